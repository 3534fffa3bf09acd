import { queryOptions, skipToken } from '@tanstack/react-query';
import { answered, api } from '../../../api/http';
import type { FromTemplate, FromTemplateIn } from '../../../api/types';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';

const TEMPLATES = '/api/v1/projects/{project_id}/dashboard-templates';
const TEMPLATE = '/api/v1/projects/{project_id}/dashboard-templates/{template}';

/** The templates there are; their words come in the reader's language. */
export const templatesQuery = (project_id: string, language: string) =>
  queryOptions({
    queryKey: ['templates', project_id, language],
    queryFn: ({ signal }) => answered(api.GET(TEMPLATES, { params: { path: { project_id } }, signal })),
    staleTime: Infinity,
  });

/** How a template fits the project. */
export const fitQuery = (project_id: string, template: string | undefined, language: string) =>
  queryOptions({
    queryKey: ['templates', project_id, language, template],
    queryFn: template
      ? ({ signal }) => answered(api.GET(TEMPLATE, { params: { path: { project_id, template } }, signal }))
      : skipToken,
    retry: false,
  });

/** Returns how a dashboard is made of a template. */
export function useFromTemplate() {
  const { project_id } = useProject();
  return useSend(
    ({ template, ...body }: FromTemplateIn & { template: string }): Promise<FromTemplate> =>
      answered(api.POST(`${TEMPLATE}/dashboard`, { params: { path: { project_id, template } }, body })),
    [['dashboards', project_id]],
  );
}

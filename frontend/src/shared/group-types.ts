import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/http';
import type { GroupType, GroupTypeNames } from '../api/types';
import type { Language } from '../i18n/setup';
import { useProject } from './session';
import { useSend } from './use-send';

/** The types of groups that were seen or named, those with most groups first. */
export const groupTypesQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['group-types', project_id],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/group-types', { params: { path: { project_id } }, signal }),
      ),
    staleTime: 30_000,
  });

/** Returns the types with what several of their groups are called; none until they are known. */
export function useGroupTypes(): { type: string; name: string }[] {
  const { i18n } = useTranslation();
  const { project_id } = useProject();
  const types = useQuery(groupTypesQuery(project_id)).data?.items ?? [];
  return types.map((one) => ({ type: one.type, name: pluralOf(one, i18n.language as Language) }));
}

/** Returns what several groups of a type are called in a language; the type itself without a name. */
export function pluralOf({ type, names }: GroupType, language: Language): string {
  return names?.[language].plural ?? type;
}

/** Returns what can be done with the name of a type. */
export function useGroupTypeVerbs() {
  const { project_id } = useProject();
  const keys = [['group-types', project_id]];
  const path = (type: string) => ({ path: { project_id, type } });
  return {
    name: useSend(
      ({ type, names }: { type: string; names: GroupTypeNames }) =>
        answered(
          api.PUT('/api/v1/projects/{project_id}/group-types/{type}', { params: path(type), body: names }),
        ),
      keys,
    ),
    unname: useSend(
      (type: string) =>
        answered(api.DELETE('/api/v1/projects/{project_id}/group-types/{type}', { params: path(type) })),
      keys,
    ),
  };
}

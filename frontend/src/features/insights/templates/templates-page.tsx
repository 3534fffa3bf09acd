import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../api/types';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { Columns, Page, Section } from '../../../ui/layout';
import { FitForm } from './fit-form';
import { fitQuery, templatesQuery } from './queries';
import css from './templates.module.css';

const route = getRouteApi('/signed-in/p/$projectId/dashboards/templates');

/** Dashboards to begin with: choose one, see who plays which role in it, make it. */
export function TemplatesPage() {
  const { t, i18n } = useTranslation();
  const { project_id } = useProject();
  const { template } = route.useSearch();
  const templates = useQuery(templatesQuery(project_id, i18n.language));
  const fit = useQuery(fitQuery(project_id, template, i18n.language));
  return (
    <>
      <AnalyseTabs />
      <Page wide title={t('boardTemplates.title')} lead={t('boardTemplates.lead')}>
        <Await query={templates}>
          {({ items }) => (
            <Columns min={184}>
              {items.map((one) => (
                <Card key={one.key} template={one} chosen={one.key === template} />
              ))}
            </Columns>
          )}
        </Await>
        {template ? (
          <Await query={fit} rows={8}>
            {(data) => <FitForm key={data.key} fit={data} />}
          </Await>
        ) : null}
      </Page>
    </>
  );
}

function Card({ template, chosen }: { template: Template; chosen: boolean }) {
  return (
    <Section>
      <Link
        to="/p/$projectId/dashboards/templates"
        params={{ projectId: useProject().project_id }}
        search={{ template: template.key }}
        className={css.card}
        aria-current={chosen || undefined}
      >
        {template.name}
      </Link>
      <p className={css.about}>{template.description}</p>
    </Section>
  );
}

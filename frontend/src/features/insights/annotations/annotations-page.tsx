import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../../../lib/dates';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { Await } from '../../../shared/await';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { Button } from '../../../ui/kit';
import { Page, Section } from '../../../ui/layout';
import { Empty } from '../../../ui/states';
import { dashboardsQuery } from '../boards/queries';
import { AnnotationDialog } from './dialog';
import { AnnotationList } from './list';
import { annotationsQuery } from './queries';

/** Everything that was noted down, the latest first. */
export function AnnotationsPage() {
  const { t } = useTranslation();
  const { project_id, timezone } = useProject();
  const [adding, setAdding] = useState(false);
  const annotations = useQuery({ ...annotationsQuery(project_id), staleTime: 0 });
  const boards = useQuery(dashboardsQuery(project_id)).data?.items ?? [];
  const boardName = (id: string) => boards.find((one) => one.id === id)?.name ?? t('annotations.goneBoard');
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={t('annotations.title')}
        lead={t('annotations.lead')}
        actions={
          <Gate need="write">
            <Button variant="filled" leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>
              {t('annotations.add')}
            </Button>
          </Gate>
        }
      >
        <Section flush>
          <Await query={annotations}>
            {({ items }) =>
              items.length ? (
                <AnnotationList items={items} boardName={boardName} />
              ) : (
                <Empty title={t('annotations.none')}>{t('annotations.noneWhy')}</Empty>
              )
            }
          </Await>
        </Section>
        {adding ? (
          <AnnotationDialog edited={{ at: todayIn(timezone, new Date()) }} onClose={() => setAdding(false)} />
        ) : null}
      </Page>
    </>
  );
}

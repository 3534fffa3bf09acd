import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsightItem } from '../../../api/types';
import { type Translate, useFormat } from '../../../i18n/setup';
import { AnalyseTabs } from '../../../shared/analyse-tabs';
import { AskButton } from '../../../shared/ask-button';
import { Await } from '../../../shared/await';
import { useProject } from '../../../shared/session';
import { DataTable } from '../../../ui/data-table';
import { TextInput } from '../../../ui/kit';
import { Muted, Page, Section } from '../../../ui/layout';
import { Empty } from '../../../ui/states';
import { Tag } from '../../../ui/tag';
import { insightsQuery } from './queries';

/** Every question that somebody kept, the last changed first. */
export function InsightsPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const insights = useQuery(insightsQuery(project_id));
  return (
    <>
      <AnalyseTabs />
      <Page
        wide
        title={t('boards.insights')}
        lead={t('boards.insightsLead')}
        actions={insights.data?.items.length ? <AskButton /> : undefined}
      >
        <Section flush>
          <Await query={insights}>
            {({ items }) =>
              items.length ? (
                <InsightTable insights={items} />
              ) : (
                <Empty
                  title={t('boards.noInsights')}
                  action={
                    <Link to="/p/$projectId/analyse" params={{ projectId: project_id }}>
                      {t('boards.askFirst')}
                    </Link>
                  }
                >
                  {t('boards.noInsightsWhy')}
                </Empty>
              )
            }
          </Await>
        </Section>
      </Page>
    </>
  );
}

function InsightTable({ insights }: { insights: InsightItem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const found = insights.filter((one) =>
    `${one.name} ${one.description} ${one.owner}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <>
      {insights.length > 8 ? (
        <TextInput
          p={12}
          aria-label={t('common.search')}
          placeholder={t('common.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      <DataTable
        label={t('boards.insights')}
        rows={found}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'name',
            head: t('boards.name'),
            grow: true,
            cell: (one) => (
              <>
                <Link
                  to="/p/$projectId/analyse"
                  params={{ projectId: project_id }}
                  search={{ insight: one.id }}
                >
                  {one.name}
                </Link>
                {one.description ? (
                  <div>
                    <Muted>{one.description}</Muted>
                  </div>
                ) : null}
              </>
            ),
          },
          { key: 'kind', head: t('insight.kinds'), cell: (one) => <Tag>{kindName(one.kind, t)}</Tag> },
          { key: 'owner', head: t('boards.owner'), folded: true, cell: (one) => one.owner },
          {
            key: 'changed',
            head: t('boards.changed'),
            minor: true,
            cell: (one) => (
              <Muted>
                {t('boards.changedBy', {
                  who: one.changed_by,
                  when: format.moment(one.changed_at, timezone),
                })}
              </Muted>
            ),
          },
        ]}
      />
    </>
  );
}

const KINDS = [
  'trend',
  'funnel',
  'retention',
  'lifecycle',
  'stickiness',
  'paths',
  'sessions',
  'histogram',
  'attribution',
  'correlation',
  'cohort_sizes',
  'sql',
] as const;

/** Returns the kind of a question in the reader's language; the API's own word for one that is newer. */
function kindName(kind: string, t: Translate): string {
  const known = KINDS.find((one) => one === kind);
  return known ? t(`boards.kinds.${known}`) : kind;
}

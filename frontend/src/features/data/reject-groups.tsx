import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RejectGroup } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { reasonText } from '../../shared/reasons';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { LinkButton } from '../../ui/link-button';
import { Muted, Section } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { rejectGroupsQuery } from './queries';
import { RejectRepair } from './reject-repair';

/** What is refused and still open, by reason and source; a group opens its repair. */
export function RejectGroups() {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const groups = useQuery(rejectGroupsQuery(project_id));
  const [opened, setOpened] = useState<RejectGroup | null>(null);
  return (
    <Section flush title={t('data.rejectGroups')} hint={t('data.rejectGroupsHint')}>
      <Await query={groups} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('data.noRejects')} />
          ) : (
            <DataTable
              label={t('data.rejectGroups')}
              rows={items}
              rowKey={(group) => `${group.reason} ${group.source}`}
              columns={[
                {
                  key: 'reason',
                  head: t('data.reason'),
                  cell: (group) => (
                    <LinkButton onClick={() => setOpened(group)}>{reasonText(group.reason, t)}</LinkButton>
                  ),
                },
                {
                  key: 'source',
                  head: t('data.source'),
                  cell: (group) => group.source || t('data.sourceUnnamed'),
                },
                {
                  key: 'count',
                  head: t('data.volume'),
                  numeric: true,
                  cell: (group) => format.number(group.count),
                },
                {
                  key: 'newest',
                  head: t('data.lastSeen'),
                  cell: (group) => format.moment(group.newest, timezone),
                },
                {
                  key: 'detail',
                  head: t('data.detail'),
                  grow: true,
                  cell: (group) => <Muted>{group.detail}</Muted>,
                },
              ]}
            />
          )
        }
      </Await>
      <RejectRepair group={opened} onClose={() => setOpened(null)} />
    </Section>
  );
}

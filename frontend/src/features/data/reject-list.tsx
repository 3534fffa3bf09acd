import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reject } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { readReason, reasonText } from '../../shared/reasons';
import { useProject } from '../../shared/session';
import { CodeBlock } from '../../ui/code-block';
import { DataTable } from '../../ui/data-table';
import { Button, Select } from '../../ui/kit';
import { LinkButton } from '../../ui/link-button';
import { Muted, Section, Stack } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty, Loading } from '../../ui/states';
import { rejectsQuery } from './queries';

const route = getRouteApi('/signed-in/p/$projectId/data/pipeline');

/** What was refused and why, with exactly what was received. */
export function RejectList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const { reason } = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<Reject | null>(null);
  const rejects = useInfiniteQuery(rejectsQuery(project_id, reason));
  const pages = rejects.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.items);
  const counts = pages[0]?.counts ?? [];
  const reasons = counts.map((one) => ({
    value: one.reason,
    label: `${reasonText(one.reason, t)} (${format.number(one.count)})`,
  }));
  return (
    <Section
      flush
      title={t('data.rejects')}
      hint={t('data.rejectsHint')}
      actions={
        <Select
          w={240}
          aria-label={t('data.reason')}
          value={reason ?? ''}
          data={[{ value: '', label: t('data.allReasons') }, ...reasons]}
          onChange={(next) => void navigate({ search: { reason: readReason(next) }, resetScroll: false })}
        />
      }
    >
      {rejects.isError ? <Failed error={rejects.error} retry={() => void rejects.refetch()} /> : null}
      {rejects.isPending ? <Loading rows={4} /> : null}
      {rejects.data && rows.length === 0 ? <Empty title={t('data.noRejects')} /> : null}
      {rows.length ? (
        <DataTable
          label={t('data.rejects')}
          rows={rows}
          rowKey={(row) => String(row.seq)}
          columns={[
            { key: 'when', head: t('data.when'), cell: (row) => format.moment(row.received_at, timezone) },
            {
              key: 'reason',
              head: t('data.reason'),
              cell: (row) => (
                <LinkButton onClick={() => setOpened(row)}>{reasonText(row.reason, t)}</LinkButton>
              ),
            },
            { key: 'detail', head: t('data.detail'), grow: true, cell: (row) => <Muted>{row.detail}</Muted> },
          ]}
        />
      ) : null}
      {rejects.hasNextPage ? (
        <Button onClick={() => void rejects.fetchNextPage()}>{t('common.loadMore')}</Button>
      ) : null}
      <Panel
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={reasonText(opened?.reason ?? '', t)}
      >
        <Stack>
          <span>{opened?.detail}</span>
          <CodeBlock label={t('data.sample')} code={opened?.sample ?? ''} />
        </Stack>
      </Panel>
    </Section>
  );
}

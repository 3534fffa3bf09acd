import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanVersion } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { LinkButton } from '../../ui/link-button';
import { Section } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty, Loading } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { ChangeList } from './change-list';
import { usePlanChanges, versionsQuery } from './queries';

/** Every version that was published, what it changed, and the way back to it. */
export function Versions() {
  const { t } = useTranslation();
  const versions = useInfiniteQuery(versionsQuery(useProject().project_id));
  const [shown, setShown] = useState<PlanVersion | null>(null);
  const rows = (versions.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <Section flush title={t('plan.versions')}>
      {versions.isError ? <Failed error={versions.error} retry={() => void versions.refetch()} /> : null}
      {versions.isPending ? <Loading rows={4} /> : null}
      {versions.data && rows.length === 0 ? (
        <Empty title={t('plan.noVersions')}>{t('plan.noVersionsWhy')}</Empty>
      ) : null}
      {rows.length ? <VersionTable rows={rows} onShow={setShown} /> : null}
      {versions.hasNextPage ? (
        <Button onClick={() => void versions.fetchNextPage()}>{t('common.loadMore')}</Button>
      ) : null}
      <Panel
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={`${t('plan.version')} ${shown?.version ?? ''}`}
      >
        <ChangeList changes={shown?.changes ?? []} />
      </Panel>
    </Section>
  );
}

function VersionTable({ rows, onShow }: { rows: PlanVersion[]; onShow: (version: PlanVersion) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const { restore } = usePlanChanges();
  const back = ({ version }: PlanVersion) =>
    restore.mutate(version, { onSuccess: () => toastDone(t('plan.restored', { version })) });
  return (
    <DataTable
      label={t('plan.versions')}
      rows={rows}
      rowKey={(row) => String(row.version)}
      columns={[
        { key: 'version', head: t('plan.version'), numeric: true, cell: (row) => format.number(row.version) },
        { key: 'when', head: t('plan.when'), cell: (row) => format.moment(row.published_at, timezone) },
        { key: 'author', head: t('plan.author'), cell: (row) => row.author },
        { key: 'note', head: t('plan.noteColumn'), grow: true, cell: (row) => row.note || '–' },
        { key: 'events', head: t('plan.events'), numeric: true, cell: (row) => format.number(row.events) },
        {
          key: 'changes',
          head: t('plan.changesColumn'),
          numeric: true,
          cell: (row) => (
            <LinkButton onClick={() => onShow(row)}>{format.number(row.changes.length)}</LinkButton>
          ),
        },
        {
          key: 'restore',
          head: '',
          numeric: true,
          cell: (row) => (
            <Gate need="write">
              <Button variant="subtle" onClick={() => back(row)}>
                {t('plan.restore')}
              </Button>
            </Gate>
          ),
        },
      ]}
    />
  );
}

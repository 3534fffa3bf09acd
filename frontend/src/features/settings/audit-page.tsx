import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { Muted, Page, Section } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { actionText, detailText, targetText } from './audit-words';
import { auditQuery, membersQuery } from './queries';
import { SettingsTabs } from './settings-tabs';

/** Who changed what, and whether the chain of entries is intact. */
export function AuditPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const audit = useInfiniteQuery(auditQuery(project_id));
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const verified = audit.data?.pages.every((page) => page.verified);
  return (
    <>
      <SettingsTabs />
      <Page
        wide
        title={t('settings.auditTitle')}
        lead={t('settings.auditLead')}
        actions={
          verified === undefined ? undefined : (
            <Tag tone={verified ? 'ok' : 'danger'}>
              {t(verified ? 'settings.verified' : 'settings.broken')}
            </Tag>
          )
        }
      >
        <Section flush>
          {audit.isError ? <Failed error={audit.error} retry={() => void audit.refetch()} /> : null}
          {audit.isPending ? <Loading rows={6} /> : null}
          {audit.data && entries.length === 0 ? <Empty title={t('settings.noAudit')} /> : null}
          {entries.length ? <Entries entries={entries} /> : null}
        </Section>
        {audit.hasNextPage ? (
          <Button onClick={() => void audit.fetchNextPage()}>{t('common.loadMore')}</Button>
        ) : null}
      </Page>
    </>
  );
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const members = useQuery(membersQuery(project_id)).data?.items ?? [];
  const names = new Map(members.map((one) => [one.user_id, one.name || one.email || one.user_id]));
  return (
    <DataTable
      label={t('settings.auditTitle')}
      rows={entries}
      rowKey={(entry) => String(entry.seq)}
      columns={[
        { key: 'at', head: t('settings.at'), cell: (entry) => format.moment(entry.at, timezone) },
        {
          key: 'actor',
          head: t('settings.actor'),
          folded: true,
          cell: ({ actor }) => (actor.kind === 'system' ? t('settings.system') : (actor.name ?? actor.id)),
        },
        { key: 'action', head: t('settings.action'), cell: (entry) => actionText(entry.action, t) },
        { key: 'target', head: t('settings.target'), cell: (entry) => targetText(entry.target, names) },
        {
          key: 'detail',
          head: t('data.detail'),
          grow: true,
          folded: true,
          cell: (entry) => <Muted>{detailText(entry.detail, t)}</Muted>,
        },
      ]}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hook } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { DataTabs } from '../../shared/data-tabs';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { Muted, Page, Section } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { NewHook } from './new-hook';
import { hooksQuery } from './queries';

/** Webhooks of other services as a source of events. */
export function HooksPage() {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const hooks = useQuery(hooksQuery(useProject().project_id));
  return (
    <>
      <DataTabs />
      <Page
        wide
        title={t('hooks.title')}
        lead={t('hooks.lead')}
        actions={
          <Gate need="manage">
            <Button variant="filled" leftSection={<Plus size={14} />} onClick={() => setCreating(true)}>
              {t('hooks.new')}
            </Button>
          </Gate>
        }
      >
        <Section flush>
          <Await query={hooks}>
            {({ items }) =>
              items.length ? (
                <HookTable hooks={items} />
              ) : (
                <Empty title={t('hooks.none')}>{t('hooks.noneWhy')}</Empty>
              )
            }
          </Await>
        </Section>
        <NewHook opened={creating} onClose={() => setCreating(false)} />
      </Page>
    </>
  );
}

function HookTable({ hooks }: { hooks: Hook[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone, project_id } = useProject();
  return (
    <DataTable
      label={t('hooks.title')}
      rows={hooks}
      rowKey={(hook) => hook.id}
      columns={[
        {
          key: 'name',
          head: t('hooks.name'),
          grow: true,
          cell: (hook) => (
            <Link to="/p/$projectId/data/hooks/$hookId" params={{ projectId: project_id, hookId: hook.id }}>
              {hook.name}
            </Link>
          ),
        },
        {
          key: 'scheme',
          head: t('hooks.scheme'),
          cell: (hook) => (
            <Tag tone={hook.scheme === 'none' ? 'warn' : 'plain'}>{t(`hooks.schemes.${hook.scheme}`)}</Tag>
          ),
        },
        {
          key: 'rules',
          head: t('hooks.rules'),
          cell: (hook) => t('hooks.rulesCount', { count: hook.mapping.rules?.length ?? 0 }),
        },
        {
          key: 'created',
          head: t('hooks.created'),
          cell: (hook) => (
            <Muted>
              {t('hooks.madeBy', {
                who: hook.created_by,
                when: format.moment(hook.created_at, timezone),
              })}
            </Muted>
          ),
        },
      ]}
    />
  );
}

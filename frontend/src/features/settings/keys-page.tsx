import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { Key } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { Gate } from '../../shared/gate';
import { keysQuery } from '../../shared/keys';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { CopyIcon } from '../../ui/code-block';
import { Confirm } from '../../ui/confirm';
import { DataTable } from '../../ui/data-table';
import { Button } from '../../ui/kit';
import { Muted, Page, Section } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { toastDone } from '../../ui/toast';
import { NewKey } from './new-key';
import { SettingsTabs } from './settings-tabs';

/** Write keys and API keys: make, copy, revoke. */
export function KeysPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const keys = useQuery(keysQuery(project_id));
  const revoke = useSend(
    (key: Key) =>
      answered(
        api.DELETE('/api/v1/projects/{project_id}/keys/{key_id}', {
          params: { path: { project_id, key_id: key.id } },
        }),
      ),
    [['keys', project_id]],
  );
  return (
    <>
      <SettingsTabs />
      <Page
        wide
        title={t('settings.keysTitle')}
        lead={t('settings.keysLead')}
        actions={
          <Gate need="manage">
            <Button variant="filled" leftSection={<Plus size={14} />} onClick={() => setCreating(true)}>
              {t('settings.newKey')}
            </Button>
          </Gate>
        }
      >
        <Section flush>
          <Await query={keys}>
            {({ items }) =>
              items.length ? (
                <KeyTable keys={items} onRevoke={setRevoking} />
              ) : (
                <Empty title={t('settings.noKeys')}>{t('settings.noKeysWhy')}</Empty>
              )
            }
          </Await>
        </Section>
        <NewKey opened={creating} onClose={() => setCreating(false)} />
        <Confirm
          danger
          opened={revoking !== null}
          onClose={() => setRevoking(null)}
          title={t('settings.revokeTitle', { name: revoking?.name })}
          action={t('settings.revoke')}
          run={async () => {
            if (!revoking) return;
            await revoke.mutateAsync(revoking);
            toastDone(t('settings.revokeDone'));
          }}
        >
          {t('settings.revokeBody')}
        </Confirm>
      </Page>
    </>
  );
}

function KeyTable({ keys, onRevoke }: { keys: Key[]; onRevoke: (key: Key) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('settings.keysTitle')}
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        { key: 'name', head: t('settings.keyName'), cell: (key) => key.name },
        {
          key: 'kind',
          folded: true,
          head: t('settings.keyKind'),
          cell: (key) => t(key.kind === 'write' ? 'settings.keyWrite' : 'settings.keyApi'),
        },
        {
          key: 'value',
          head: t('settings.keyValue'),
          cell: (key) => (
            <span>
              <code>{key.value ?? `${key.prefix}…`}</code>
              {key.value ? <CopyIcon value={key.value} /> : null}
            </span>
          ),
        },
        {
          key: 'scopes',
          grow: true,
          folded: true,
          head: t('settings.keyScopes'),
          cell: (key) => (
            <Muted>
              {key.kind === 'api' ? key.scopes.map((one) => t(`settings.scope.${one}`)).join(' · ') : ''}
            </Muted>
          ),
        },
        {
          key: 'used',
          folded: true,
          head: t('settings.lastUsed'),
          cell: (key) => (key.last_used_at ? format.moment(key.last_used_at, timezone) : t('settings.never')),
        },
        {
          key: 'expires',
          folded: true,
          head: t('settings.keyExpires'),
          cell: (key) =>
            key.expires_at ? format.moment(key.expires_at, timezone) : t('settings.expiresNever'),
        },
        { key: 'state', head: t('data.state'), cell: (key) => <State apiKey={key} /> },
        {
          key: 'actions',
          head: '',
          numeric: true,
          cell: (key) =>
            key.revoked_at ? null : (
              <Gate need="manage">
                <Button color="danger" variant="subtle" onClick={() => onRevoke(key)}>
                  {t('settings.revoke')}
                </Button>
              </Gate>
            ),
        },
      ]}
    />
  );
}

function State({ apiKey }: { apiKey: Key }) {
  const { t } = useTranslation();
  const [now] = useState(() => Date.now());
  if (apiKey.revoked_at) return <Tag>{t('settings.revoked')}</Tag>;
  const over = apiKey.expires_at !== null && Date.parse(apiKey.expires_at) < now;
  return over ? <Tag tone="warn">{t('settings.expired')}</Tag> : <Tag tone="ok">{t('settings.active')}</Tag>;
}

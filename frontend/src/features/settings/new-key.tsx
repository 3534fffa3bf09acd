import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { Key, Scope } from '../../api/types';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { CodeBlock } from '../../ui/code-block';
import { Button, Checkbox, Modal, SegmentedControl, Select, TextInput } from '../../ui/kit';
import { Stack } from '../../ui/layout';

const SCOPES = ['query', 'read', 'write', 'admin'] as const;
const DAYS = [30, 90, 365];

/** Makes a key; an API key is shown once, until the reader says it is copied. */
export function NewKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Key | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made ? t('settings.keyOnceTitle') : t('settings.newKey')}
      closeOnClickOutside={made === null}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {made ? (
        <Stack>
          {made.kind === 'api' ? <span>{t('settings.keyOnce')}</span> : null}
          <CodeBlock label={t('settings.keyValue')} code={made.value ?? ''} />
          <div>
            <Button variant="filled" onClick={close}>
              {t('settings.done')}
            </Button>
          </div>
        </Stack>
      ) : (
        <KeyForm onMade={setMade} />
      )}
    </Modal>
  );
}

function KeyForm({ onMade }: { onMade: (key: Key) => void }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [kind, setKind] = useState<'api' | 'write'>('api');
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>(['query', 'read']);
  const [days, setDays] = useState('');
  const create = useSend(async () => {
    const body = {
      kind,
      name,
      ...(kind === 'api' ? { scopes, expires_in_days: Number(days) || undefined } : {}),
    };
    onMade(
      await answered(
        api.POST('/api/v1/projects/{project_id}/keys', { params: { path: { project_id } }, body }),
      ),
    );
  }, [['keys', project_id]]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined);
  };
  const terms = DAYS.map((count) => ({ value: String(count), label: t('settings.expiresDays', { count }) }));
  return (
    <form onSubmit={submit}>
      <Stack>
        <SegmentedControl
          aria-label={t('settings.keyKind')}
          value={kind}
          onChange={(next) => setKind(next === 'write' ? 'write' : 'api')}
          data={[
            { value: 'api', label: t('settings.keyApi') },
            { value: 'write', label: t('settings.keyWrite') },
          ]}
        />
        <TextInput
          label={t('settings.keyName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          data-autofocus
        />
        {kind === 'api' ? (
          <>
            <Checkbox.Group
              label={t('settings.keyScopes')}
              value={scopes}
              onChange={(next) => setScopes(SCOPES.filter((scope) => next.includes(scope)))}
            >
              <Stack gap={8}>
                {SCOPES.map((scope) => (
                  <Checkbox key={scope} value={scope} label={t(`settings.scope.${scope}`)} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Select
              label={t('settings.keyExpires')}
              value={days}
              data={[{ value: '', label: t('settings.expiresNever') }, ...terms]}
              onChange={(next) => setDays(next ?? '')}
            />
          </>
        ) : null}
        <div>
          <Button
            type="submit"
            variant="filled"
            loading={create.isPending}
            disabled={kind === 'api' && scopes.length === 0}
          >
            {t('settings.createKey')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

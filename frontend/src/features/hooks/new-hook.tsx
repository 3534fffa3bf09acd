import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hook, HookPreset, HookScheme } from '../../api/types';
import { Await } from '../../shared/await';
import { useProject } from '../../shared/session';
import { Button, Modal, PasswordInput, Select, TextInput } from '../../ui/kit';
import { Muted, Stack } from '../../ui/layout';
import { presetsQuery, useHookVerbs } from './queries';
import { SchemeNote } from './scheme-note';
import { SecretOnce } from './secret-once';

const OWN_SCHEMES = ['bearer', 'basic', 'standard', 'github', 'none'] as const satisfies HookScheme[];
type PresetKey = 'stripe' | 'shopify' | 'github' | 'standard' | 'slack' | 'own';

/** Makes a webhook from a preset; its secret is shown once, until the reader says it is copied. */
export function NewHook({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const navigate = useNavigate();
  const presets = useQuery(presetsQuery(project_id));
  const [made, setMade] = useState<{ hook: Hook; given: boolean } | null>(null);
  const done = (hook: Hook) => {
    setMade(null);
    onClose();
    void navigate({
      to: '/p/$projectId/data/hooks/$hookId',
      params: { projectId: project_id, hookId: hook.id },
    });
  };
  return (
    <Modal
      opened={opened}
      onClose={() => (made ? done(made.hook) : onClose())}
      title={t(made ? 'hooks.onceTitle' : 'hooks.new')}
      closeOnClickOutside={made === null}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {made ? (
        <SecretOnce hook={made.hook} given={made.given} onDone={() => done(made.hook)} />
      ) : (
        <Await query={presets}>
          {({ items }) => <Form presets={items} onMade={(hook, given) => setMade({ hook, given })} />}
        </Await>
      )}
    </Modal>
  );
}

type FormProps = { presets: HookPreset[]; onMade: (hook: Hook, given: boolean) => void };

function Form({ presets, onMade }: FormProps) {
  const { t } = useTranslation();
  const { create } = useHookVerbs();
  const [key, setKey] = useState<PresetKey>('stripe');
  const [name, setName] = useState('Stripe');
  const [own, setOwn] = useState<HookScheme>('bearer');
  const [secret, setSecret] = useState('');
  const preset = presets.find((one) => one.key === key);
  const scheme = key === 'own' || !preset ? own : preset.scheme;
  const pick = (next: PresetKey) => {
    setKey(next);
    setName(next === 'own' ? '' : t(`hooks.presets.${next}`));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = secret.trim() !== '' && scheme !== 'none';
    create.mutate(
      { name, scheme, mapping: preset?.mapping ?? { rules: [] }, secret: given ? secret : '' },
      { onSuccess: (hook) => onMade(hook, given) },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label={t('hooks.sender')}
          value={key}
          data={presets.map((one) => ({
            value: one.key,
            label: t(`hooks.presets.${one.key as PresetKey}`),
          }))}
          onChange={(next) => next && pick(next as PresetKey)}
          allowDeselect={false}
        />
        <TextInput
          label={t('hooks.name')}
          description={t('hooks.nameHint')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        {key === 'own' ? (
          <Select
            label={t('hooks.scheme')}
            value={own}
            data={OWN_SCHEMES.map((value) => ({ value, label: t(`hooks.schemes.${value}`) }))}
            onChange={(next) => setOwn((next ?? own) as HookScheme)}
            allowDeselect={false}
          />
        ) : (
          <Muted>{t(`hooks.schemes.${scheme}`)}</Muted>
        )}
        <SchemeNote scheme={scheme} />
        {scheme === 'none' ? null : (
          <PasswordInput
            label={t('hooks.secret')}
            description={t('hooks.secretHint')}
            value={secret}
            autoComplete="off"
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
        )}
        <div>
          <Button type="submit" variant="filled" loading={create.isPending} disabled={!name.trim()}>
            {t('hooks.create')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

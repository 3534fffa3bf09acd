import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hook } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { Confirm } from '../../ui/confirm';
import { Button, Modal, NumberInput, PasswordInput } from '../../ui/kit';
import { Muted, Row, Section, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { useHookVerbs } from './queries';
import { SecretOnce } from './secret-once';

/** Which secrets hold and until when, another one, and the end of it. */
export function Security({ hook }: { hook: Hook }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const [rotating, setRotating] = useState(false);
  return (
    <Section title={t('hooks.security')}>
      <Stack>
        {hook.secrets.length ? (
          <Stack gap={4}>
            <strong>{t('hooks.secrets')}</strong>
            {hook.secrets.map((one) => (
              <Muted key={one.created_at}>
                {one.expires_at
                  ? t('hooks.secretEnds', { hint: one.hint, when: format.moment(one.expires_at, timezone) })
                  : t('hooks.secretHolds', { hint: one.hint })}
              </Muted>
            ))}
          </Stack>
        ) : null}
        <Row>
          {hook.scheme === 'none' ? null : (
            <Gate need="manage">
              <Button onClick={() => setRotating(true)}>{t('hooks.rotate')}</Button>
            </Gate>
          )}
          <Remove hook={hook} />
        </Row>
        <Rotate hook={hook} opened={rotating} onClose={() => setRotating(false)} />
      </Stack>
    </Section>
  );
}

function Rotate({ hook, opened, onClose }: { hook: Hook; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { rotate } = useHookVerbs();
  const [secret, setSecret] = useState('');
  const [overlap, setOverlap] = useState(24);
  const [made, setMade] = useState<{ hook: Hook; given: boolean } | null>(null);
  const close = () => {
    setMade(null);
    setSecret('');
    onClose();
  };
  const go = () =>
    rotate.mutate(
      { id: hook.id, secret, overlap_hours: overlap },
      { onSuccess: (changed) => setMade({ hook: changed, given: secret.trim() !== '' }) },
    );
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(made ? 'hooks.onceTitle' : 'hooks.rotate')}
      closeOnClickOutside={made === null}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {made ? (
        <SecretOnce hook={made.hook} given={made.given} onDone={close} />
      ) : (
        <Stack>
          <span>{t('hooks.rotateHint')}</span>
          <PasswordInput
            label={t('hooks.secret')}
            description={t('hooks.secretHint')}
            value={secret}
            autoComplete="off"
            onChange={({ currentTarget }) => setSecret(currentTarget.value)}
          />
          <NumberInput
            label={t('hooks.overlap')}
            min={0}
            max={720}
            value={overlap}
            onChange={(next) => setOverlap(typeof next === 'number' ? next : 0)}
          />
          <div>
            <Button variant="filled" loading={rotate.isPending} onClick={go}>
              {t('hooks.rotate')}
            </Button>
          </div>
        </Stack>
      )}
    </Modal>
  );
}

function Remove({ hook }: { hook: Hook }) {
  const { t } = useTranslation();
  const { remove } = useHookVerbs();
  const { project_id } = useProject();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Gate need="manage">
        <Button color="danger" variant="subtle" onClick={() => setAsked(true)}>
          {t('hooks.remove')}
        </Button>
      </Gate>
      <Confirm
        danger
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('hooks.removeTitle', { name: hook.name })}
        action={t('hooks.remove')}
        run={async () => {
          await remove.mutateAsync(hook.id);
          toastDone(t('hooks.removed'));
          await navigate({ to: '/p/$projectId/data/hooks', params: { projectId: project_id } });
        }}
      >
        {t('hooks.removeBody')}
      </Confirm>
    </>
  );
}

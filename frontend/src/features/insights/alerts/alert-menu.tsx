import { useNavigate } from '@tanstack/react-router';
import { BellOff, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../api/types';
import { Gate } from '../../../shared/gate';
import { useMay, useProject } from '../../../shared/session';
import { Confirm } from '../../../ui/confirm';
import { Button, Menu } from '../../../ui/kit';
import { Row } from '../../../ui/layout';
import { toastDone } from '../../../ui/toast';
import { bodyOf, draftOf, SNOOZE_NAMES, SNOOZES, type State } from './model';
import { useAlertVerbs } from './queries';

type Props = { alert: Alert; state: State; onRevision: (revision: number) => void };

/** Putting an alert off, switching it off, removing it. */
export function AlertMenu({ alert, state, onRevision }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const params = { projectId: useProject().project_id };
  const may = useMay().write;
  const verbs = useAlertVerbs();
  const [removing, setRemoving] = useState(false);
  const snooze = (minutes: number) =>
    verbs.snooze.mutate(
      { id: alert.id, minutes },
      { onSuccess: () => toastDone(t(minutes ? 'alerts.isSnoozed' : 'alerts.isAwake')) },
    );
  const turn = () =>
    verbs.change.mutate(
      {
        id: alert.id,
        revision: alert.revision,
        ...bodyOf(draftOf(alert), alert.question, alert.metric_id, !alert.enabled),
      },
      { onSuccess: (saved) => onRevision(saved.revision) },
    );
  return (
    <Row gap={4}>
      {state === 'snoozed' ? (
        <Gate need="write">
          <Button onClick={() => snooze(0)}>{t('alerts.wake')}</Button>
        </Gate>
      ) : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button disabled={!may || !alert.enabled} leftSection={<BellOff size={14} />}>
              {t('alerts.snooze')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {SNOOZE_NAMES.map((name) => (
              <Menu.Item key={name} onClick={() => snooze(SNOOZES[name])}>
                {t(`alerts.snoozes.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<ChevronDown size={14} />}>{t('alerts.menu')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!may} onClick={turn}>
            {t(alert.enabled ? 'alerts.switchOff' : 'alerts.switchOn')}
          </Menu.Item>
          <Menu.Item color="danger" disabled={!may} onClick={() => setRemoving(true)}>
            {t('alerts.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={removing}
        onClose={() => setRemoving(false)}
        title={t('alerts.removeTitle', { name: alert.name })}
        action={t('alerts.remove')}
        danger
        run={async () => {
          await verbs.remove.mutateAsync(alert.id);
          await navigate({ to: '/p/$projectId/alerts', params });
        }}
      >
        {t('alerts.removeWhat')}
      </Confirm>
    </Row>
  );
}

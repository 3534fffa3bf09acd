import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackingPlan } from '../../api/types';
import { Button, Modal, TextInput } from '../../ui/kit';
import { Row, Stack } from '../../ui/layout';
import { EMPTY_EVENT, withEvent } from './model';
import { usePlanChanges } from './queries';

type Props = { plan: TrackingPlan; opened: boolean; onClose: () => void; onMade: (name: string) => void };

/** Asks for a name and puts an empty event into the draft. */
export function NewEvent({ plan: { draft }, opened, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const { edit } = usePlanChanges();
  const chosen = name.trim();
  const known = chosen in draft.plan.events;
  const done = () => {
    setName('');
    onClose();
    onMade(chosen);
  };
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (known) return done();
    edit.mutate(
      { plan: withEvent(draft.plan, chosen, EMPTY_EVENT), revision: draft.revision },
      { onSuccess: done },
    );
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('plan.addEvent')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={make}>
        <Stack gap={16}>
          <TextInput
            data-autofocus
            required
            label={t('plan.eventName')}
            maxLength={512}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Row>
            <Button type="submit" variant="filled" disabled={chosen === ''} loading={edit.isPending}>
              {t('common.add')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}

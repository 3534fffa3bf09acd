import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackingPlan } from '../../api/types';
import { Button, Modal, TextInput } from '../../ui/kit';
import { Row, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { ChangeList } from './change-list';
import css from './plan.module.css';
import { usePlanChanges } from './queries';

type Props = { plan: TrackingPlan; opened: boolean; onClose: () => void };

/** Shows what will change and asks what it is for. */
export function Publish({ plan, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const { publish } = usePlanChanges();
  const send = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate(
      { revision: plan.draft.revision, note },
      {
        onSuccess: ({ version }) => {
          toastDone(t('plan.published', { version }));
          setNote('');
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('plan.publishTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={send}>
        <Stack gap={16}>
          <span>{t('plan.publishWhat')}</span>
          <div className={css.scroll} tabIndex={0} role="region" aria-label={t('plan.changesTitle')}>
            <ChangeList changes={plan.changes} />
          </div>
          <TextInput
            data-autofocus
            label={t('plan.note')}
            description={t('plan.noteHint')}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Row>
            <Button type="submit" variant="filled" loading={publish.isPending}>
              {t('plan.publishNow')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}

import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button } from '../../../ui/kit';
import { Muted, Row } from '../../../ui/layout';
import type { useBoard } from './use-board';

type Edit = ReturnType<typeof useBoard>;

/** Whether what was done is kept, and the way back and forward. */
export function SaveStatus({ edit }: { edit: Edit }) {
  const { t } = useTranslation();
  const words = { saved: 'boards.allSaved', saving: 'boards.saving', failed: 'boards.notSaved' } as const;
  return (
    <Row gap={4}>
      <span role="status" data-save={edit.state}>
        <Muted>{t(words[edit.state])}</Muted>
      </span>
      {edit.state === 'failed' ? <Button onClick={edit.retry}>{t('common.retry')}</Button> : null}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('boards.undo')}
        title={t('boards.undo')}
        disabled={!edit.undo}
        onClick={edit.undo}
      >
        <Undo2 size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('boards.redo')}
        title={t('boards.redo')}
        disabled={!edit.redo}
        onClick={edit.redo}
      >
        <Redo2 size={16} aria-hidden />
      </ActionIcon>
    </Row>
  );
}

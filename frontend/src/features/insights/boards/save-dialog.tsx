import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../api/ask';
import type { Answer, Insight } from '../../../api/types';
import { useProject } from '../../../shared/session';
import { Button, Modal, Select, Textarea, TextInput } from '../../../ui/kit';
import { Muted, Row, Stack } from '../../../ui/layout';
import { toastDone } from '../../../ui/toast';
import { dashboardsQuery, useInsightVerbs } from './queries';
import { useAddTile } from './use-add-tile';
import type { Shape } from '../shape';

type Props = {
  insight: Insight | undefined;
  as: 'new' | 'details';
  question: Asked<Answer['kind']> | null;
  metric?: string | undefined;
  view: Shape;
  onDone: (id: string) => void;
  onDetails: (saved: Insight) => void;
  onClose: () => void;
};

/** Asks for the name of an insight, and for the dashboard it should be on. */
export function SaveDialog({ insight, as, question, metric, view, onDone, onDetails, onClose }: Props) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const boards = useQuery(dashboardsQuery(project_id)).data?.items ?? [];
  const kept = as === 'details' ? insight : undefined;
  const [name, setName] = useState(kept?.name ?? '');
  const [description, setDescription] = useState(kept?.description ?? '');
  const [owner, setOwner] = useState(kept?.owner ?? '');
  // What is written is a change of this revision, whatever arrives meanwhile.
  const [revision] = useState(kept?.revision);
  const [board, setBoard] = useState('');
  const { create, change } = useInsightVerbs();
  const add = useAddTile();
  const send = async () => {
    const words = { name: name.trim(), description, owner };
    if (kept) {
      const { id } = kept;
      const saved = await change.mutateAsync({
        ...words,
        id,
        revision: revision ?? kept.revision,
        view: kept.view,
        question: kept.question as never,
        metric_id: kept.metric_id ?? undefined,
      });
      onDetails(saved);
      onClose();
      return;
    }
    const made = await create.mutateAsync({ ...words, view, question: question as never, metric_id: metric });
    if (board) await add.mutateAsync({ board, tile: { kind: 'insight', insight_id: made.id, view } });
    toastDone(t('boards.saved', { name: made.name }));
    onClose();
    onDone(made.id);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(kept ? 'boards.details' : 'boards.saveTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send().catch(() => undefined);
        }}
      >
        <Stack gap={16}>
          <TextInput
            label={t('boards.name')}
            required
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label={t('boards.description')}
            maxLength={1000}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <TextInput
            label={t('boards.owner')}
            description={t('boards.ownerHint')}
            maxLength={120}
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
          {kept ? (
            <Muted>{t('boards.usedBy', { count: kept.dashboards.length })}</Muted>
          ) : (
            <Select
              label={t('boards.addTo')}
              value={board}
              data={[
                { value: '', label: t('boards.addToNone') },
                ...boards.map((one) => ({ value: one.id, label: one.name })),
              ]}
              onChange={(next) => setBoard(next ?? '')}
            />
          )}
          <Row>
            <Button
              type="submit"
              variant="filled"
              disabled={!name.trim()}
              loading={create.isPending || change.isPending || add.isPending}
            >
              {t('common.save')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}

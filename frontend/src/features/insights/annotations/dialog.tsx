import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../../api/types';
import { dayOf, isDate } from '../../../lib/dates';
import { useProject } from '../../../shared/session';
import { Button, Modal, Select, Textarea, TextInput } from '../../../ui/kit';
import { Row, Stack } from '../../../ui/layout';
import { toastDone } from '../../../ui/toast';
import { dashboardsQuery } from '../boards/queries';
import { ANNOTATION_KINDS, justBefore } from './model';
import { useAnnotationVerbs } from './queries';

/** A new annotation at a day or an instant, or one that is there. */
export type Edited = { at: string; dashboardId?: string } | Annotation;

/** Returns what the dialog begins with; above a chart of a dashboard only this one is offered. */
function shownOf(edited: Edited, timezone: string) {
  const day = (instant: string) => (isDate(instant) ? instant : dayOf(instant, timezone));
  if (!('id' in edited))
    return { kind: 'release', text: '', at: day(edited.at), until: '', board: '', only: edited.dashboardId };
  const { kind, text, at, until, dashboard_id } = edited;
  return {
    kind,
    text,
    at: day(at),
    until: until ? day(justBefore(until)) : '',
    board: dashboard_id ?? '',
    only: undefined,
  };
}

type Props = { edited: Edited; onClose: () => void };

/** Asks what happened and when; days are those of the project. */
export function AnnotationDialog({ edited, onClose }: Props) {
  const { t } = useTranslation();
  const { project_id, timezone } = useProject();
  const kept = 'id' in edited ? edited : undefined;
  const shown = shownOf(edited, timezone);
  const [kind, setKind] = useState<string>(shown.kind);
  const [text, setText] = useState(shown.text);
  const [at, setAt] = useState(shown.at);
  const [until, setUntil] = useState(shown.until);
  const [board, setBoard] = useState(shown.board);
  const boards = useQuery(dashboardsQuery(project_id)).data?.items ?? [];
  const offered = boards.filter((one) => !shown.only || one.id === shown.only);
  const { add, change } = useAnnotationVerbs();
  const send = async () => {
    const body = {
      kind: kind as Annotation['kind'],
      text: text.trim(),
      at: at === shown.at ? edited.at : at,
      until: until === shown.until ? kept?.until : until || null,
      dashboard_id: board || null,
      ref: kept?.ref,
    };
    if (kept) await change.mutateAsync({ id: kept.id, ...body });
    else await add.mutateAsync(body);
    toastDone(t('annotations.saved'));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(kept ? 'annotations.edit' : 'annotations.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send().catch(() => undefined);
        }}
      >
        <Stack gap={16}>
          <Textarea
            label={t('annotations.text')}
            required
            maxLength={500}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Select
            label={t('annotations.kind')}
            value={kind}
            allowDeselect={false}
            data={ANNOTATION_KINDS.map((one) => ({ value: one, label: t(`annotations.kinds.${one}`) }))}
            onChange={(next) => setKind(next ?? 'other')}
          />
          <Row gap={16}>
            <TextInput
              type="date"
              label={t('annotations.from')}
              required
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('annotations.to')}
              min={at}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </Row>
          <Select
            label={t('annotations.scope')}
            value={board}
            allowDeselect={false}
            data={[
              { value: '', label: t('annotations.everywhere') },
              ...offered.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(next) => setBoard(next ?? '')}
          />
          <Row>
            <Button
              type="submit"
              variant="filled"
              disabled={!text.trim() || !at}
              loading={add.isPending || change.isPending}
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

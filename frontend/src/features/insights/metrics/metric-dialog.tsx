import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../api/types';
import { useTimesLoadedAgain } from '../../../shared/loaded-again';
import { useProject } from '../../../shared/session';
import { Button, Modal, Select, Textarea, TextInput } from '../../../ui/kit';
import { Muted, Row, Stack } from '../../../ui/layout';
import { toastDone } from '../../../ui/toast';
import type { Question } from '../saved';
import { FORMATS, type MetricFormat } from './model';
import { metricQuery, metricsQuery, useMetricVerbs } from './queries';
import { UsersOf } from './users-of';

type Props = {
  /** What is measured. */
  definition: Question;
  /** The metric that is changed; undefined: a new one, or one that is chosen here. */
  metric?: string;
  title: string;
  onDone: (metric: Metric) => void;
  onClose: () => void;
};

const NEW = '';

/** Defines a metric, or changes one: what uses it is said before, and why is kept with the version. */
export function MetricDialog({ definition, metric, title, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const [chosen, setChosen] = useState(metric ?? NEW);
  const metrics = useQuery(metricsQuery(project_id)).data?.items ?? [];
  const kept = useQuery(metricQuery(project_id, chosen || undefined)).data;
  const known = chosen ? kept : undefined;
  const times = useTimesLoadedAgain('metrics');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(metric ? 'metrics.change' : 'metrics.define')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap={16}>
        {metric === undefined && metrics.length ? (
          <Select
            label={t('metrics.as')}
            value={chosen}
            allowDeselect={false}
            data={[
              { value: NEW, label: t('metrics.asNew') },
              ...metrics.map((one) => ({ value: one.id, label: t('metrics.asChange', { name: one.name }) })),
            ]}
            onChange={(next) => setChosen(next ?? NEW)}
          />
        ) : null}
        {chosen && !known ? null : (
          <MetricForm
            key={`${chosen} ${times}`}
            definition={definition}
            kept={known}
            title={title}
            onDone={onDone}
            onClose={onClose}
          />
        )}
      </Stack>
    </Modal>
  );
}

type FormProps = Omit<Props, 'metric'> & { kept: Metric | undefined };

function MetricForm({ definition, kept: given, title, onDone, onClose }: FormProps) {
  const { t } = useTranslation();
  // What is written is a change of this revision, whatever arrives meanwhile.
  const [kept] = useState(given);
  const [name, setName] = useState(kept?.name ?? title);
  const [description, setDescription] = useState(kept?.description ?? '');
  const [owner, setOwner] = useState(kept?.owner ?? '');
  const usual: MetricFormat = definition.kind === 'funnel' ? 'percent' : 'number';
  const [format, setFormat] = useState<MetricFormat>(kept?.format ?? usual);
  const [currency, setCurrency] = useState(kept?.currency ?? 'EUR');
  const [note, setNote] = useState('');
  const { create, change } = useMetricVerbs();
  const send = async () => {
    const body = {
      name: name.trim(),
      description,
      owner,
      definition: definition as never,
      format,
      currency: format === 'money' ? currency : null,
      note: note.trim(),
    };
    const saved = kept
      ? await change.mutateAsync({ ...body, id: kept.id, revision: kept.revision })
      : await create.mutateAsync(body);
    toastDone(t('metrics.saved', { name: saved.name }));
    onDone(saved);
  };
  return (
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
        <Row gap={16}>
          <Select
            label={t('metrics.format')}
            value={format}
            allowDeselect={false}
            data={FORMATS.map((one) => ({ value: one, label: t(`metrics.formats.${one}`) }))}
            onChange={(next) => setFormat((next as MetricFormat | null) ?? usual)}
          />
          {format === 'money' ? (
            <TextInput
              label={t('metrics.currency')}
              required
              pattern="[A-Z]{3}"
              maxLength={3}
              value={currency}
              onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
            />
          ) : null}
        </Row>
        {kept ? (
          <>
            <div>
              <Muted>{t('metrics.usersBefore', { count: kept.used_by.length })}</Muted>
              <UsersOf users={kept.used_by} />
            </div>
            <TextInput
              label={t('metrics.note')}
              description={t('metrics.noteHint')}
              required
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </>
        ) : null}
        <Row>
          <Button
            type="submit"
            variant="filled"
            disabled={!name.trim() || (kept !== undefined && !note.trim())}
            loading={create.isPending || change.isPending}
          >
            {t(kept ? 'metrics.saveVersion' : 'common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

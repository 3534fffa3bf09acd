import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report, ReportIn } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { timezones } from '../../lib/dates';
import { useProject } from '../../shared/session';
import { Button, Checkbox, Modal, Select, TagsInput, TextInput } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { type Choice, Picker } from '../../ui/picker';
import { toastDone } from '../../ui/toast';
import { bodyOf, draftOf, FILES, freshReport, leftOf, MOST_BYTES, type ReportDraft } from './model';
import { readersQuery, sourcesQuery, useReportVerbs } from './queries';
import css from './reports.module.css';
import { ScheduleWords } from './schedule-words';

type Props = {
  report: Report | undefined;
  /** What a new one shows. */
  show: string;
  /** Who makes it, when a member. */
  me: string | undefined;
  /** Whether something is open over it, which Escape closes first. */
  covered: boolean;
  onPreview: (body: ReportIn) => void;
  onClose: () => void;
};

/** "Send the dashboard Sales every Monday at 08:00 to Ana", and what goes with it. */
export function ReportEditor({ report, show, me, covered, onPreview, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { save } = useReportVerbs();
  const language = i18n.language === 'es' ? 'es' : 'en';
  const [draft, setDraft] = useState(() => (report ? draftOf(report) : freshReport(show, me, language)));
  const body = bodyOf(draft);
  const set = (change: Partial<ReportDraft>) => setDraft({ ...draft, ...change });
  const submit = () =>
    body &&
    save.mutate(
      { report, body },
      {
        onSuccess: () => {
          toastDone(t('common.saved'));
          onClose();
        },
      },
    );
  return (
    <Modal
      opened
      closeOnEscape={!covered}
      size="lg"
      onClose={onClose}
      title={t(report ? 'reports.edit' : 'reports.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap={16}>
        <div className={css.sentence}>
          <span className={css.glue}>{t('reports.send')}</span>
          <SourceWord value={draft.show} onPick={(next) => set({ show: next })} />
          <ScheduleWords value={draft.schedule} onChange={(schedule) => set({ schedule })} />
          <span className={css.glue}>{t('reports.in')}</span>
          <ZoneWord value={draft.timezone ?? null} onPick={(timezone) => set({ timezone })} />
        </div>
        <Readers draft={draft} set={set} left={report ? leftOf(report) : []} />
        <Files value={draft.files ?? []} onChange={(files) => set({ files })} />
        <TextInput
          label={t('reports.name')}
          description={t('reports.nameHint')}
          maxLength={120}
          value={draft.name ?? ''}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Row>
          <Button variant="filled" disabled={!body} loading={save.isPending} onClick={submit}>
            {t('common.save')}
          </Button>
          <Button disabled={!body} onClick={() => body && onPreview(body)}>
            {t('reports.preview')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </Row>
      </Stack>
    </Modal>
  );
}

function SourceWord({ value, onPick }: { value: string; onPick: (show: string) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(sourcesQuery(useProject().project_id));
  const choices: Choice[] = [
    ...(data?.dashboards ?? []).map(({ id, name }) => ({
      value: `dashboard:${id}`,
      label: name,
      group: t('boards.dashboards'),
    })),
    ...(data?.insights ?? []).map(({ id, name }) => ({
      value: `insight:${id}`,
      label: name,
      group: t('boards.insights'),
    })),
  ];
  return (
    <Picker
      label={t('reports.what')}
      value={value || null}
      placeholder={t('reports.chooseWhat')}
      choices={choices}
      onPick={onPick}
    />
  );
}

function ZoneWord({ value, onPick }: { value: string | null; onPick: (zone: string | null) => void }) {
  const { t } = useTranslation();
  const own = { value: '', label: t('reports.zoneReader') };
  return (
    <Picker
      label={t('reports.zone')}
      value={value ?? ''}
      placeholder={t('reports.zoneReader')}
      choices={[own, ...timezones().map((zone) => ({ value: zone, label: zone }))]}
      onPick={(zone) => onPick(zone || null)}
    />
  );
}

type PartProps = {
  draft: ReportDraft;
  set: (change: Partial<ReportDraft>) => void;
  /** Who has left: ids of members, and addresses. */
  left: string[];
};

function Readers({ draft, set, left }: PartProps) {
  const { t } = useTranslation();
  const { data } = useQuery(readersQuery(useProject().project_id));
  const outside = draft.outside ?? [];
  const members = draft.members ?? [];
  const named = new Map((data?.items ?? []).map((member) => [member.user_id, member.name || member.email]));
  const names = left.map((one) => named.get(one) ?? one).join(', ');
  return (
    <Stack>
      <Checkbox.Group
        label={t('reports.members')}
        value={members}
        onChange={(next) => set({ members: next })}
      >
        <Row gap={16}>
          {(data?.items ?? []).map((member) => (
            <Checkbox
              key={member.user_id}
              value={member.user_id}
              label={member.name || member.email}
              description={member.email ? undefined : t('reports.noAddress')}
              disabled={!member.email}
            />
          ))}
        </Row>
      </Checkbox.Group>
      <TagsInput
        label={t('reports.outside')}
        description={t('reports.outsideHint')}
        value={outside}
        onChange={(next) => set({ outside: next })}
      />
      {names ? <Muted>{t('reports.hasLeft', { names })}</Muted> : null}
      {outside.length ? (
        <Select
          w={200}
          label={t('reports.outsideLanguage')}
          value={draft.outside_language ?? 'en'}
          data={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
          onChange={(next) => set({ outside_language: next === 'es' ? 'es' : 'en' })}
        />
      ) : null}
    </Stack>
  );
}

type Files = NonNullable<ReportDraft['files']>;

function Files({ value, onChange }: { value: Files; onChange: (files: Files) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Checkbox.Group label={t('reports.files')} value={value} onChange={(next) => onChange(next as Files)}>
      <Row gap={16}>
        {FILES.map((file) => (
          <Checkbox key={file} value={file} label={t(`reports.formats.${file}`)} />
        ))}
      </Row>
      {value.length ? <Muted>{t('reports.filesHint', { size: format.bytes(MOST_BYTES) })}</Muted> : null}
    </Checkbox.Group>
  );
}

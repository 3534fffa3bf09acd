import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/types';
import { Gate } from '../../shared/gate';
import { Button, NumberInput, Switch } from '../../ui/kit';
import { Row, Stack } from '../../ui/layout';
import { toastDone } from '../../ui/toast';
import { type Draft, draftOf, rulesOf } from './model';
import { useSourceChanges } from './queries';

const DAY_MIN = 1_440;

/** When a source raises an alert. */
export function RulesForm({ source, keyId }: { source: Source; keyId: string }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(source));
  const { saveRules } = useSourceChanges(keyId);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saveRules.mutate(rulesOf(draft), { onSuccess: () => toastDone(t('sources.saved')) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <strong>{t('sources.rules')}</strong>
        <OnSilence draft={draft} onChange={change} />
        <OnRejects draft={draft} onChange={change} />
        <span>
          <Gate need="write">
            <Button type="submit" variant="filled" loading={saveRules.isPending}>
              {t('sources.save')}
            </Button>
          </Gate>
        </span>
      </Stack>
    </form>
  );
}

type PartProps = { draft: Draft; onChange: (part: Partial<Draft>) => void };

function OnSilence({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Switch
        label={t('sources.silence')}
        checked={draft.silence}
        onChange={(event) => onChange({ silence: event.currentTarget.checked })}
      />
      {draft.silence ? (
        <Row>
          <Switch
            label={t('sources.learned')}
            checked={draft.learned}
            onChange={(event) => onChange({ learned: event.currentTarget.checked })}
          />
          {draft.learned ? (
            <Minutes
              label={t('sources.floorMinutes')}
              value={draft.silence_floor_min}
              most={DAY_MIN}
              onChange={(silence_floor_min) => onChange({ silence_floor_min })}
            />
          ) : (
            <Minutes
              label={t('sources.afterMinutes')}
              value={draft.after_min}
              most={7 * DAY_MIN}
              onChange={(after_min) => onChange({ after_min })}
            />
          )}
        </Row>
      ) : null}
    </Stack>
  );
}

function OnRejects({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Switch
        label={t('sources.rejects')}
        checked={draft.rejects}
        onChange={(event) => onChange({ rejects: event.currentTarget.checked })}
      />
      {draft.rejects ? (
        <Row>
          <NumberInput
            w={110}
            label={t('sources.share')}
            min={0.1}
            max={99.9}
            decimalScale={1}
            value={draft.percent}
            onChange={(value) => onChange({ percent: Number(value) || 20 })}
          />
          <NumberInput
            w={110}
            label={t('sources.window')}
            min={5}
            max={DAY_MIN}
            step={5}
            value={draft.reject_window_min}
            onChange={(value) => onChange({ reject_window_min: Number(value) || 15 })}
          />
          <NumberInput
            w={190}
            label={t('sources.least')}
            min={1}
            value={draft.reject_min}
            onChange={(value) => onChange({ reject_min: Number(value) || 50 })}
          />
        </Row>
      ) : null}
    </Stack>
  );
}

type MinutesProps = {
  label: string;
  value: number | undefined;
  most: number;
  onChange: (value: number) => void;
};

function Minutes({ label, value, most, onChange }: MinutesProps) {
  return (
    <NumberInput
      w={210}
      label={label}
      min={5}
      max={most}
      value={value}
      onChange={(next) => onChange(Number(next) || 10)}
    />
  );
}

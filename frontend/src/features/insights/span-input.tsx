import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../ui/kit';
import { Row } from '../../ui/layout';
import { type FunnelWindow, FUNNEL_UNITS, MOST_SESSIONS, type Span, WINDOW_UNITS } from './draft';
import css from './sentence.module.css';
import { OneOf } from './words';

type Props = { label: string; value: Span; onChange: (span: Span) => void };

const MOST_S = 366 * 86_400;
const SECONDS = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 30 * 86_400,
} as const;

/** A length of time, of 366 days at most. */
export function SpanInput({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const bounded = (span: Span): Span => ({
    ...span,
    value: Math.min(Math.floor(MOST_S / SECONDS[span.unit]), Math.max(1, Math.trunc(span.value) || 1)),
  });
  return (
    <div>
      <span className={css.label}>{label}</span>
      <Row gap={8}>
        <NumberInput
          w={80}
          min={1}
          aria-label={label}
          value={value.value}
          onChange={(number) => onChange(bounded({ ...value, value: Number(number) }))}
        />
        <OneOf
          label={label}
          value={value.unit}
          words={WINDOW_UNITS}
          name={(word) => t(`insight.windowUnits.${word}`)}
          onPick={(unit) => onChange(bounded({ ...value, unit }))}
        />
      </Row>
    </div>
  );
}

type WindowProps = { value: FunnelWindow; sessions: boolean; onChange: (window: FunnelWindow) => void };

/** The window of a funnel: a length of time, or so many sessions where those can be asked for. */
export function WindowInput({ value, sessions, onChange }: WindowProps) {
  const { t } = useTranslation();
  return (
    <>
      <NumberInput
        w={72}
        min={1}
        max={mostOf(value.unit)}
        aria-label={t('insight.window')}
        value={value.value}
        onChange={(number) => onChange(boundedWindow({ ...value, value: Number(number) }))}
      />
      <OneOf
        label={t('insight.window')}
        value={value.unit}
        words={sessions || value.unit === 'session' ? FUNNEL_UNITS : WINDOW_UNITS}
        name={(word) => t(`insight.windowUnits.${word}`)}
        onPick={(unit) => onChange(boundedWindow({ ...value, unit }))}
      />
    </>
  );
}

function mostOf(unit: FunnelWindow['unit']): number {
  return unit === 'session' ? MOST_SESSIONS : Math.floor(MOST_S / SECONDS[unit]);
}

function boundedWindow(window: FunnelWindow): FunnelWindow {
  return { ...window, value: Math.min(mostOf(window.unit), Math.max(1, Math.trunc(window.value) || 1)) };
}

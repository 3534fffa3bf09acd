import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../ui/kit';
import { Row } from '../../ui/layout';
import { type Span, WINDOW_UNITS } from './draft';
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

import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../ui/kit';
import { Row } from '../../ui/layout';
import { type Span, WINDOW_UNITS } from './draft';
import css from './sentence.module.css';
import { OneOf } from './words';

type Props = { label: string; value: Span; onChange: (span: Span) => void };

const MOST_MINUTES = 366 * 24 * 60;
const MINUTES = { minute: 1, hour: 60, day: 1440, week: 10_080 } as const;

/** A length of time, of 366 days at most. */
export function SpanInput({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const bounded = (span: Span): Span => ({
    ...span,
    value: Math.min(Math.floor(MOST_MINUTES / MINUTES[span.unit]), Math.max(1, Math.trunc(span.value) || 1)),
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

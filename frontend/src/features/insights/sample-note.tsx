import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChartAnswer } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import css from './answer.module.css';
import { marginsOf } from './sample-model';

type Props = { sample: number; kind?: string; result?: ChartAnswer['result'] };

/** Says that numbers are estimates of a sample of the people, and by how much they may be off; nothing for exact ones. */
export function SampleNote({ sample, kind = '', result }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (sample >= 1) return null;
  const margins = result ? marginsOf(kind, result) : [];
  const shown = (value: number, share: boolean) =>
    share ? format.percent(value) : format.number(Math.round(value));
  return (
    <div className={css.sample} data-sample={sample}>
      <span className={css.sampled}>
        <FlaskConical size={14} aria-hidden />
        {t('insightAnswer.sampled', {
          share: format.percent(sample),
          factor: format.number(Math.round((1 / sample) * 100) / 100),
        })}
      </span>
      {margins.map(({ name, bounds, share }) => (
        <span key={name}>
          {t('insightAnswer.margin', {
            name,
            low: shown(bounds.low, share),
            high: shown(bounds.high, share),
          })}
        </span>
      ))}
    </div>
  );
}

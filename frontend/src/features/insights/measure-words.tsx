import { useTranslation } from 'react-i18next';
import { NumberInput, Select } from '../../ui/kit';
import { ACROSS, isOfEach, type Series } from './draft';
import { USUAL_PERCENTILE } from './query';
import { OneOf } from './words';

type PercentileProps = { value: number | undefined; onPick: (percentile: number) => void };

/** Which percentile is taken, from 0 to 100. */
export function PercentileWord({ value, onPick }: PercentileProps) {
  const { t } = useTranslation();
  return (
    <NumberInput
      w={76}
      min={0}
      max={100}
      decimalScale={3}
      suffix=" %"
      aria-label={t('insight.percentile')}
      value={value ?? USUAL_PERCENTILE}
      onChange={(next) => onPick(Math.min(100, Math.max(0, Number(next) || 0)))}
    />
  );
}

const ALL = 'all' as const;

type EachProps = { series: Series; onChange: (series: Series) => void };

/** "in all", or the average, the median … of what each person comes to by themselves. */
export function EachPerson({ series, onChange }: EachProps) {
  const { t } = useTranslation();
  if (!isOfEach(series.math)) return null;
  return (
    <OneOf
      label={t('insight.perPerson')}
      value={series.per_person ?? ALL}
      words={[ALL, ...ACROSS]}
      name={(word) => t(`insight.across.${word}`)}
      onPick={(word) => onChange({ ...series, per_person: word === ALL ? undefined : word })}
    />
  );
}

/** The same as a field, for a series that is of everybody together until somebody says otherwise. */
export function EachPersonSelect({ letter, series, onChange }: EachProps & { letter: string }) {
  const { t } = useTranslation();
  if (!isOfEach(series.math)) return null;
  return (
    <Select
      label={`${t('insight.perPerson')} ${letter}`}
      value={series.per_person ?? ALL}
      allowDeselect={false}
      data={[ALL, ...ACROSS].map((word) => ({ value: word, label: t(`insight.across.${word}`) }))}
      onChange={(word) => onChange({ ...series, per_person: ACROSS.find((one) => one === word) })}
    />
  );
}

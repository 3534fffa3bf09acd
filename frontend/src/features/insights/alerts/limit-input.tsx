import { NumberInput } from '../../../ui/kit';
import type { Question } from '../saved';
import { type AlertMetric, isShare, percentOf, shareOf, unitOf } from './written';

type Props = {
  label?: string;
  'aria-label'?: string;
  description?: string;
  min?: number;
  w?: number;
  value: number;
  question: Question;
  metric: AlertMetric;
  onPick: (value: number) => void;
};

/** A number that an alert is judged by, typed in the unit that its number is read in. */
export function LimitInput({ value, question, metric, onPick, ...rest }: Props) {
  const share = isShare(question, metric);
  const unit = unitOf(question, metric);
  return (
    <NumberInput
      {...rest}
      suffix={unit ? ` ${unit}` : undefined}
      value={share ? percentOf(value) : value}
      onChange={(typed) => {
        const number = Number(typed) || 0;
        onPick(share ? shareOf(number) : number);
      }}
    />
  );
}

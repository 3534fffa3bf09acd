import { sparklinePoints } from './sparkline-points';
import css from './sparkline.module.css';

/** A word-sized line; decoration beside a number that says the same. */
export function Sparkline({
  values,
  width = 96,
  height = 24,
}: {
  values: number[];
  width?: number;
  height?: number;
}) {
  return (
    <svg className={css.line} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <polyline points={sparklinePoints(values, width, height)} />
    </svg>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { type Column, DataTable } from '../../ui/data-table';
import css from './answer.module.css';
import type { Point } from './draft';
import type { TimeAxis } from './annotations/model';
import { useMarks } from './annotations/use-marks';
import { useAnnotationWords } from './annotations/words';
import { NumberLink } from './number-link';

/** A column of values, one a date. */
export type Dated = { key: string; name: string; labels: string[]; values: (number | null)[] };

type TableProps<Line extends Dated> = {
  lines: Line[];
  axis: TimeAxis;
  show: (label: string) => string;
  write?: (value: number | null | undefined) => string;
  pointOf: (line: Line, label: string) => Point | undefined;
  onPoint: (point: Point) => void;
};

/** Lines over time as a table with one row a date and what happened then; numbers open their people. */
export function DateTable<Line extends Dated>(props: TableProps<Line>) {
  const { lines, axis, show, write, pointOf, onPoint } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { happened } = useMarks(axis);
  const { line: written } = useAnnotationWords();
  const columns: Column<string>[] = [
    { key: 'date', head: t('insightAnswer.date'), cell: show },
    ...lines.map((line) => ({
      key: line.key,
      head: line.name,
      numeric: true,
      cell: (_: string, index: number) => {
        const value = line.values[index];
        const point = value ? pointOf(line, line.labels[index] ?? '') : undefined;
        return <NumberLink shown={(write ?? format.number)(value)} point={point} onPoint={onPoint} />;
      },
    })),
  ];
  if (happened.length)
    columns.push({
      key: 'annotations',
      head: t('annotations.column'),
      cell: (_, index) =>
        happened.find(({ at }) => at === index)?.items.map((one) => <div key={one.id}>{written(one)}</div>),
    });
  return (
    <div className={css.table}>
      <DataTable
        label={t('insightAnswer.table')}
        columns={columns}
        rows={axis.labels}
        rowKey={(label) => label}
      />
    </div>
  );
}

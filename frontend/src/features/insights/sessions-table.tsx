import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { useInk } from '../../ui/chart/ink';
import { type Column, DataTable } from '../../ui/data-table';
import css from './answer.module.css';
import type { Point } from './draft';
import { NumberLink } from './number-link';
import { MEASURES } from './sessions-draft';
import { writeMeasure } from './sessions-format';
import { type Part, sessionPoint } from './sessions-model';
import type { Line } from './trend-model';
import { colorOf } from './trend-option';

type Props = { parts: Part[]; drawn: Line[]; onPoint: (point: Point) => void };

/** Every measure of all sessions and of each group; every number opens whose sessions they are. */
export function PartTable({ parts, drawn, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<Part>[] = [
    {
      key: 'name',
      head: t('insightAnswer.group'),
      grow: true,
      cell: (part) => <Name {...{ part, drawn }} />,
    },
    ...MEASURES.map((measure): Column<Part> => ({
      key: measure,
      head: t(`sessions.measures.${measure}`),
      numeric: true,
      cell: ({ value, row }) => (
        <NumberLink
          shown={writeMeasure(measure, format)(row[measure])}
          point={row[measure] ? sessionPoint(value, measure) : undefined}
          onPoint={onPoint}
        />
      ),
    })),
  ];
  return (
    <DataTable label={t('sessions.table')} columns={columns} rows={parts} rowKey={(part) => part.key} dense />
  );
}

/** A group's name behind the colour of its line, where it has one. */
function Name({ part, drawn }: { part: Part; drawn: Line[] }) {
  const ink = useInk();
  const index = drawn.findIndex((line) => line.breakdown === part.value);
  return (
    <>
      {index >= 0 ? <span className={css.swatch} style={{ background: colorOf(index, ink) }} /> : null}
      {part.name}
    </>
  );
}

import type { Firing } from '../../../api/types';
import type { Translate } from '../../../i18n/setup';
import type { Column } from '../../../ui/data-table';
import { lineText } from './model';

type Lined = { line: Firing['line'] };

/** Returns the column that says of which group a row is; none when an alert has no groups. */
export function groupColumn<Row extends Lined>(rows: Row[], t: Translate): Column<Row>[] {
  if (!rows.some(({ line }) => line.split)) return [];
  return [{ key: 'group', head: t('alerts.group'), cell: ({ line }) => lineText(line, t) }];
}

import type { Range } from '../../lib/dates';
import type { Draft } from './draft';

/** What every sentence editor gets. */
export type EditorProps<Kind extends Draft> = {
  draft: Kind;
  change: (next: Kind) => void;
  today: string;
  whole: Range;
  more: boolean;
};

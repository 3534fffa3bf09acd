import type { ReactNode } from 'react';
import type { Asked } from '../../api/ask';
import type { SqlChart } from '../../shared/sql/rows';

/** A question in SQL, with how its rows are drawn. */
export type SqlQuestion = Asked<'sql'> & { sql: string; chart?: SqlChart };

/** What the page opens with when its query is kept under a name. */
export type Kept = { name: string; description: string; question: SqlQuestion; view: 'chart' | 'table' };

/** Ways to keep what is asked; the application composes them, since insights keep it. Null: nothing was run. */
export type Keep = (question: SqlQuestion | null, view: Kept['view']) => ReactNode;

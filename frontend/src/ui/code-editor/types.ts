/** Something that may be completed: what is written, what it is, a word about it. */
export type Completion = {
  label: string;
  kind: 'view' | 'column' | 'property' | 'function';
  detail?: string;
};

/** Text that may stand between quotes: an example of what an expression holds. */
export type Literal = { text: string; of: string; detail?: string };

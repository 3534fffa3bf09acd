/** Something that may be completed: what is written, what it is, a word about it. */
export type Completion = {
  label: string;
  kind: 'view' | 'column' | 'property' | 'function';
  detail?: string;
};

import type { en } from './en';

/** The shape every language must have: the keys of English, with any text. */
export type Messages = Texts<typeof en>;

type Texts<Tree> = { [Key in keyof Tree]: Tree[Key] extends string ? string : Texts<Tree[Key]> };

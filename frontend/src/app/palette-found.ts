import type { Command } from '../ui/spotlight';

/** How many names are shown at most: pages and what can be done have room beside them. */
const MOST = 8;

/** Returns the first commands that a text finds: those it names, then those it describes. */
export function foundOf(commands: Command[], text: string): Command[] {
  const wanted = text.trim().toLowerCase();
  const has = (words: string | undefined) => words?.toLowerCase().includes(wanted) ?? false;
  const named = commands.filter(({ label }) => has(label));
  const described = commands.filter(({ label, description }) => !has(label) && has(description));
  return [...named, ...described].slice(0, MOST);
}

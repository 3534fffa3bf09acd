import type { Translate } from '../i18n/setup';

const NAMES = { $identify: 'identify', $alias: 'alias', $group: 'group' } as const;

/** Returns an event as people read it: those by which Cauce learns who somebody is have a name. */
export function ownName(event: string, t: Translate): string {
  const known = NAMES[event as keyof typeof NAMES];
  return known ? t(`common.ownEvents.${known}`) : event;
}

import type { Translate } from '../../i18n/setup';

/** Returns what an entry of the audit log tells; the log's own word for one that is newer than this page. */
export function actionText(action: string, t: Translate): string {
  const [of, done] = action.split('.');
  const thing = t(`audit.things.${of}` as 'audit.things.alert', { defaultValue: '' });
  const deed = t(`audit.deeds.${done}` as 'audit.deeds.added', { defaultValue: '' });
  return thing && deed ? t('audit.entry', { thing, deed }) : action;
}

/** Returns the details of an entry in a line: `role viewer · people 25`. */
export function detailText(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}

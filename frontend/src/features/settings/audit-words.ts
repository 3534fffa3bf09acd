import type { Translate } from '../../i18n/setup';

/** Returns what an entry of the audit log tells; the log's own word for one that is newer than this page. */
export function actionText(action: string, t: Translate): string {
  const [of, done] = action.split('.');
  const thing = t(`audit.things.${of}` as 'audit.things.alert', { defaultValue: '' });
  const deed = t(`audit.deeds.${done}` as 'audit.deeds.added', { defaultValue: '' });
  return thing && deed ? t('audit.entry', { thing, deed }) : action;
}

const ACCOUNT = /^user (\d+)$/;

/** Returns what an entry is about; an account by its name where it is still known. */
export function targetText(target: string | null, names: Map<string, string>): string {
  const id = target && ACCOUNT.exec(target)?.[1];
  return (id ? names.get(id) : undefined) ?? target ?? '–';
}

/** Returns the details of an entry in a line: `role viewer · people 25`; what the target names has no number. */
export function detailText(detail: Record<string, unknown>, t: Translate): string {
  return Object.entries(detail)
    .filter(([name]) => name !== 'id')
    .map(
      ([name, value]) =>
        `${t(`audit.details.${name}` as 'audit.details.role', { defaultValue: name })} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join(' · ');
}

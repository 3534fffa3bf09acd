import { useTranslation } from 'react-i18next';
import type { Translate } from '../../i18n/setup';
import { ANY_EVENT } from './draft';

/** Returns an event as people read it. */
export function eventText(event: string, t: Translate): string {
  return event === ANY_EVENT ? t('insight.anyEvent') : event;
}

/** Returns the writer of events in the language on screen. */
export function useEventText(): (event: string) => string {
  const { t } = useTranslation();
  return (event) => eventText(event, t);
}

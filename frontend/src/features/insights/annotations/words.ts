import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { dayOf } from '../../../lib/dates';
import { useProject } from '../../../shared/session';
import { justBefore } from './model';

/** Returns how an annotation is written: when, and in a line with its kind and text. */
export function useAnnotationWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const when = ({ at, until }: Annotation) => {
    const from = dayOf(at, timezone);
    const to = until ? dayOf(justBefore(until), timezone) : from;
    return from === to
      ? format.date(from)
      : t('annotations.span', { from: format.date(from), to: format.date(to) });
  };
  const line = (one: Annotation) =>
    t('annotations.line', { when: when(one), kind: t(`annotations.kinds.${one.kind}`), text: one.text });
  return { when, line };
}

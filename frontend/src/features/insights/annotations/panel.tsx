import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../../api/types';
import { Panel } from '../../../ui/panel';
import { AnnotationList } from './list';

/** What happened at one place of a chart, in a side panel; closed without it. */
export function AnnotationPanel({
  items,
  onClose,
}: {
  items: Annotation[] | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  // A panel gives the focus back to what had it when it opened: it has to be there, closed, before that.
  const there = useDeferredValue(true, false);
  return (
    <Panel opened={there && items !== undefined} onClose={onClose} title={t('annotations.title')}>
      {items ? <AnnotationList items={items} /> : null}
    </Panel>
  );
}

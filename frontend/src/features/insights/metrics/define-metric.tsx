import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../../shared/gate';
import { Button } from '../../../ui/kit';
import type { Question } from '../saved';
import { MetricDialog } from './metric-dialog';
import { definitionOf } from './model';

type Props = { question: Question | null; title: string };

/** Makes a metric of a question; nothing where the question is no single number. */
export function DefineMetric({ question, title }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const definition = definitionOf(question);
  if (!definition) return null;
  const close = () => setOpened(false);
  return (
    <>
      <Gate need="write">
        <Button onClick={() => setOpened(true)}>{t('metrics.defineOf')}</Button>
      </Gate>
      {opened ? <MetricDialog definition={definition} title={title} onDone={close} onClose={close} /> : null}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { Alert, Changed } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { DataTable } from '../../../ui/data-table';
import { Muted, Stack } from '../../../ui/layout';
import { groupName } from '../groups';
import { labelText } from '../trend-option';
import { writerOf } from './written';

type Props = { changed: Changed; alert: Pick<Alert, 'interval' | 'question' | 'metric'> };

/** By which values of which properties a number moved, with their shares of the move. */
export function WhatChanged({ changed, alert }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const write = writerOf(alert.question, alert.metric, format);
  const from = labelText(changed.before_label, alert.interval, format);
  const words = { noValue: t('insightAnswer.noValue'), other: t('insightAnswer.other') };
  if (changed.missing) return <Muted>{t(`alerts.missing.${missing(changed.missing)}`)}</Muted>;
  return (
    <Stack gap={16}>
      <p>
        {t('alerts.movedFrom', {
          from,
          before: write(changed.before),
          now: write(changed.now),
        })}
      </p>
      {changed.drivers.map((driver) => (
        <Stack key={driver.property} gap={4}>
          <strong>{driver.property}</strong>
          <DataTable
            label={driver.property}
            rows={driver.parts}
            rowKey={(part, index) => `${index} ${part.value}`}
            columns={[
              {
                key: 'value',
                head: t('alerts.part'),
                grow: true,
                cell: (part) => groupName(part.value, words),
              },
              {
                key: 'before',
                head: t('alerts.before'),
                numeric: true,
                cell: (part) => write(part.before),
              },
              { key: 'now', head: t('alerts.now'), numeric: true, cell: (part) => write(part.now) },
              {
                key: 'share',
                head: t('alerts.share'),
                numeric: true,
                cell: (part) => format.percent(part.share),
              },
            ]}
          />
          {driver.overlap ? <Muted>{t('alerts.overlap', { value: write(driver.overlap) })}</Muted> : null}
        </Stack>
      ))}
      <Muted>{t('alerts.method')}</Muted>
    </Stack>
  );
}

const MISSING = ['not_a_sum', 'no_event', 'no_move', 'no_properties', 'no_base', 'failed'] as const;

function missing(code: string): (typeof MISSING)[number] {
  return MISSING.find((one) => one === code) ?? 'failed';
}

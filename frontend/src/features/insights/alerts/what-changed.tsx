import { useTranslation } from 'react-i18next';
import type { Changed } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { DataTable } from '../../../ui/data-table';
import { Muted, Stack } from '../../../ui/layout';
import { groupName } from '../groups';
import { labelText } from '../trend-option';

type Props = { changed: Changed; interval: 'hour' | 'day' | 'week' | 'month' };

/** By which values of which properties a number moved, with their shares of the move. */
export function WhatChanged({ changed, interval }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const from = labelText(changed.before_label, interval, format);
  const words = { noValue: t('insightAnswer.noValue'), other: t('insightAnswer.other') };
  if (changed.missing) return <Muted>{t(`alerts.missing.${missing(changed.missing)}`)}</Muted>;
  return (
    <Stack gap={16}>
      <p>
        {t('alerts.movedFrom', {
          from,
          before: format.number(changed.before),
          now: format.number(changed.now),
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
                cell: (part) => format.number(part.before),
              },
              { key: 'now', head: t('alerts.now'), numeric: true, cell: (part) => format.number(part.now) },
              {
                key: 'share',
                head: t('alerts.share'),
                numeric: true,
                cell: (part) => format.percent(part.share),
              },
            ]}
          />
          {driver.overlap ? (
            <Muted>{t('alerts.overlap', { value: format.number(driver.overlap) })}</Muted>
          ) : null}
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

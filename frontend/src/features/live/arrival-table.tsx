import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { PersonName } from '../../shared/person-name';
import { reasonText } from '../../shared/reasons';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { LinkButton } from '../../ui/link-button';
import { Muted } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import type { Arrival } from './stream';

type Props = { arrivals: Arrival[]; onOpen: (arrival: Arrival) => void };

/** One row an arrival; the event opens the whole item, the person opens their page. */
export function ArrivalTable({ arrivals, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('live.table')}
      rows={arrivals}
      rowKey={(arrival) => arrival.key}
      columns={[
        { key: 'time', head: t('live.time'), cell: (arrival) => format.time(arrival.at, timezone) },
        {
          key: 'event',
          head: t('live.event'),
          cell: (arrival) => (
            <LinkButton onClick={() => onOpen(arrival)}>
              {arrival.accepted ? arrival.accepted.event : reasonText(arrival.rejected?.reason ?? '', t)}
            </LinkButton>
          ),
        },
        {
          key: 'type',
          head: t('live.type'),
          cell: ({ accepted }) =>
            accepted ? <Tag>{accepted.type}</Tag> : <Tag tone="danger">{t('live.rejected')}</Tag>,
        },
        {
          key: 'person',
          head: t('live.person'),
          cell: ({ accepted }) =>
            accepted?.person_id ? <PersonName id={accepted.person_id} name={accepted.display_name} /> : '–',
        },
        {
          key: 'what',
          head: t('live.what'),
          grow: true,
          oneLine: true,
          cell: (arrival) => <Muted>{contentOf(arrival)}</Muted>,
        },
      ]}
    />
  );
}

function contentOf({ accepted, rejected }: Arrival): string {
  if (rejected) return rejected.detail ?? '';
  const shown = Object.entries(accepted?.properties ?? {}).filter(([, value]) => typeof value !== 'object');
  return shown
    .slice(0, 4)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ');
}

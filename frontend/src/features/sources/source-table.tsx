import { useTranslation } from 'react-i18next';
import type { Source } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { DataTable } from '../../ui/data-table';
import { Muted, Row } from '../../ui/layout';
import { LinkButton } from '../../ui/link-button';
import { Sparkline } from '../../ui/sparkline';
import { Tag } from '../../ui/tag';
import { toneOf } from './model';

type TableProps = { sources: Source[]; now: number; onOpen: (keyId: string) => void };

/** One row a source. */
export function SourceTable({ sources, now, onOpen }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      label={t('sources.table')}
      rows={sources}
      rowKey={(source) => source.key_id ?? 'before'}
      columns={[
        {
          key: 'name',
          head: t('sources.source'),
          grow: true,
          cell: (source) => <Name source={source} onOpen={onOpen} />,
        },
        { key: 'state', head: t('sources.state'), cell: (source) => <State source={source} /> },
        {
          key: 'volume',
          head: t('sources.volume'),
          numeric: true,
          cell: (source) => (
            <Row between>
              <Sparkline values={source.hours} />
              <span>{format.number(source.events)}</span>
            </Row>
          ),
        },
        {
          key: 'errors',
          head: t('sources.errorShare'),
          numeric: true,
          cell: (source) => format.percent(source.error_share),
        },
        { key: 'rate', head: t('sources.rate'), numeric: true, cell: (source) => <Rate source={source} /> },
        {
          key: 'lag',
          head: t('sources.lag'),
          numeric: true,
          cell: ({ lag }) => (lag ? format.milliseconds(lag.median_ms) : '–'),
        },
        {
          key: 'last',
          head: t('sources.lastSeen'),
          numeric: true,
          cell: (source) =>
            source.last_seen ? format.ago(source.last_seen, now) : <Muted>{t('sources.never')}</Muted>,
        },
      ]}
    />
  );
}

function Name({ source, onOpen }: { source: Source; onOpen: (keyId: string) => void }) {
  const { t } = useTranslation();
  const { key_id, name, prefix } = source;
  if (key_id === null) return <Muted>{t('sources.before')}</Muted>;
  return (
    <Row>
      <LinkButton onClick={() => onOpen(key_id)}>{name}</LinkButton>
      <Muted>{prefix}…</Muted>
    </Row>
  );
}

function State({ source }: { source: Source }) {
  const { t } = useTranslation();
  const alert = source.alerts.find((one) => one.state === 'open') ?? source.alerts[0];
  if (source.key_id === null) return null;
  return (
    <Tag tone={toneOf(source)}>
      {alert ? t(`sources.alert.${alert.kind}`) : t(`sources.watch.${source.watch}`)}
    </Tag>
  );
}

function Rate({ source }: { source: Source }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rate = format.number(source.rate_per_s);
  return source.quota_per_s === null
    ? rate
    : t('sources.ofQuota', { rate, quota: format.number(source.quota_per_s) });
}

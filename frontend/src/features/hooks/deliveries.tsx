import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hook, HookDelivery } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button, Select } from '../../ui/kit';
import { Muted, Row } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import { DeliveryPanel } from './delivery-panel';
import css from './hooks.module.css';
import { deliveriesQuery } from './queries';
import { VERDICTS } from './url';
import { VerdictTag } from './verdict-tag';

const route = getRouteApi('/signed-in/p/$projectId/data/hooks/$hookId');

type Props = { hook: Hook; onExample: (body: string, headers: Record<string, string>) => void };

/** What was delivered, with its verdict; a row opens the body. */
export function Deliveries({ hook, onExample }: Props) {
  const { t } = useTranslation();
  const { verdict } = route.useSearch();
  const navigate = route.useNavigate();
  const { project_id } = useProject();
  const found = useInfiniteQuery(deliveriesQuery(project_id, hook.id, verdict));
  const [open, setOpen] = useState<HookDelivery | null>(null);
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  const narrow = (next: string | null) =>
    void navigate({ search: { verdict: VERDICTS.find((one) => one === next) }, resetScroll: false });
  return (
    <>
      <div className={css.bar}>
        <Row>
          <Select
            aria-label={t('hooks.verdict')}
            value={verdict ?? ''}
            data={[
              { value: '', label: t('hooks.anyVerdict') },
              ...VERDICTS.map((value) => ({ value, label: t(`hooks.verdicts.${value}`) })),
            ]}
            onChange={narrow}
            allowDeselect={false}
          />
        </Row>
      </div>
      {found.isError ? <Failed error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading rows={5} /> : null}
      {found.data && rows.length === 0 ? (
        <Empty title={t(verdict ? 'hooks.noneOfVerdict' : 'hooks.noDeliveries')}>
          {verdict ? null : t('hooks.noDeliveriesWhy')}
        </Empty>
      ) : null}
      {rows.length ? <Table rows={rows} onOpen={setOpen} /> : null}
      {found.hasNextPage ? (
        <div className={css.bar}>
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('hooks.more')}
          </Button>
        </div>
      ) : null}
      <DeliveryPanel hook={hook} delivery={open} onClose={() => setOpen(null)} onExample={onExample} />
    </>
  );
}

function Table({ rows, onOpen }: { rows: HookDelivery[]; onOpen: (one: HookDelivery) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('hooks.deliveries')}
      rows={rows}
      rowKey={(one) => String(one.seq)}
      onOpen={onOpen}
      columns={[
        { key: 'at', head: t('hooks.arrived'), cell: (one) => format.moment(one.received_at, timezone) },
        { key: 'verdict', head: t('hooks.verdict'), cell: (one) => <VerdictTag verdict={one.verdict} /> },
        {
          key: 'delivery',
          head: t('hooks.delivery'),
          grow: true,
          cell: (one) => (
            <>
              <code>{one.delivery_id}</code>
              <div>
                <Muted>
                  {one.replayed_at
                    ? t('hooks.replayedAt', { when: format.moment(one.replayed_at, timezone) })
                    : null}
                </Muted>
              </div>
            </>
          ),
        },
        {
          key: 'items',
          head: t('hooks.items'),
          numeric: true,
          cell: (one) =>
            one.refused
              ? t('hooks.itemsRefused', { refused: one.refused, items: one.items })
              : format.number(one.items),
        },
        {
          key: 'open',
          head: '',
          numeric: true,
          cell: (one) => (
            <Button variant="subtle" onClick={() => onOpen(one)}>
              {t('hooks.open')}
            </Button>
          ),
        },
      ]}
    />
  );
}

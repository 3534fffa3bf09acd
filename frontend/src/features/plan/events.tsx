import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanEvent, Policy, TrackingPlan, Violations } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { useMay, useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button, Select } from '../../ui/kit';
import { LinkButton } from '../../ui/link-button';
import { Muted, Row, Section } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty } from '../../ui/states';
import { Tag, type Tone } from '../../ui/tag';
import { EventEditor } from './event-editor';
import { brokenBy, POLICIES, shareOf, statusOf, type Status } from './model';
import { NewEvent } from './new-event';
import { usePlanChanges, violationsQuery } from './queries';

const route = getRouteApi('/signed-in/p/$projectId/data/plan');
const STATUS_TONES: Record<Status, Tone> = { added: 'info', changed: 'warn', same: 'plain' };
const POLICY_TONES: Record<Policy, Tone> = { allow: 'plain', flag: 'warn', block: 'danger' };

/** The events of the draft; one opens beside the list. */
export function Events({ plan }: { plan: TrackingPlan }) {
  const { t } = useTranslation();
  const { event } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const broken = useQuery(violationsQuery(useProject().project_id)).data;
  const open = (name: string | undefined) => void navigate({ search: { event: name }, resetScroll: false });
  const events = Object.entries(plan.draft.plan.events);
  const opened = event === undefined ? undefined : plan.draft.plan.events[event];
  const add = (
    <Gate need="write">
      <Button leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>
        {t('plan.addEvent')}
      </Button>
    </Gate>
  );
  return (
    <Section flush title={t('plan.events')} actions={<Unknown plan={plan} add={add} />}>
      {events.length ? (
        <EventTable events={events} plan={plan} broken={broken} onOpen={open} />
      ) : (
        <Empty title={t('plan.empty')} action={add}>
          {t('plan.emptyWhy')}
        </Empty>
      )}
      <NewEvent plan={plan} opened={adding} onClose={() => setAdding(false)} onMade={open} />
      <Panel opened={opened !== undefined} onClose={() => open(undefined)} title={event ?? ''}>
        {opened && event !== undefined ? (
          <EventEditor
            key={event}
            name={event}
            event={opened}
            plan={plan}
            broken={brokenBy(event, broken)}
            onGone={() => open(undefined)}
          />
        ) : null}
      </Panel>
    </Section>
  );
}

function Unknown({ plan, add }: { plan: TrackingPlan; add: React.ReactNode }) {
  const { t } = useTranslation();
  const { edit } = usePlanChanges();
  const { draft } = plan;
  const choose = (unknown_events: Policy) =>
    edit.mutate({ plan: { ...draft.plan, unknown_events }, revision: draft.revision });
  return (
    <Row>
      <Muted>{t('plan.unknown')}</Muted>
      <Select
        w={130}
        aria-label={t('plan.unknown')}
        disabled={!useMay().write}
        value={draft.plan.unknown_events}
        data={POLICIES.map((value) => ({ value, label: t(`plan.policies.${value}`) }))}
        onChange={(value) => value && choose(value as Policy)}
      />
      {add}
    </Row>
  );
}

type TableProps = {
  events: [string, PlanEvent][];
  plan: TrackingPlan;
  broken: Violations | undefined;
  onOpen: (name: string) => void;
};

function EventTable({ events, plan, broken, onOpen }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      label={t('plan.events')}
      rows={events}
      rowKey={([name]) => name}
      columns={[
        {
          key: 'name',
          head: t('plan.event'),
          grow: true,
          cell: ([name]) => <LinkButton onClick={() => onOpen(name)}>{name}</LinkButton>,
        },
        {
          key: 'policy',
          head: t('plan.policy'),
          cell: ([, { policy }]) => <Tag tone={POLICY_TONES[policy]}>{t(`plan.policies.${policy}`)}</Tag>,
        },
        {
          key: 'share',
          head: t('plan.share'),
          numeric: true,
          cell: ([name]) => <Share name={name} broken={broken} />,
        },
        {
          key: 'properties',
          head: t('plan.propertiesCount'),
          numeric: true,
          cell: ([, event]) => format.number(Object.keys(event.properties).length),
        },
        { key: 'owner', head: t('plan.owner'), cell: ([, event]) => event.owner || '–' },
        {
          key: 'status',
          head: t('plan.status'),
          cell: ([name]) => {
            const status = statusOf(name, plan.changes);
            return <Tag tone={STATUS_TONES[status]}>{t(`plan.statuses.${status}`)}</Tag>;
          },
        },
      ]}
    />
  );
}

function Share({ name, broken }: { name: string; broken: Violations | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = shareOf(name, broken);
  if (!broken) return '–';
  if (!found) return <Muted>{t('plan.noTraffic')}</Muted>;
  const said = t('plan.shareOf', { share: format.percent(found.share), total: found.total });
  return found.share > 0 ? <Tag tone="warn">{said}</Tag> : said;
}

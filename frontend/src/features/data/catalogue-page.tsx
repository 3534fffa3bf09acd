import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EventInfo, Schema } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { DataTabs } from '../../shared/data-tabs';
import { ownName } from '../../shared/own-events';
import { schemaQuery } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { LinkButton } from '../../ui/link-button';
import { Page, Section } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty } from '../../ui/states';
import { PropertyTable } from './property-table';

const route = getRouteApi('/signed-in/p/$projectId/data/catalogue');

/** Every event and trait seen, what they carry, and where to use them. */
export function CataloguePage() {
  const { t } = useTranslation();
  const schema = useQuery(schemaQuery(useProject().project_id));
  return (
    <>
      <DataTabs />
      <Page wide title={t('data.catalogueTitle')} lead={t('data.catalogueLead')}>
        <Await query={schema} rows={8}>
          {(data) => (data.events.length || data.traits.length ? <Catalogue schema={data} /> : <Nothing />)}
        </Await>
      </Page>
    </>
  );
}

function Nothing() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  return (
    <Empty
      title={t('data.catalogueEmpty')}
      action={
        <Link to="/p/$projectId" params={{ projectId: project_id }}>
          {t('data.toHome')}
        </Link>
      }
    >
      {t('data.catalogueEmptyWhy')}
    </Empty>
  );
}

function Catalogue({ schema }: { schema: Schema }) {
  const { t } = useTranslation();
  const { event } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (name: string | undefined) => void navigate({ search: { event: name }, resetScroll: false });
  const opened = schema.events.find((one) => one.name === event);
  return (
    <>
      <Section flush title={t('data.events')}>
        <EventTable events={schema.events} onOpen={open} />
      </Section>
      <Section flush title={t('data.traits')}>
        <PropertyTable label={t('data.traits')} properties={schema.traits} none={t('data.noTraits')} />
      </Section>
      <Panel
        opened={opened !== undefined}
        onClose={() => open(undefined)}
        title={opened ? ownName(opened.name, t) : ''}
      >
        {opened ? <EventDetail event={opened} /> : null}
      </Panel>
    </>
  );
}

function EventTable({ events, onOpen }: { events: EventInfo[]; onOpen: (name: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <DataTable
      label={t('data.events')}
      rows={[...events].sort((a, b) => b.volume - a.volume)}
      rowKey={(event) => event.name}
      columns={[
        {
          key: 'name',
          head: t('data.name'),
          grow: true,
          cell: (event) => (
            <LinkButton onClick={() => onOpen(event.name)}>{ownName(event.name, t)}</LinkButton>
          ),
        },
        {
          key: 'volume',
          head: t('data.volume'),
          numeric: true,
          cell: (event) => format.number(event.volume),
        },
        {
          key: 'persons',
          head: t('data.persons'),
          numeric: true,
          cell: (event) => format.number(event.persons),
        },
        {
          key: 'properties',
          minor: true,
          head: t('data.properties'),
          numeric: true,
          cell: (event) => format.number(event.properties.length),
        },
        {
          key: 'first',
          folded: true,
          head: t('data.firstSeen'),
          numeric: true,
          cell: (event) => format.moment(event.first_seen, timezone),
        },
        {
          key: 'last',
          head: t('data.lastSeen'),
          numeric: true,
          cell: (event) => format.moment(event.last_seen, timezone),
        },
      ]}
    />
  );
}

function EventDetail({ event }: { event: EventInfo }) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  return (
    <>
      <p>
        <Link
          to="/p/$projectId/analyse"
          params={{ projectId: project_id }}
          search={{
            q: {
              kind: 'trend',
              range: { from: event.first_seen.slice(0, 10), to: event.last_seen.slice(0, 10) },
              series: [{ event: event.name, math: 'persons' }],
            },
          }}
        >
          {t('data.asTrend')}
        </Link>
      </p>
      <PropertyTable
        label={t('data.properties')}
        properties={event.properties}
        none={t('data.noProperties')}
      />
    </>
  );
}

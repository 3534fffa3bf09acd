import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Columns3, ListFilter } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Condition, countLeaves, finished } from '../../lib/condition';
import { Failed } from '../../shared/await';
import { namesOf, useCohorts } from '../../shared/cohorts';
import { ConditionBuilder } from '../../shared/conditions/builder';
import { conditionText } from '../../shared/conditions/text';
import { useSchema } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { Button, Checkbox, Popover, Select, TextInput, useDebouncedValue, useMediaQuery } from '../../ui/kit';
import { Muted, Page, Row, Section, Stack } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import { PeopleTable } from './people-table';
import { PeopleTabs } from './people-tabs';
import { peopleQuery } from './queries';
import { type PeopleAddress, SORTS } from './url';

const route = getRouteApi('/signed-in/p/$projectId/people');
const NAMES = {
  '-last_seen': 'sortRecent',
  last_seen: 'sortOldest',
  name: 'sortName',
  '-events': 'sortEvents',
} as const;

/** Everybody, searched, filtered, sorted; the address holds it all. */
export function PeoplePage() {
  const { t } = useTranslation();
  const project = useProject();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const set = (change: Partial<PeopleAddress>, replace = false) =>
    void navigate({ search: { ...address, ...change }, replace, resetScroll: false });
  const people = useInfiniteQuery(peopleQuery(project.project_id, address));
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  const total = people.data?.pages[0]?.total ?? 0;
  const keyboard = useMediaQuery('(hover: hover) and (min-width: 641px)');
  const narrowed = Boolean(address.search) || countLeaves(address.filter) > 0;
  return (
    <>
      <PeopleTabs />
      <Page
        wide
        title={t('people.title')}
        lead={people.data ? t('people.lead', { count: total }) : undefined}
        actions={keyboard ? <Muted>{t('people.keys')}</Muted> : undefined}
      >
        <Toolbar address={address} set={set} />
        <Section flush>
          {people.isError && !people.data ? (
            <Failed error={people.error} retry={() => void people.refetch()} />
          ) : null}
          {people.isPending ? <Loading rows={10} /> : null}
          {people.data && rows.length === 0 ? (
            <Nobody narrowed={narrowed} clear={() => set({ search: undefined, filter: undefined })} />
          ) : null}
          {rows.length ? (
            <PeopleTable
              rows={rows}
              total={total}
              columns={address.columns ?? []}
              more={() => people.hasNextPage && !people.isFetchingNextPage && void people.fetchNextPage()}
            />
          ) : null}
        </Section>
      </Page>
    </>
  );
}

function Nobody({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  const { t } = useTranslation();
  const project = useProject();
  if (narrowed)
    return (
      <Empty title={t('people.noMatchTitle')} action={<Button onClick={clear}>{t('people.clear')}</Button>}>
        {t('people.noMatchWhy')}
      </Empty>
    );
  return (
    <Empty
      title={t('people.emptyTitle')}
      action={
        <Link to="/p/$projectId" params={{ projectId: project.project_id }}>
          {t('people.emptyAction')}
        </Link>
      }
    >
      {t('people.emptyWhy')}
    </Empty>
  );
}

type ToolbarProps = {
  address: PeopleAddress;
  set: (change: Partial<PeopleAddress>, replace?: boolean) => void;
};

function Toolbar({ address, set }: ToolbarProps) {
  const { t } = useTranslation();
  const schema = useSchema();
  const cohorts = useCohorts();
  const router = useRouter();
  const [text, setText] = useState(address.search ?? '');
  const [settled] = useDebouncedValue(text, 250);
  const [filtering, setFiltering] = useState(false);
  const count = countLeaves(address.filter);
  useEffect(() => {
    const leaving = !router.latestLocation.pathname.endsWith('/people');
    if (!leaving && settled !== (address.search ?? '')) set({ search: settled || undefined }, true);
    // Only what was typed starts a search; the address changing on its own must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <Stack gap={8}>
      <Row>
        <TextInput
          w={240}
          type="search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          variant={count ? 'light' : 'default'}
          leftSection={<ListFilter size={14} />}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          {count ? t('people.filters', { count }) : t('people.filter')}
        </Button>
        <Select
          w={250}
          aria-label={t('people.sort')}
          value={address.sort ?? '-last_seen'}
          data={SORTS.map((sort) => ({ value: sort, label: t(`people.${NAMES[sort]}`) }))}
          onChange={(sort) => set({ sort: SORTS.find((one) => one === sort) })}
        />
        <Popover position="bottom-end" shadow="sm">
          <Popover.Target>
            <Button leftSection={<Columns3 size={14} />}>{t('people.columns')}</Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Checkbox.Group value={address.columns ?? []} onChange={(columns) => set({ columns }, true)}>
              <Stack gap={8}>
                {schema.traits.length === 0 ? <Muted>{t('person.noTraits')}</Muted> : null}
                {schema.traits.slice(0, 24).map((trait) => (
                  <Checkbox key={trait.name} value={trait.name} label={trait.name} />
                ))}
              </Stack>
            </Checkbox.Group>
          </Popover.Dropdown>
        </Popover>
      </Row>
      {filtering ? (
        <Section>
          <ConditionBuilder
            value={address.filter}
            onChange={(filter) => set({ filter }, true)}
            fields={{ properties: [], traits: schema.traits, cohorts }}
          />
        </Section>
      ) : count ? (
        <Said filter={address.filter} />
      ) : null}
    </Stack>
  );
}

/** The filter as a sentence, while it is not being edited. */
function Said({ filter }: { filter: Condition | undefined }) {
  const { t } = useTranslation();
  const names = namesOf(useCohorts());
  const done = finished(filter);
  return done ? <Muted>{conditionText(done, t, names)}</Muted> : null;
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupRow } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button, TextInput, useDebouncedValue } from '../../ui/kit';
import { Page, Section } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import { GroupTypes } from './group-types';
import { PeopleTabs } from './people-tabs';
import { groupsQuery } from './queries';

const route = getRouteApi('/signed-in/p/$projectId/groups');

/** Companies, teams and other sets of people; the address holds what is searched for. */
export function GroupsPage() {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const { search = '' } = route.useSearch();
  const groups = useInfiniteQuery(groupsQuery(project_id, search));
  const rows = groups.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PeopleTabs />
      <Page wide title={t('groups.title')} lead={t('groups.lead')}>
        <GroupTypes />
        <SearchBox />
        <Section flush>
          {groups.isError ? <Failed error={groups.error} retry={() => void groups.refetch()} /> : null}
          {groups.isPending ? <Loading rows={6} /> : null}
          {groups.data && rows.length === 0 ? <None searched={search !== ''} /> : null}
          {rows.length ? <GroupTable rows={rows} /> : null}
        </Section>
        {groups.hasNextPage ? (
          <Button loading={groups.isFetchingNextPage} onClick={() => void groups.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        ) : null}
      </Page>
    </>
  );
}

function SearchBox() {
  const { t } = useTranslation();
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(search);
  const [settled] = useDebouncedValue(text, 250);
  useEffect(() => {
    if (settled !== search) void navigate({ search: { search: settled || undefined }, replace: true });
    // Only what was typed starts a search; the address changing on its own must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <TextInput
      w={240}
      type="search"
      aria-label={t('groups.search')}
      placeholder={t('groups.search')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function None({ searched }: { searched: boolean }) {
  const { t } = useTranslation();
  if (searched) return <Empty title={t('groups.noMatch')}>{t('groups.noMatchWhy')}</Empty>;
  return <Empty title={t('groups.empty')}>{t('groups.emptyWhy')}</Empty>;
}

function GroupTable({ rows }: { rows: GroupRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  return (
    <DataTable
      label={t('groups.title')}
      rows={rows}
      rowKey={(group) => `${group.type}/${group.group_id}`}
      columns={[
        {
          key: 'name',
          head: t('groups.group'),
          grow: true,
          cell: (group) => (
            <Link
              to="/p/$projectId/groups/$type/$groupId"
              params={{ projectId: project_id, type: group.type, groupId: group.group_id }}
            >
              {group.display_name}
            </Link>
          ),
        },
        { key: 'type', head: t('groups.type'), cell: (group) => group.type },
        { key: 'id', head: t('groups.id'), cell: (group) => <code>{group.group_id}</code> },
        {
          key: 'members',
          head: t('people.title'),
          numeric: true,
          cell: (group) => format.number(group.members),
        },
        {
          key: 'last',
          head: t('people.lastSeen'),
          numeric: true,
          cell: (group) => format.moment(group.last_seen, timezone),
        },
      ]}
    />
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonBehind } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { FileItems } from '../../shared/file-items';
import { GroupName } from '../../shared/group-name';
import { PersonName } from '../../shared/person-name';
import { namesOf, useCohorts } from '../../shared/cohorts';
import { useProject } from '../../shared/session';
import { type Column, DataTable } from '../../ui/data-table';
import { Button, Menu, VisuallyHidden } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { LinkButton } from '../../ui/link-button';
import { Panel } from '../../ui/panel';
import { Empty, Loading } from '../../ui/states';
import { AskFurther } from './ask-further';
import { CopyMenu } from './copy-menu';
import { describe } from './describe';
import { traitsInShort } from './group-traits-text';
import type { Draft, Point } from './draft';
import { behindQuery } from './queries';
import { peopleBehind, type Query } from './query';
import { SaveCohort } from './save-cohort';
import { WhySomeone } from './why-someone';
import { WhyView } from './why-view';

type Props = {
  query: Query | null;
  point: Point | undefined;
  draft: Draft;
  /** Whose reasons are shown instead of the list. */
  person: string | undefined;
  onPerson: (person: string | undefined) => void;
  onClose: () => void;
};

/** The people behind a number, each leading to their page and their reasons; the chart stays where it was. */
export function BehindPanel({ query, point, draft, person, onPerson, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = namesOf(useCohorts());
  const what = point ? describe(point, draft, t, format, names) : '';
  const [last, setLast] = useState(person);
  const show = (next: string | undefined) => {
    if (next) setLast(next);
    onPerson(next);
  };
  return (
    <Panel opened={point !== undefined} onClose={onClose} title={t('insightAnswer.panel', { what })}>
      {query && point && person ? (
        <WhyView query={query} point={point} person={person} onBack={() => show(undefined)} />
      ) : (
        <PeopleList query={query} point={point} what={what} draft={draft} focused={last} onPerson={show} />
      )}
    </Panel>
  );
}

type ListProps = {
  query: Query | null;
  point: Point | undefined;
  what: string;
  draft: Draft;
  focused: string | undefined;
  onPerson: (person: string) => void;
};

function PeopleList({ query, point, what, draft, focused, onPerson }: ListProps) {
  const { t } = useTranslation();
  const { project_id } = useProject();
  const people = useInfiniteQuery(behindQuery(project_id, query, point));
  const pages = people.data?.pages ?? [];
  const items = pages.flatMap((page) => page.result.items);
  const total = pages[0]?.result.total ?? 0;
  const grouped = items.some((one) => Boolean(one.group_id));
  return (
    <Stack>
      {people.isError ? <Failed error={people.error} retry={() => void people.refetch()} /> : null}
      {people.isPending && point ? <Loading rows={8} /> : null}
      {people.data && items.length === 0 ? <Empty title={t('insightAnswer.panelEmpty')} /> : null}
      {items.length ? (
        <>
          <PeopleHead query={query} point={point} what={what} draft={draft} grouped={grouped} total={total} />
          <PeopleTable items={items} focused={focused} onPerson={onPerson} />
          {people.hasNextPage ? (
            <Button loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          ) : null}
        </>
      ) : null}
      {people.data && !grouped ? <WhySomeone onPerson={onPerson} /> : null}
    </Stack>
  );
}

type HeadProps = Pick<ListProps, 'query' | 'point' | 'what' | 'draft'> & { grouped: boolean; total: number };

/** How many there are, and what can be done with all of them. */
function PeopleHead({ query, point, what, draft, grouped, total }: HeadProps) {
  const { t } = useTranslation();
  return (
    <>
      <Row between>
        <Muted>
          {t(grouped ? 'insightAnswer.panelGroups' : 'insightAnswer.panelCount', { count: total })}
        </Muted>
        {query && point ? (
          <Row>
            <CopyMenu query={peopleBehind(query, point, 500, null)} />
            <PeopleFiles query={query} point={point} />
          </Row>
        ) : null}
      </Row>
      {query && point && !grouped ? (
        <Row key={JSON.stringify(point)}>
          <SaveCohort query={query} point={point} suggested={what} />
          <AskFurther query={query} point={point} suggested={what} draft={draft} />
        </Row>
      ) : null}
    </>
  );
}

type TableProps = {
  items: PersonBehind[];
  focused: string | undefined;
  onPerson: (person: string) => void;
};

function PeopleTable({ items, focused, onPerson }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  const columns: Column<PersonBehind>[] = [
    {
      key: 'name',
      head: t(items.some((one) => one.group_id) ? 'groups.group' : 'people.person'),
      grow: true,
      cell: (person) => (
        <>
          <Row between>
            {person.group_id ? (
              <GroupName type={person.group_type} id={person.group_id} name={person.display_name} />
            ) : (
              <PersonName id={person.person_id} name={person.display_name} />
            )}
            <LinkButton focused={person.person_id === focused} onClick={() => onPerson(person.person_id)}>
              {t('why.short')}
              <VisuallyHidden> {person.display_name}</VisuallyHidden>
            </LinkButton>
          </Row>
          {person.group_id && person.group_id !== person.display_name ? (
            <div>
              <Muted>{person.group_id}</Muted>
            </div>
          ) : null}
          {person.group_id ? <GroupTraits traits={person.traits} /> : null}
          {person.email && person.email !== person.display_name ? (
            <div>
              <Muted>{person.email}</Muted>
            </div>
          ) : null}
        </>
      ),
    },
    ...(items.every(({ value }) => value === 1)
      ? []
      : [
          {
            key: 'value',
            head: t('insightAnswer.panelValue'),
            numeric: true,
            cell: (person: PersonBehind) => format.number(person.value),
          },
        ]),
    {
      key: 'last',
      head: t('people.lastSeen'),
      numeric: true,
      cell: (person) => format.moment(person.last_at, timezone),
    },
  ];
  return (
    <DataTable
      label={t('people.list')}
      rows={items}
      rowKey={(person) => person.person_id}
      columns={columns}
    />
  );
}

/** The first traits of a group, in one line. */
function GroupTraits({ traits }: { traits: PersonBehind['traits'] }) {
  const { t } = useTranslation();
  const shown = traitsInShort(traits, t);
  return shown ? (
    <div>
      <Muted>{shown}</Muted>
    </div>
  ) : null;
}

/** The menu that takes all of these people away as a file. */
function PeopleFiles({ query, point }: { query: Query; point: Point }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<Download size={14} />}>{t('insightAnswer.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <FileItems question={peopleBehind(query, point, 500, null)} />
      </Menu.Dropdown>
    </Menu>
  );
}

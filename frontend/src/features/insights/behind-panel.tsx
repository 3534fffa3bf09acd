import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { FileItems } from '../../shared/file-items';
import { PersonName } from '../../shared/person-name';
import { useProject } from '../../shared/session';
import { DataTable } from '../../ui/data-table';
import { Button, Menu } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty, Loading } from '../../ui/states';
import { describe } from './describe';
import type { Draft, Point } from './draft';
import { behindQuery } from './queries';
import { peopleBehind, type Query } from './query';

type Props = { query: Query | null; point: Point | undefined; draft: Draft; onClose: () => void };

/** The people behind a number, each leading to their page; the chart stays where it was. */
export function BehindPanel({ query, point, draft, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const people = useInfiniteQuery(behindQuery(project_id, query, point));
  const pages = people.data?.pages ?? [];
  const items = pages.flatMap((page) => page.result.items);
  const total = pages[0]?.result.total ?? 0;
  return (
    <Panel
      opened={point !== undefined}
      onClose={onClose}
      title={t('insightAnswer.panel', { what: point ? describe(point, draft, t, format) : '' })}
    >
      {people.isError ? <Failed error={people.error} retry={() => void people.refetch()} /> : null}
      {people.isPending && point ? <Loading rows={8} /> : null}
      {people.data && items.length === 0 ? <Empty title={t('insightAnswer.panelEmpty')} /> : null}
      {items.length ? (
        <Stack>
          <Row between>
            <Muted>{t('insightAnswer.panelCount', { count: total })}</Muted>
            {query && point ? <PeopleFiles query={query} point={point} /> : null}
          </Row>
          <DataTable
            label={t('people.list')}
            rows={items}
            rowKey={(person) => person.person_id}
            columns={[
              {
                key: 'name',
                head: t('people.person'),
                grow: true,
                cell: (person) => (
                  <>
                    <PersonName id={person.person_id} name={person.display_name} />
                    {person.email && person.email !== person.display_name ? (
                      <div>
                        <Muted>{person.email}</Muted>
                      </div>
                    ) : null}
                  </>
                ),
              },
              {
                key: 'value',
                head: t('insightAnswer.panelValue'),
                numeric: true,
                cell: (person) => format.number(person.value),
              },
              {
                key: 'last',
                head: t('people.lastSeen'),
                numeric: true,
                cell: (person) => format.moment(person.last_at, timezone),
              },
            ]}
          />
          {people.hasNextPage ? (
            <Button loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          ) : null}
        </Stack>
      ) : null}
    </Panel>
  );
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

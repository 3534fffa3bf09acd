import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await, Failed } from '../../shared/await';
import { PersonName } from '../../shared/person-name';
import { useProject } from '../../shared/session';
import { Button } from '../../ui/kit';
import { Page, Row, Section } from '../../ui/layout';
import { Empty, Loading } from '../../ui/states';
import { Tag } from '../../ui/tag';
import css from './person.module.css';
import { type GroupAddress, groupPeopleQuery, groupQuery, groupTimelineQuery } from './queries';
import { Timeline } from './timeline-view';
import { Traits } from './traits';

const route = getRouteApi('/signed-in/p/$projectId/groups/$type/$groupId');

/** One group: what its people did, what is known of it and who belongs to it. */
export function GroupPage() {
  const { type, groupId } = route.useParams();
  const group = useQuery(groupQuery(useProject().project_id, { type, groupId }));
  return (
    <Await query={group} rows={8}>
      {(data) => <GroupView group={data} />}
    </Await>
  );
}

function GroupView({ group }: { group: Group }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const address = { type: group.type, groupId: group.group_id };
  const seen = t('groups.seen', {
    first: format.moment(group.first_seen, timezone),
    last: format.moment(group.last_seen, timezone),
  });
  return (
    <Page
      wide
      title={group.display_name}
      lead={
        <Row gap={12}>
          <Link to="/p/$projectId/groups" params={{ projectId: project_id }}>
            {t('groups.title')}
          </Link>
          <Tag tone="accent">{group.type}</Tag>
          <code>{group.group_id}</code>
          <span>{t('people.lead', { count: group.members })}</span>
          <span>{seen}</span>
        </Row>
      }
    >
      <div className={css.columns}>
        <Section title={t('groups.timeline')} flush>
          <Timeline query={groupTimelineQuery(project_id, address)} named />
        </Section>
        <div className={css.side}>
          <Section title={t('person.traits')} flush>
            {group.traits.length ? (
              <Traits traits={group.traits} />
            ) : (
              <Empty title={t('person.noTraits')}>{t('groups.noTraitsWhy')}</Empty>
            )}
          </Section>
          <Section title={t('people.title')} flush>
            <Members address={address} />
          </Section>
        </div>
      </div>
    </Page>
  );
}

function Members({ address }: { address: GroupAddress }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const members = useInfiniteQuery(groupPeopleQuery(project_id, address));
  if (members.isError) return <Failed error={members.error} retry={() => void members.refetch()} />;
  if (!members.data) return <Loading rows={4} />;
  const people = members.data.pages.flatMap((page) => page.items);
  if (people.length === 0) return <Empty title={t('groups.nobody')}>{t('groups.nobodyWhy')}</Empty>;
  return (
    <>
      <ul className={css.list}>
        {people.map((person) => (
          <li key={person.person_id} className={css.item}>
            <PersonName id={person.person_id} name={person.display_name} />
            <br />
            <span className={css.meta}>
              {t('groups.seen', {
                first: format.moment(person.first_seen, timezone),
                last: format.moment(person.last_seen, timezone),
              })}
            </span>
          </li>
        ))}
      </ul>
      {members.hasNextPage ? (
        <div className={css.more}>
          <Button loading={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventItem } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Failed } from '../../shared/await';
import { ownName } from '../../shared/own-events';
import { useProject } from '../../shared/session';
import { CodeBlock } from '../../ui/code-block';
import { Button } from '../../ui/kit';
import { Stack } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty, Loading } from '../../ui/states';
import css from './person.module.css';
import type { timelineQuery } from './queries';
import { byDay, summary } from './timeline';

type TimelineProps = { query: ReturnType<typeof timelineQuery>; named?: boolean };

/** What a person or the people of a group did, by day; a row opens the whole event. */
export function Timeline({ query, named }: TimelineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone, project_id: projectId } = useProject();
  const [opened, setOpened] = useState<EventItem | null>(null);
  const events = useInfiniteQuery(query);
  if (events.isError) return <Failed error={events.error} retry={() => void events.refetch()} />;
  if (!events.data) return <Loading rows={8} />;
  const days = byDay(
    events.data.pages.flatMap((page) => page.items),
    timezone,
  );
  if (days.length === 0) return <Empty title={t('person.noEvents')} />;
  return (
    <>
      {days.map(({ day, events: items }) => (
        <section key={day} aria-label={format.longDate(day)}>
          <h3 className={css.day}>{format.longDate(day)}</h3>
          <ol className={css.events}>
            {items.map((event) => (
              <li key={event.message_id}>
                <button
                  type="button"
                  className={css.event}
                  title={t('person.openEvent')}
                  onClick={() => setOpened(event)}
                >
                  <span className={css.time}>{format.time(event.timestamp, timezone)}</span>
                  <span>
                    <span className={css.name}>{ownName(event.event, t)}</span>
                    <br />
                    <span className={css.detail}>
                      {named ? `${event.display_name} ` : null}
                      {summary(event.properties).map(({ name, value }) => (
                        <span key={name} className={css.property}>
                          {name} <b>{value}</b>
                        </span>
                      ))}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {events.hasNextPage ? (
        <div className={css.more}>
          <Button loading={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      ) : null}
      <Panel
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened ? ownName(opened.event, t) : ''}
      >
        {opened ? (
          <Stack>
            <Link to="/p/$projectId/data/live" params={{ projectId }} search={{ message: opened.message_id }}>
              {t('person.whereIsIt')}
            </Link>
            <CodeBlock label={opened.event} code={JSON.stringify(opened, null, 2)} />
          </Stack>
        ) : null}
      </Panel>
    </>
  );
}

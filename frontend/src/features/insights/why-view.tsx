import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Why, WhyEntry, WhyEvent } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { shortValue } from '../../lib/format';
import { Failed } from '../../shared/await';
import { GroupName } from '../../shared/group-name';
import { PersonName } from '../../shared/person-name';
import { useProject } from '../../shared/session';
import { Button } from '../../ui/kit';
import { Muted, Row, Stack } from '../../ui/layout';
import { Loading } from '../../ui/states';
import { Tag } from '../../ui/tag';
import type { Point } from './draft';
import { personNameQuery, whyQuery } from './queries';
import type { Query } from './query';
import css from './why.module.css';
import { checkOf, CHOSEN, foremost, isTold, spoken } from './why-model';

type Props = { query: Query; point: Point; person: string; onBack: () => void };

/** Why a person counts in a number, or does not: one sentence, the window, the entries, the events in order. */
export function WhyView({ query, point, person, onBack }: Props) {
  const { t, i18n } = useTranslation();
  const { project_id } = useProject();
  const why = useQuery(whyQuery(project_id, query, point, person, i18n.language));
  const result = why.data?.result;
  // Only the answer tells whether it is about a group, which has a name of its own.
  const called = useQuery({
    ...personNameQuery(project_id, person),
    enabled: !why.isPending && !result?.group,
  });
  return (
    <Stack>
      <Row between>
        <Button variant="subtle" leftSection={<ArrowLeft size={14} />} onClick={onBack} autoFocus>
          {t('why.back')}
        </Button>
        {result?.group ? (
          <GroupName type={result.group.group_type} id={result.group.group_id} name={result.group.name} />
        ) : (
          <PersonName id={result?.person_id ?? person} name={called.data?.display_name ?? ''} />
        )}
      </Row>
      {why.isError ? <Failed error={why.error} retry={() => void why.refetch()} /> : null}
      {why.isPending ? <Loading rows={6} /> : null}
      {result ? <Told why={result} zone={why.data?.meta.timezone ?? 'UTC'} /> : null}
    </Stack>
  );
}

function Told({ why, zone }: { why: Why; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const merged = why.ids.length - 1;
  return (
    <div data-why={why.counted}>
      <p className={css.sentence}>{spoken(why.sentence, format)}</p>
      <p className={css.check} data-wrong={why.agrees === false || undefined}>
        {t(`why.${why.group ? 'groupChecks' : 'checks'}.${checkOf(why)}`)}{' '}
        {merged ? t('why.ids', { count: merged }) : null}
      </p>
      {why.window ? <WindowOf why={why} zone={zone} /> : null}
      {why.entries.length > 1 ? <Entries entries={why.entries} zone={zone} /> : null}
      <h3 className={css.head}>{t('why.events')}</h3>
      {why.events.length === 0 ? <Muted>{t('why.noEvents')}</Muted> : null}
      <ol className={css.events}>
        {why.events.map((event) => (
          <EventOf key={event.message_id + event.at} event={event} why={why} zone={zone} />
        ))}
      </ol>
      {why.more ? <Muted>{t('why.more', { count: why.more })}</Muted> : null}
    </div>
  );
}

function WindowOf({ why, zone }: { why: Why; zone: string }) {
  const { t } = useTranslation();
  const moment = useMoment(zone);
  if (!why.window) return null;
  return (
    <p className={css.window}>
      <b>{t('why.window')}</b>{' '}
      {t('why.fromTo', { from: moment(why.window.start), to: moment(why.window.end) })}
    </p>
  );
}

/** Returns how an instant is written: day and seconds, by the clock of a zone. */
function useMoment(zone: string): (instant: string) => string {
  const format = useFormat();
  return (instant) => `${format.day(instant, zone)}, ${format.time(instant, zone)}`;
}

function Entries({ entries, zone }: { entries: WhyEntry[]; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moment = useMoment(zone);
  const [all, setAll] = useState(false);
  return (
    <>
      <h3 className={css.head}>{t('why.entries')}</h3>
      <ol className={css.entries}>
        {(all ? entries : foremost(entries)).map((entry) => (
          <li key={entry.number} className={css.entry}>
            <Tag tone={entry.choice === CHOSEN ? 'ok' : 'plain'}>{t(`why.choices.${entry.choice}`)}</Tag>{' '}
            <b>
              {entry.number}. {moment(entry.window.start)}
            </b>{' '}
            · {t('why.reached', { count: entry.steps })}
            <div>
              <Muted>{spoken(entry.words, format)}</Muted>
            </div>
          </li>
        ))}
      </ol>
      {!all && foremost(entries).length < entries.length ? (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('why.allEntries', { count: entries.length })}
        </Button>
      ) : null}
    </>
  );
}

function EventOf({ event, why, zone }: { event: WhyEvent; why: Why; zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moment = useMoment(zone);
  const { project_id: projectId } = useProject();
  const properties = Object.entries(event.properties);
  return (
    <li className={css.event} data-counts={isTold(event) || undefined}>
      <time dateTime={event.at} title={t('why.utc', { time: format.time(event.at, 'UTC') })}>
        {moment(event.at)}
      </time>
      <div className={css.name}>
        <Link
          to="/p/$projectId/data/live"
          params={{ projectId }}
          search={{ message: event.message_id }}
          title={t('why.whereIsIt')}
        >
          {event.event}
        </Link>
      </div>
      {event.played.map((part, index) => (
        <div key={index} className={css.part} data-counts={part.counts || undefined}>
          {spoken(part.words, format)}
        </div>
      ))}
      {properties.length ? (
        <div className={css.detail}>
          {properties.map(([name, value]) => `${name}: ${shortValue(value)}`).join(' · ')}
        </div>
      ) : null}
      {why.group ? (
        <div className={css.detail}>
          {t('why.by')}{' '}
          <PersonName id={event.person_id} name={event.user_id ?? event.anonymous_id ?? event.person_id} />
        </div>
      ) : event.person_id === why.person_id ? null : (
        <div className={css.detail}>{t('why.cameWith', { id: event.user_id ?? event.person_id })}</div>
      )}
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { addDays, hourIn } from '../../lib/dates';
import { Await } from '../../shared/await';
import { useProject } from '../../shared/session';
import { Section } from '../../ui/layout';
import { Sparkline } from '../../ui/sparkline';
import css from './home.module.css';
import { change, lastTwo, upTo } from './model';
import { figuresQuery, hoursQuery } from './queries';

/** The day's numbers beside those of the day before; a day still running is compared up to this hour. */
export function Figures({ day, today }: { day: string; today: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const figures = useQuery(figuresQuery(project_id, day, timezone));
  const hours = useQuery(hoursQuery(project_id, day, timezone)).data?.result.series[0];
  const running = day === today;
  const title = running ? t('home.today') : t('home.lastDay', { date: format.date(day) });
  return (
    <Section title={title} hint={running ? undefined : t('home.lastDayHint')}>
      <Await query={figures} rows={2}>
        {({ result }) => {
          const [events, eventsBefore] = lastTwo(result.series[0]);
          const [people, peopleBefore] = lastTwo(result.series[1]);
          const hour = hourIn(timezone, new Date());
          const fair = running && hours ? upTo(hours, addDays(day, -1), hour) : eventsBefore;
          const ofDay = (wanted: string) =>
            (hours?.labels ?? []).flatMap((label, index) =>
              label.startsWith(wanted) ? [hours?.values[index] ?? 0] : [],
            );
          return (
            <div className={css.figures}>
              <Figure
                name={t('home.events')}
                now={events}
                before={fair}
                values={running ? ofDay(day).slice(0, hour + 1) : ofDay(day)}
              />
              <Figure name={t('home.people')} now={people} before={peopleBefore} whole={running} />
              <Figure
                name={t('home.perPerson')}
                now={people ? events / people : 0}
                before={peopleBefore ? eventsBefore / peopleBefore : null}
                whole={running}
              />
            </div>
          );
        }}
      </Await>
    </Section>
  );
}

type FigureProps = { name: string; now: number; before: number | null; values?: number[]; whole?: boolean };

function Figure({ name, now, before, values, whole }: FigureProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const moved = before === null || whole ? null : change(now, before);
  return (
    <div className={css.figure}>
      <span className={css.figureName}>{name}</span>
      <span className={css.figureValue}>{format.number(now)}</span>
      <span className={css.figureChange}>
        {moved === null ? null : (
          <span data-up={moved > 0 || undefined} data-down={moved < 0 || undefined}>
            {moved > 0 ? '▲' : moved < 0 ? '▼' : '●'} {moved === 0 ? t('home.same') : format.change(moved)}
          </span>
        )}
        {before === null ? null : (
          <span>{t(whole ? 'home.wholeDay' : 'home.yesterday', { value: format.number(before) })}</span>
        )}
      </span>
      {values && values.length > 1 ? <Sparkline values={values} width={140} /> : null}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { todayIn } from '../../lib/dates';
import { Await } from '../../shared/await';
import { schemaQuery } from '../../shared/schema';
import { useProject } from '../../shared/session';
import { SourceAlerts } from '../../shared/source-alerts';
import { Columns, Page } from '../../ui/layout';
import { Figures } from './figures';
import { FirstEvent } from './first-event';
import { Health } from './health';
import { Kept } from './kept';
import { dayShown } from './model';
import { SampleBanner } from './sample-banner';
import { TopEvents } from './top-events';

/** How things are today, whether everything flows, and the next thing to do. */
export function HomePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const today = todayIn(project.timezone, new Date());
  const schema = useQuery(schemaQuery(project.project_id));
  return (
    <Page
      wide
      title={t('home.title')}
      lead={t('home.lead', { project: project.name, date: format.longDate(today) })}
    >
      {project.sample ? <SampleBanner /> : null}
      <SourceAlerts />
      <Await query={schema}>
        {({ events }) =>
          events.length === 0 ? (
            <FirstEvent />
          ) : (
            <>
              <Figures day={dayShown(events, today)} today={today} />
              <Columns min={340}>
                <TopEvents events={events} day={dayShown(events, today)} />
                <Health />
              </Columns>
              <Kept />
            </>
          )
        }
      </Await>
    </Page>
  );
}

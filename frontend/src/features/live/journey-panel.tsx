import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Journey, JourneyStage } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { PersonName } from '../../shared/person-name';
import { reasonText } from '../../shared/reasons';
import { useProject } from '../../shared/session';
import { Muted, Row, Stack } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/tag';
import css from './live.module.css';
import { journeyQuery } from './queries';

const TONES = { done: 'ok', waiting: 'info', failing: 'danger' } as const;

/** Where a message is, wherever it was opened from; it follows what is still on its way. */
export function JourneyPanel({ message, onClose }: { message?: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Panel opened={message !== undefined} onClose={onClose} title={t('live.journeyTitle')}>
      {message ? <JourneyOf message={message} /> : null}
    </Panel>
  );
}

/** The journey of one message: every arrival with its stages. */
export function JourneyOf({ message }: { message: string }) {
  const { t } = useTranslation();
  const query = useQuery(journeyQuery(useProject().project_id, message));
  return (
    <Stack gap={24}>
      <Muted>{t('live.journeyOf', { message })}</Muted>
      <Await query={query} rows={5}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('live.journeyNone')}>{t('live.journeyNoneWhy')}</Empty>
          ) : (
            <>
              {items.map((journey) => (
                <Arrival key={journey.seq} journey={journey} />
              ))}
            </>
          )
        }
      </Await>
    </Stack>
  );
}

function Arrival({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <Stack>
      {journey.reason ? (
        <Row>
          <Tag tone="danger">{reasonText(journey.reason, t)}</Tag> {journey.detail}
        </Row>
      ) : (
        <strong>{journey.event}</strong>
      )}
      <Muted>
        {t('live.journeyArrived', {
          when: format.moment(journey.received_at, timezone),
          seq: format.number(Number(journey.seq)),
        })}
      </Muted>
      <ol className={css.stages}>
        {journey.stages.map((stage) => (
          <li key={stage.name}>
            <Tag tone={TONES[stage.state]}>{t(`live.stageState.${stage.state}`)}</Tag>
            <div>
              <strong>{t(`live.stage.${stage.name}`)}</strong>
              <div>
                <When stage={stage} />
              </div>
              {stage.name === 'people' && journey.person ? (
                <div>
                  <PersonName id={journey.person.person_id} name={journey.person.display_name} />{' '}
                  {journey.person.merged ? <Tag>{t('live.journeyMerged')}</Tag> : null}
                </div>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </Stack>
  );
}

function When({ stage }: { stage: JourneyStage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  if (stage.state === 'failing') return <Muted>{t('live.journeyFailing', { error: stage.error })}</Muted>;
  if (stage.state === 'waiting') return <Muted>{t('live.journeyBehind', { count: stage.behind })}</Muted>;
  if (!stage.at) return <Muted>{t('live.journeyLongAgo')}</Muted>;
  const time = format.time(stage.at, timezone);
  return stage.lag_ms ? (
    <Muted>{t('live.journeyAfter', { time, lag: format.milliseconds(stage.lag_ms) })}</Muted>
  ) : (
    <Muted>{time}</Muted>
  );
}

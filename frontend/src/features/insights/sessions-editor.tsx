import { useTranslation } from 'react-i18next';
import { MoreOptions } from './common-options';
import { CountSelect } from './count-select';
import { DuringEach } from './during-words';
import type { EditorProps } from './editor';
import { EventList } from './event-list';
import css from './sentence.module.css';
import { MEASURES, type SessionsDraft } from './sessions-draft';
import { BreakdownWord, By, OneOf, WITH_COHORTS } from './words';

/** "Show the number of sessions by channel during the last 30 days each day". */
export function SessionsEditor({ draft, change, today, whole, more }: EditorProps<SessionsDraft>) {
  const { t } = useTranslation();
  return (
    <div className={css.sentence}>
      <div className={css.line}>
        <span className={css.glue}>{t('insight.show')}</span>
        <OneOf
          label={t('insight.measure')}
          value={draft.measure}
          words={MEASURES}
          name={(measure) => t(`sessions.measureWords.${measure}`)}
          onPick={(measure) => change({ ...draft, measure })}
        />
        <By value={draft.breakdown} />
        <BreakdownWord
          kinds={['session', ...WITH_COHORTS]}
          events={[]}
          value={draft.breakdown}
          onPick={(breakdown) => change({ ...draft, breakdown })}
        />
        <DuringEach draft={draft} change={change} today={today} whole={whole} />
      </div>
      {more ? (
        <MoreOptions
          draft={draft}
          whereHint={t('sessions.whereHint')}
          onChange={(common) => change({ ...draft, ...common })}
        >
          <EventList
            label={t('sessions.keyEvents')}
            value={draft.key_events}
            onChange={(key_events) => change({ ...draft, key_events })}
          />
          <CountSelect value={draft.count} onPick={(count) => change({ ...draft, count })} />
        </MoreOptions>
      ) : null}
    </div>
  );
}

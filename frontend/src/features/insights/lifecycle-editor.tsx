import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/kit';
import { MoreOptions } from './common-options';
import { CountSelect } from './count-select';
import { During, Each } from './during-words';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import { type LifecycleDraft, NEWS } from './lifecycle-draft';
import css from './sentence.module.css';
import { BreakdownWord, By, EventWord, WITH_COHORTS } from './words';

/** "Who is new, returns, comes back or goes quiet among those who do Order Completed, each week, during …". */
export function LifecycleEditor({ draft, change, today, whole, more }: EditorProps<LifecycleDraft>) {
  const { t } = useTranslation();
  const { activity } = draft;
  return (
    <div className={css.sentence}>
      <EventLine
        event={activity.event}
        where={activity.where}
        onWhere={(where) => change({ ...draft, activity: { ...activity, where } })}
      >
        <span className={css.glue}>{t('lifecycle.who')}</span>
        <EventWord
          value={activity.event}
          onPick={(event) => change({ ...draft, activity: { ...activity, event } })}
        />
      </EventLine>
      <div className={css.line}>
        <Each value={draft.interval} onPick={(interval) => change({ ...draft, interval })} />
        <By value={draft.breakdown} />
        <BreakdownWord
          kinds={WITH_COHORTS}
          events={[activity.event]}
          value={draft.breakdown}
          onPick={(breakdown) => change({ ...draft, breakdown })}
        />
        <During draft={draft} change={change} today={today} whole={whole} />
      </div>
      {more ? (
        <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
          <Select
            label={t('lifecycle.newWhen')}
            value={draft.new}
            data={NEWS.map((one) => ({ value: one, label: t(`lifecycle.news.${one}`) }))}
            onChange={(one) =>
              change({ ...draft, new: NEWS.find((known) => known === one) ?? 'first_match' })
            }
          />
          <CountSelect value={draft.count} onPick={(count) => change({ ...draft, count })} />
        </MoreOptions>
      ) : null}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { AttributionDraft } from './attribution-draft';
import { AttributionMore } from './attribution-more';
import { eventsOf } from './draft';
import { During } from './during-words';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import { RulesWord } from './rules-word';
import css from './sentence.module.css';
import { BreakdownWord, EventWord } from './words';

/** "Which traffic.channel gets the credit for Order Completed, by the rules last and linear, during …". */
export function AttributionEditor({ draft, change, today, whole, more }: EditorProps<AttributionDraft>) {
  const { t } = useTranslation();
  const { conversion } = draft;
  return (
    <div className={css.sentence}>
      <EventLine
        event={conversion.event}
        where={conversion.where}
        onWhere={(where) => change({ ...draft, conversion: { ...conversion, where } })}
      >
        <span className={css.glue}>{t('attribution.which')}</span>
        <BreakdownWord
          label={t('attribution.channel')}
          none={null}
          kinds={['context', 'property']}
          events={eventsOf(draft).filter((event) => event !== conversion.event)}
          value={draft.by}
          onPick={(by) => change({ ...draft, by: by ?? draft.by })}
        />
        <span className={css.glue}>{t('attribution.getsCredit')}</span>
        <EventWord
          label={t('attribution.conversion')}
          value={conversion.event}
          onPick={(event) => change({ ...draft, conversion: { ...conversion, event } })}
        />
      </EventLine>
      <div className={css.line}>
        <span className={css.glue}>{t('attribution.byRules')}</span>
        <RulesWord value={draft.rules} onPick={(rules) => change({ ...draft, rules })} />
        <During draft={draft} change={change} today={today} whole={whole} />
      </div>
      {more ? <AttributionMore draft={draft} change={change} /> : null}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../ui/kit';
import { MoreOptions } from './common-options';
import { During } from './during-words';
import type { EditorProps } from './editor';
import { type HistogramDraft, HOWS, isOfProperty, MOST_BINS } from './histogram-draft';
import css from './sentence.module.css';
import { EventWord, OneOf, PropertyWord } from './words';

/** "How are spread the sums per person of revenue of Order Completed during the last 30 days". */
export function HistogramEditor({ draft, change, today, whole, more }: EditorProps<HistogramDraft>) {
  const { t } = useTranslation();
  return (
    <div className={css.sentence}>
      <div className={css.line}>
        <span className={css.glue}>{t('histogram.spread')}</span>
        <OneOf
          label={t('insight.measure')}
          value={draft.how}
          words={HOWS}
          name={(word) => t(`histogram.how.${word}`)}
          onPick={(how) => change({ ...draft, how })}
        />
        {isOfProperty(draft.how) ? (
          <PropertyWord
            events={[draft.event]}
            value={draft.property}
            onPick={(property) => change({ ...draft, property })}
          />
        ) : null}
        <span className={css.glue}>{t('insight.whoDid')}</span>
        <EventWord value={draft.event} onPick={(event) => change({ ...draft, event })} />
        <During draft={draft} change={change} today={today} whole={whole} />
      </div>
      {more ? (
        <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
          <NumberInput
            label={t('histogram.bins')}
            description={t('histogram.binsHint')}
            min={1}
            max={MOST_BINS}
            value={draft.bins ?? ''}
            onChange={(value) => change({ ...draft, bins: Math.min(MOST_BINS, Number(value)) || undefined })}
          />
        </MoreOptions>
      ) : null}
    </div>
  );
}

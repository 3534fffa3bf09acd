import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberInput, TextInput } from '../../ui/kit';
import { MoreOptions } from './common-options';
import { CountSelect } from './count-select';
import { During } from './during-words';
import type { EditorProps } from './editor';
import { type HistogramDraft, HOWS, isOfProperty, MOST_BINS, writtenEdges } from './histogram-draft';
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
            disabled={draft.edges !== undefined}
            onChange={(value) => change({ ...draft, bins: Math.min(MOST_BINS, Number(value)) || undefined })}
          />
          <Edges draft={draft} change={change} />
          <CountSelect value={draft.count} onPick={(count) => change({ ...draft, count })} />
        </MoreOptions>
      ) : null}
    </div>
  );
}

type EdgesProps = Pick<EditorProps<HistogramDraft>, 'draft' | 'change'>;

/** Where bars begin and end, as a list of numbers; it counts as soon as they rise. */
function Edges({ draft, change }: EdgesProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(draft.edges?.join('; ') ?? '');
  const wrong = typed.trim() !== '' && !writtenEdges(typed);
  return (
    <TextInput
      label={t('histogram.edges')}
      description={t('histogram.edgesHint')}
      placeholder="0; 10; 50; 100"
      error={wrong ? t('histogram.edgesWrong') : undefined}
      value={typed}
      onChange={(event) => {
        const words = event.currentTarget.value;
        setTyped(words);
        const edges = writtenEdges(words);
        if (edges || words.trim() === '') change({ ...draft, edges, bins: edges ? undefined : draft.bins });
      }}
    />
  );
}

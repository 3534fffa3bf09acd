import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { eventChoices } from '../../shared/choices';
import { useSchema } from '../../shared/schema';
import { Picker } from '../../ui/picker';
import { ANY_EVENT, type EventChoice } from './draft';
import { During } from './during-words';
import type { EditorProps } from './editor';
import { type PathsDraft, STEPS } from './paths-draft';
import { PathsMore } from './paths-more';
import css from './sentence.module.css';
import { OneOf } from './words';

/** "Which ways people take from Signed Up to anywhere through pages during the last 30 days". */
export function PathsEditor({ draft, change, today, whole, more }: EditorProps<PathsDraft>) {
  const { t } = useTranslation();
  return (
    <div className={css.sentence}>
      <div className={css.line}>
        <span className={css.glue}>{t('paths.which')}</span>
        <AnchorWord
          label={t('paths.from')}
          value={draft.from}
          onPick={(from) => change({ ...draft, from })}
        />
        <span className={css.glue}>{t('paths.toWord')}</span>
        <AnchorWord label={t('paths.to')} value={draft.to} onPick={(to) => change({ ...draft, to })} />
        <span className={css.glue}>{t('paths.through')}</span>
        <OneOf
          label={t('paths.steps')}
          value={draft.steps}
          words={STEPS}
          name={(word) => t(`paths.stepWords.${word}`)}
          onPick={(steps) => change({ ...draft, steps })}
        />
        <During draft={draft} change={change} today={today} whole={whole} />
      </div>
      {more || draft.steps === 'own' ? <PathsMore draft={draft} change={change} /> : null}
    </div>
  );
}

type AnchorProps = {
  label: string;
  value: EventChoice | undefined;
  onPick: (anchor: EventChoice | undefined) => void;
};

/** The event that paths begin or end with; none is anywhere. */
function AnchorWord({ label, value, onPick }: AnchorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const events = eventChoices(useSchema().events, format);
  return (
    <Picker
      label={label}
      value={value?.event ?? ''}
      placeholder={t('paths.anywhere')}
      choices={[
        { value: '', label: t('paths.anywhere') },
        ...events,
        { value: ANY_EVENT, label: t('insight.anyEvent') },
      ]}
      onPick={(event) => onPick(event ? { ...value, event } : undefined)}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { type Translate, useFormat } from '../../i18n/setup';
import { eventChoices, propertyChoices } from '../../shared/choices';
import { contextChoices, contextName } from '../../shared/context';
import { EVERYBODY, namesOf, useCohorts } from '../../shared/cohorts';
import { groupTraitChoices, groupTraitField, groupTraitOf, groupTraitText } from '../../shared/group-traits';
import { useGroupTraits } from '../../shared/use-group-traits';
import { propertiesOf, useSchema } from '../../shared/schema';
import { MultiSelect } from '../../ui/kit';
import { type Choice, Picker } from '../../ui/picker';
import { ANY_EVENT, type Breakdown, SESSION_PARTS } from './draft';
import css from './sentence.module.css';

type EventWordProps = {
  value: string;
  onPick: (event: string) => void;
  label?: string;
  /** Whether its list is open from the beginning: the word was asked for and is still to be chosen. */
  opened?: boolean;
};

/** The event of a sentence; the most frequent come first. */
export function EventWord({ value, onPick, label, opened }: EventWordProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const any: Choice = { value: ANY_EVENT, label: t('insight.anyEvent') };
  return (
    <Picker
      label={label ?? t('insight.event')}
      value={value || null}
      placeholder={t('insight.chooseEvent')}
      opened={opened}
      choices={[...eventChoices(useSchema().events, format), any]}
      onPick={onPick}
    />
  );
}

type PropertyWordProps = { events: string[]; value: string | undefined; onPick: (property: string) => void };

/** The number property that is summed, averaged … */
export function PropertyWord({ events, value, onPick }: PropertyWordProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const properties = propertiesOf(useSchema().events, known(events));
  const numbers = properties.filter((property) => property.types.includes('number'));
  return (
    <Picker
      label={t('insight.property')}
      value={value ? `property:${value}` : null}
      placeholder={t('insight.chooseProperty')}
      choices={propertyChoices(numbers.length ? numbers : properties, 'property', '', format)}
      onPick={(picked) => onPick(picked.slice('property:'.length))}
    />
  );
}

/** What joins a split to the sentence; a question without one has nothing to join. */
export function By({ value }: { value: Breakdown | undefined }) {
  const { t } = useTranslation();
  return value ? <span className={css.glue}>{t('insight.by')}</span> : null;
}

type BreakdownWordProps = {
  events: string[];
  value: Breakdown | undefined;
  onPick: (breakdown: Breakdown | undefined) => void;
  label?: string;
  /** How having none is called; null where there must be one. */
  none?: string | null;
  kinds?: readonly KindOfBreakdown[];
};

const KINDS_OF_BREAKDOWN = ['property', 'context', 'trait', 'group_trait'] as const;
/** What those questions are split by that compare cohorts too. */
export const WITH_COHORTS = [...KINDS_OF_BREAKDOWN, 'segment'] as const;
export type KindOfBreakdown = (typeof WITH_COHORTS)[number] | 'session';

/** The property, value of the context, trait or part of the session that splits the answer into groups. */
export function BreakdownWord(props: BreakdownWordProps) {
  const { t } = useTranslation();
  const { events, value, onPick, label = t('insight.breakdown'), none = t('insight.noBreakdown') } = props;
  const { kinds = KINDS_OF_BREAKDOWN } = props;
  const format = useFormat();
  const schema = useSchema();
  const cohorts = useCohorts();
  const groups = useGroupTraits();
  const properties = propertiesOf(schema.events, known(events));
  const offered: Record<KindOfBreakdown, Choice[]> = {
    property: propertyChoices(properties, 'property', t('conditions.properties'), format),
    context: contextChoices(t('conditions.context'), t),
    trait: propertyChoices(schema.traits, 'trait', t('conditions.traits'), format),
    group_trait: groupTraitChoices(groups, t, format),
    session: SESSION_PARTS.map((part) => ({
      value: `session:${part}`,
      label: t(`sessions.parts.${part}`),
      group: t('insight.kindNames.sessions'),
    })),
    segment: cohorts.length
      ? [{ value: 'segment:', label: t('cohorts.compare'), group: t('cohorts.title') }]
      : [],
  };
  const choices: Choice[] = [
    ...(none === null ? [] : [{ value: '', label: none }]),
    ...kinds.flatMap((one) => offered[one]),
  ];
  const kind = kinds.find((one) => value?.[one]);
  const pick = (picked: string) => {
    const [of, name] = [picked.slice(0, picked.indexOf(':')), picked.slice(picked.indexOf(':') + 1)];
    if (of === 'segment') onPick({ segment: [...cohorts.slice(0, 2).map(({ id }) => id), EVERYBODY] });
    else onPick(picked ? { ...limitOf(value), ...(groupTraitOf(picked) ?? { [of]: name }) } : undefined);
  };
  const shown = kind && kind !== 'session' ? nameOfSplit(kind, value, t) : undefined;
  return (
    <>
      <Picker
        label={label}
        value={kind ? fieldOfSplit(kind, value) : null}
        shown={shown}
        placeholder={none ?? label}
        choices={choices}
        onPick={pick}
      />
      {kind === 'segment' && value?.segment ? (
        <CohortChoice value={value.segment} onPick={(segment) => onPick({ segment })} />
      ) : null}
    </>
  );
}

/** Returns what the answer is split by, as the picker writes it. */
function fieldOfSplit(kind: KindOfBreakdown, value: Breakdown | undefined): string {
  if (kind === 'group_trait') return groupTraitField(value ?? {});
  return `${kind}:${kind === 'segment' ? '' : value?.[kind]}`;
}

/** Returns what the answer is split by, in the reader's words. */
function nameOfSplit(kind: Exclude<KindOfBreakdown, 'session'>, value: Breakdown | undefined, t: Translate) {
  if (kind === 'segment') return t('cohorts.compare');
  if (kind === 'group_trait') return groupTraitText(value ?? {}, t);
  const name = value?.[kind] ?? '';
  return kind === 'context' ? contextName(name, t) : name;
}

const MOST_COHORTS = 10;

/** Which cohorts are compared, one at least. */
function CohortChoice({ value, onPick }: { value: string[]; onPick: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const known = namesOf(useCohorts());
  const ids = [...new Set([...Object.keys(known), EVERYBODY, ...value])];
  const nameOf = (id: string) =>
    id === EVERYBODY ? t('cohorts.everybody') : (known[id] ?? t('cohorts.gone'));
  return (
    <MultiSelect
      miw={220}
      maw={520}
      searchable
      hidePickedOptions
      aria-label={t('cohorts.which')}
      maxValues={MOST_COHORTS}
      value={value}
      data={ids.map((id) => ({ value: id, label: nameOf(id) }))}
      onChange={(next) => (next.length ? onPick(next) : undefined)}
    />
  );
}

/** Returns the event names a list mentions, leaving out “any event”, so that none means all. */
export function known(events: string[]): string[] {
  return events.includes(ANY_EVENT) ? [] : events;
}

function limitOf(value: Breakdown | undefined): Breakdown {
  return value?.limit ? { limit: value.limit } : {};
}

type WordProps<Word extends string> = {
  label: string;
  value: Word;
  words: readonly Word[];
  name: (word: Word) => string;
  onPick: (word: Word) => void;
};

/** One word out of a few. */
export function OneOf<Word extends string>({ label, value, words, name, onPick }: WordProps<Word>) {
  return (
    <Picker
      label={label}
      value={value}
      placeholder={label}
      choices={words.map((word) => ({ value: word, label: name(word) }))}
      onPick={(picked) => onPick(picked as Word)}
    />
  );
}

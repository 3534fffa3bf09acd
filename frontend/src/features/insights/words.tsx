import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { eventChoices, propertyChoices } from '../../shared/choices';
import { contextChoices } from '../../shared/context';
import { propertiesOf, useSchema } from '../../shared/schema';
import { type Choice, Picker } from '../../ui/picker';
import { ANY_EVENT, type Breakdown, SESSION_PARTS } from './draft';

type EventWordProps = { value: string; onPick: (event: string) => void; label?: string };

/** The event of a sentence; the most frequent come first. */
export function EventWord({ value, onPick, label }: EventWordProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const any: Choice = { value: ANY_EVENT, label: t('insight.anyEvent') };
  return (
    <Picker
      label={label ?? t('insight.event')}
      value={value || null}
      placeholder={t('insight.chooseEvent')}
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

type BreakdownWordProps = {
  events: string[];
  value: Breakdown | undefined;
  onPick: (breakdown: Breakdown | undefined) => void;
  label?: string;
  /** How having none is called; null where there must be one. */
  none?: string | null;
  kinds?: readonly KindOfBreakdown[];
};

const KINDS_OF_BREAKDOWN = ['property', 'context', 'trait'] as const;
type KindOfBreakdown = (typeof KINDS_OF_BREAKDOWN)[number] | 'session';

/** The property, value of the context, trait or part of the session that splits the answer into groups. */
export function BreakdownWord(props: BreakdownWordProps) {
  const { t } = useTranslation();
  const { events, value, onPick, label = t('insight.breakdown'), none = t('insight.noBreakdown') } = props;
  const { kinds = KINDS_OF_BREAKDOWN } = props;
  const format = useFormat();
  const schema = useSchema();
  const properties = propertiesOf(schema.events, known(events));
  const offered: Record<KindOfBreakdown, Choice[]> = {
    property: propertyChoices(properties, 'property', t('conditions.properties'), format),
    context: contextChoices(t('conditions.context')),
    trait: propertyChoices(schema.traits, 'trait', t('conditions.traits'), format),
    session: SESSION_PARTS.map((part) => ({
      value: `session:${part}`,
      label: t(`sessions.parts.${part}`),
      group: t('insight.kindNames.sessions'),
    })),
  };
  const choices: Choice[] = [
    ...(none === null ? [] : [{ value: '', label: none }]),
    ...kinds.flatMap((one) => offered[one]),
  ];
  const kind = kinds.find((one) => value?.[one]);
  return (
    <Picker
      label={label}
      value={kind ? `${kind}:${value?.[kind]}` : null}
      shown={kind === 'session' ? undefined : kind && value?.[kind]}
      placeholder={none ?? label}
      choices={choices}
      onPick={(picked) => {
        const [of, name] = [picked.slice(0, picked.indexOf(':')), picked.slice(picked.indexOf(':') + 1)];
        onPick(picked ? { ...limitOf(value), [of]: name } : undefined);
      }}
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

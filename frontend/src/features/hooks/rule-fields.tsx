import { useTranslation } from 'react-i18next';
import { Select, Switch, TextInput } from '../../ui/kit';
import { Muted, Stack } from '../../ui/layout';
import { ConditionRows } from './condition-rows';
import css from './hooks.module.css';
import { Members } from './members';
import { PLACES, type RuleDraft, TYPES } from './model';

type Props = { draft: RuleDraft; onChange: (next: RuleDraft) => void };

/** Everything about one rule; only what its kind of message has is shown. */
export function RuleFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const set = (part: Partial<RuleDraft>) => onChange({ ...draft, ...part });
  const types = TYPES.map((value) => ({ value, label: value }));
  const about = draft.type === 'identify' || draft.type === 'group';
  const shown = PLACES.filter(
    (place) =>
      (place !== 'event' || draft.type === 'track') &&
      (place !== 'group_id' || draft.type === 'group') &&
      (place !== 'previous_id' || draft.type === 'alias'),
  );
  return (
    <Stack>
      <div className={css.pair}>
        <TextInput
          label={t('hooks.ruleName')}
          value={draft.name}
          maxLength={200}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <Select
          label={t('hooks.type')}
          value={draft.type}
          data={types}
          allowDeselect={false}
          onChange={(type) => set({ type: type ?? 'track' })}
        />
      </div>
      <ConditionRows
        label={t('hooks.when')}
        none={t('hooks.whenNone')}
        draft={draft.when}
        onChange={(when) => set({ when })}
      />
      <TextInput
        label={t('hooks.each')}
        description={t('hooks.eachHint')}
        value={draft.each}
        onChange={({ currentTarget }) => set({ each: currentTarget.value })}
      />
      {draft.each.trim() ? (
        <ConditionRows
          label={t('hooks.where')}
          none={t('hooks.whereNone')}
          draft={draft.where}
          onChange={(where) => set({ where })}
        />
      ) : null}
      <Muted>{t('hooks.sourceHint')}</Muted>
      <div className={css.pair}>
        {shown.map((place) => (
          <TextInput
            key={place}
            label={t(`hooks.places.${place}`)}
            value={draft.places[place]}
            onChange={({ currentTarget }) =>
              set({ places: { ...draft.places, [place]: currentTarget.value } })
            }
          />
        ))}
      </div>
      {about ? (
        <Members label={t('hooks.traits')} members={draft.traits} onChange={(traits) => set({ traits })} />
      ) : (
        <Members
          label={t('hooks.properties')}
          members={draft.properties}
          onChange={(properties) => set({ properties })}
        />
      )}
      <Switch
        label={t('hooks.goesOn')}
        checked={draft.goes_on}
        onChange={({ currentTarget }) => set({ goes_on: currentTarget.checked })}
      />
    </Stack>
  );
}

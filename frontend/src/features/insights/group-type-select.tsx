import { useTranslation } from 'react-i18next';
import { useGroupTypes } from '../../shared/group-types';
import { propertiesOf, useSchema } from '../../shared/schema';
import { Select } from '../../ui/kit';
import { choiceOf, type GroupTypeChoice, wordOf } from './group-type';

type Props = {
  value: GroupTypeChoice | undefined;
  onPick: (choice: GroupTypeChoice | undefined) => void;
};

/** Of which type the groups are that a question counts. */
export function GroupTypeSelect({ value, onPick }: Props) {
  const { t } = useTranslation();
  const properties = new Set(propertiesOf(useSchema().events, []).map(({ name }) => name));
  const types = useGroupTypes();
  const known = types.flatMap(({ type, name }) => [
    { value: wordOf(type), label: name },
    ...(properties.has(type)
      ? [{ value: wordOf({ property: type }), label: t('groups.byProperty', { name }) }]
      : []),
  ]);
  const chosen = wordOf(value);
  const own =
    chosen && !known.some((one) => one.value === chosen) ? [{ value: chosen, label: nameOf(value) }] : [];
  return (
    <Select
      label={t('groups.ofType')}
      description={t('groups.ofTypeHint')}
      value={chosen}
      allowDeselect={false}
      data={[{ value: '', label: t('groups.anyType') }, ...known, ...own]}
      onChange={(word) => onPick(choiceOf(word))}
    />
  );
}

function nameOf(choice: GroupTypeChoice | undefined): string {
  return typeof choice === 'string' ? choice : (choice?.property ?? '');
}

import { useTranslation } from 'react-i18next';
import { Select } from '../../ui/kit';
import { COUNTED, type Counted } from './parts';

type Props = { value: Counted | undefined; onPick: (count: Counted | undefined) => void };

/** Whether people are counted, or the groups that their events name. */
export function CountSelect({ value, onPick }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('insight.count')}
      description={value === 'groups' ? t('insight.groupsHint') : undefined}
      value={value ?? 'persons'}
      allowDeselect={false}
      data={COUNTED.map((one) => ({ value: one, label: t(`insight.counts.${one}`) }))}
      onChange={(one) => onPick(one === 'groups' ? one : undefined)}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { SegmentedControl, Select, useMediaQuery } from '../../ui/kit';
import { type Kind, KINDS } from './draft';

const NARROW = '(max-width: 1100px)';

/** The kinds of question side by side; a list where they have no room. */
export function KindSwitch({ value, onPick }: { value: Kind; onPick: (kind: Kind) => void }) {
  const { t } = useTranslation();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const shared = {
    'aria-label': t('insight.kinds'),
    value,
    data: KINDS.map((kind) => ({ value: kind, label: t(`insight.kindNames.${kind}`) })),
  };
  const pick = (picked: string | null) => {
    const kind = KINDS.find((one) => one === picked);
    if (kind) onPick(kind);
  };
  return (
    <div>
      {narrow ? (
        <Select
          {...shared}
          w={240}
          maw="100%"
          maxDropdownHeight={420}
          allowDeselect={false}
          onChange={pick}
        />
      ) : (
        <SegmentedControl {...shared} onChange={pick} />
      )}
    </div>
  );
}

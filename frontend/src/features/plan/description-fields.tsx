import { useTranslation } from 'react-i18next';
import { Textarea } from '../../ui/kit';
import css from './plan.module.css';

type Words = { en: string; es: string };

/** What something is, in both languages. */
export function DescriptionFields({ value, onChange }: { value: Words; onChange: (words: Words) => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.pair}>
      <Textarea
        label={t('plan.descriptionEn')}
        autosize
        minRows={1}
        maxLength={1000}
        value={value.en}
        onChange={({ currentTarget }) => onChange({ ...value, en: currentTarget.value })}
      />
      <Textarea
        label={t('plan.descriptionEs')}
        autosize
        minRows={1}
        maxLength={1000}
        value={value.es}
        onChange={({ currentTarget }) => onChange({ ...value, es: currentTarget.value })}
      />
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/setup';
import { TextInput } from '../../ui/kit';
import { Picker } from '../../ui/picker';
import { EVERIES, type ReportDraft, WEEKDAYS, weekdayName } from './model';
import css from './reports.module.css';

type Schedule = ReportDraft['schedule'];
type Props = { value: Schedule; onChange: (next: Schedule) => void };

/** "every Monday at 08:00" as words that can be chosen. */
export function ScheduleWords({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  return (
    <>
      <Picker
        label={t('reports.every')}
        value={value.every}
        placeholder={t('reports.every')}
        choices={EVERIES.map((every) => ({ value: every, label: t(`reports.everies.${every}`) }))}
        onPick={(every) => onChange({ ...value, every: every as Schedule['every'] })}
      />
      {value.every === 'week' ? (
        <Picker
          label={t('reports.weekday')}
          value={String(value.weekday)}
          placeholder={t('reports.weekday')}
          choices={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
          onPick={(day) => onChange({ ...value, weekday: Number(day) })}
        />
      ) : null}
      {value.every === 'month' ? (
        <Picker
          label={t('reports.monthDay')}
          value={String(value.month_day)}
          placeholder={t('reports.monthDay')}
          choices={Array.from({ length: 31 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
          onPick={(day) => onChange({ ...value, month_day: Number(day) })}
        />
      ) : null}
      <span className={css.glue}>{t('reports.at')}</span>
      <TextInput
        className={css.hour}
        type="time"
        aria-label={t('reports.hour')}
        value={value.at}
        onChange={(event) => onChange({ ...value, at: event.currentTarget.value || value.at })}
      />
    </>
  );
}

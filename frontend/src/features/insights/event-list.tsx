import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button } from '../../ui/kit';
import type { EventChoice } from './draft';
import { EventLine } from './event-line';
import css from './sentence.module.css';
import { EventWord } from './words';

type Props = {
  label: string;
  value: EventChoice[];
  onChange: (events: EventChoice[]) => void;
};

const MOST_EVENTS = 20;

/** A list of events, each with a filter of its own. */
export function EventList({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const put = (index: number, next: EventChoice) =>
    onChange(value.map((one, at) => (at === index ? next : one)));
  return (
    <div className={css.wide}>
      <span className={css.label}>{label}</span>
      {value.map((one, index) => (
        <EventLine
          key={index}
          event={one.event}
          where={one.where}
          onWhere={(where) => put(index, { ...one, where })}
          tools={
            <ActionIcon
              aria-label={t('common.remove')}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <X size={14} />
            </ActionIcon>
          }
        >
          <EventWord value={one.event} onPick={(event) => put(index, { ...one, event })} />
        </EventLine>
      ))}
      {value.length < MOST_EVENTS ? (
        <Button
          variant="subtle"
          leftSection={<Plus size={14} />}
          onClick={() => onChange([...value, { event: '' }])}
        >
          {t('insight.addSeries')}
        </Button>
      ) : null}
    </div>
  );
}

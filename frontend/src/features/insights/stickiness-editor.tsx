import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '../../ui/kit';
import { MoreOptions } from './common-options';
import { CountSelect } from './count-select';
import { eventsOf, INTERVALS, letterOf } from './draft';
import { During } from './during-words';
import type { EditorProps } from './editor';
import { EventLine } from './event-line';
import css from './sentence.module.css';
import type { StickinessDraft, StickinessLine } from './stickiness-draft';
import { BreakdownWord, By, EventWord, OneOf, WITH_COHORTS } from './words';

const MOST_SERIES = 26;

/** "In how many days people do Order Completed, during the last 30 days". */
export function StickinessEditor({ draft, change, today, whole, more }: EditorProps<StickinessDraft>) {
  const { t } = useTranslation();
  const several = draft.series.length > 1;
  const set = (index: number, line: StickinessLine) =>
    change({ ...draft, series: draft.series.map((one, at) => (at === index ? line : one)) });
  const remove = (index: number) =>
    change({ ...draft, series: draft.series.filter((_, at) => at !== index) });
  return (
    <div className={css.sentence}>
      {draft.series.map((line, index) => (
        <EventLine
          key={index}
          event={line.event}
          where={line.where}
          onWhere={(where) => set(index, { ...line, where })}
          tools={
            several ? (
              <ActionIcon
                aria-label={t('insight.removeSeries', { name: letterOf(index) })}
                onClick={() => remove(index)}
              >
                <X size={14} />
              </ActionIcon>
            ) : null
          }
        >
          {several ? <span className={css.letter}>{letterOf(index)}</span> : null}
          {index === 0 ? (
            <>
              <span className={css.glue}>{t('stickiness.inHowMany')}</span>
              <OneOf
                label={t('insight.interval')}
                value={draft.interval}
                words={INTERVALS}
                name={(word) => t(`stickiness.plural.${word}`)}
                onPick={(interval) => change({ ...draft, interval })}
              />
              <span className={css.glue}>{t('stickiness.peopleDo')}</span>
            </>
          ) : null}
          <EventWord value={line.event} onPick={(event) => set(index, { ...line, event })} />
        </EventLine>
      ))}
      <div className={css.line}>
        <By value={draft.breakdown} />
        <BreakdownWord
          kinds={WITH_COHORTS}
          events={eventsOf(draft)}
          value={draft.breakdown}
          onPick={(breakdown) => change({ ...draft, breakdown })}
        />
        <During draft={draft} change={change} today={today} whole={whole} />
        {draft.series.length < MOST_SERIES ? (
          <Button
            variant="subtle"
            leftSection={<Plus size={14} />}
            onClick={() =>
              change({ ...draft, series: [...draft.series, { event: draft.series[0]?.event ?? '' }] })
            }
          >
            {t('insight.addSeries')}
          </Button>
        ) : null}
      </div>
      {more ? <StickinessMore draft={draft} change={change} /> : null}
    </div>
  );
}

type MoreProps = { draft: StickinessDraft; change: (next: StickinessDraft) => void };

function StickinessMore({ draft, change }: MoreProps) {
  const { t } = useTranslation();
  const names = draft.series.map((line, index) => (
    <TextInput
      key={index}
      label={`${t('insight.seriesName')} ${draft.series.length > 1 ? letterOf(index) : ''}`}
      value={line.name ?? ''}
      onChange={(event) => {
        const name = event.currentTarget.value || undefined;
        change({ ...draft, series: draft.series.map((one, at) => (at === index ? { ...one, name } : one)) });
      }}
    />
  ));
  return (
    <MoreOptions draft={draft} onChange={(common) => change({ ...draft, ...common })}>
      <NumberInput
        label={t('stickiness.minCount')}
        description={t('stickiness.minCountHint')}
        min={1}
        max={1_000_000}
        value={draft.min_count}
        onChange={(value) =>
          change({ ...draft, min_count: Math.min(1_000_000, Math.max(1, Math.trunc(Number(value)) || 1)) })
        }
      />
      <Checkbox
        label={t('stickiness.cumulative')}
        checked={draft.cumulative ?? false}
        onChange={(event) => change({ ...draft, cumulative: event.currentTarget.checked || undefined })}
      />
      <CountSelect value={draft.count} onPick={(count) => change({ ...draft, count })} />
      {names}
    </MoreOptions>
  );
}

import type { Translate } from '../../i18n/setup';
import type { Format } from '../../lib/format';
import type { AttributionDraft } from './attribution-draft';
import type { Draft, Point } from './draft';
import { eventText } from './event-text';
import { groupName, lineName } from './groups';
import { STATUSES } from './lifecycle-model';
import { isBackwards, type PathsDraft } from './paths-draft';
import { MORE } from './paths-model';
import { columnName, columnsOf } from './retention-draft';
import { channelWordsOf } from './rows';
import type { StickinessDraft } from './stickiness-draft';

/** Returns which number was clicked, in words. */
export function describe(
  point: Point,
  draft: Draft,
  t: Translate,
  format: Format,
  names?: Record<string, string>,
): string {
  const parts = partsOf(point, draft, t);
  const day = point.label ?? point.cohort;
  if (day) parts.push(format.date(day));
  if (point.period !== undefined) parts.push(`+${periodText(point.period, draft)}`);
  if (point.breakdown !== undefined)
    parts.push(lineName(point.breakdown, draft.breakdown, groupWords(draft, t, names)));
  return parts.filter(Boolean).join(' · ');
}

function periodText(column: number, draft: Draft): string {
  const ends = draft.kind === 'retention' ? draft.brackets : undefined;
  const periods = ends && columnsOf(ends)[column];
  return periods ? columnName(periods) : String(column);
}

function groupWords(draft: Draft, t: Translate, names: Record<string, string> | undefined) {
  if (draft.kind === 'attribution') return { names, ...channelWordsOf(draft, t) };
  return {
    names,
    noValue: t('insightAnswer.noValue'),
    other: t('insightAnswer.other'),
    everybody: t('cohorts.everybody'),
  };
}

/** Returns what a kind of question alone knows about one of its numbers. */
function partsOf(point: Point, draft: Draft, t: Translate): string[] {
  switch (draft.kind) {
    case 'trend':
      return [eventText(eventAt(draft.series, point.series), t)];
    case 'funnel':
      return stepParts(point, eventText(eventAt(draft.steps, point.step), t), t);
    case 'retention':
      return [`${eventText(draft.first.event, t)} → ${eventText(draft.return.event, t)}`];
    case 'lifecycle':
      return [t(`lifecycle.statuses.${STATUSES[point.series ?? 0] ?? 'new'}`)];
    case 'stickiness':
      return habitParts(point, draft, t);
    case 'attribution':
      return [point.touched ? t('attribution.touched') : ruleText(draft, point.series, t)];
    case 'histogram':
      return [eventText(draft.event, t), t('histogram.bar', { number: (point.bar ?? 0) + 1 })];
    case 'sessions':
      return [sessionText(point, t)];
    case 'paths':
      return wayParts(point, draft, t);
    case 'correlation':
      return factorParts(point, t);
  }
}

function habitParts({ series, intervals, everybody }: Point, draft: StickinessDraft, t: Translate): string[] {
  const { event = '', name } = draft.series[series ?? 0] ?? {};
  const how = draft.cumulative || everybody ? 'atLeast' : 'exactly';
  const count = intervals ?? 1;
  return [name ?? eventText(event, t), t(`stickiness.${how}.${draft.interval}`, { count })];
}

function ruleText(draft: AttributionDraft, rule: number | undefined, t: Translate): string {
  return t(`attribution.rules.${draft.rules[rule ?? 0] ?? 'last'}`);
}

function sessionText({ engaged }: Point, t: Translate): string {
  if (engaged === undefined) return t('sessions.all');
  return t(engaged ? 'sessions.measures.engaged_sessions' : 'sessions.bounces');
}

function wayParts({ name = '', to, ends }: Point, draft: PathsDraft, t: Translate): string[] {
  const back = isBackwards(draft);
  const [here, there] = [name, to].map((one) => one && stepText(one, t));
  if (ends) return [here ?? '', t(back ? 'paths.beginHere' : 'paths.endHere')];
  return [there ? (back ? `${there} → ${here}` : `${here} → ${there}`) : (here ?? '')];
}

function stepText(name: string, t: Translate): string {
  if (name === MORE) return t('paths.more');
  return groupName(name, { noValue: t('insightAnswer.noValue'), other: t('insightAnswer.other') });
}

function stepParts({ step, converted, name, ends, bar }: Point, event: string, t: Translate): string[] {
  if (step === undefined) return [];
  const part = `${step + 1}. ${event}`;
  if (bar !== undefined) return [part, t('insightAnswer.timeBar', { number: bar + 1 })];
  if (converted !== false) return [part];
  const next = ends ? t('insightAnswer.nextNothing') : name && `→ ${stepText(name, t)}`;
  return [part, t('insightAnswer.lost'), next ?? ''];
}

function factorParts({ name = '', converted }: Point, t: Translate): string[] {
  return [name, t(converted ? 'correlation.converted' : 'correlation.dropped')];
}

function eventAt(choices: { event: string }[], index = 0): string {
  return choices[index]?.event ?? '';
}

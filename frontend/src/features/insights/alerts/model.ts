import type {
  Alert,
  AlertCondition,
  AlertIn,
  AlertPreview,
  AlertReach,
  AlertRule,
  Firing,
  Verdict,
} from '../../../api/types';
import type { Translate } from '../../../i18n/setup';
import type { Format } from '../../../lib/format';
import type { Tone } from '../../../ui/tag';
import type { Question } from '../saved';
import { writerOf } from './written';

export const INTERVALS = ['hour', 'day', 'week'] as const;
export type AlertInterval = (typeof INTERVALS)[number];

/** The verbs of the sentence: each is a condition with its direction. */
export const VERBS = [
  'above',
  'below',
  'rises',
  'falls',
  'moves',
  'unusual',
  'unusuallyHigh',
  'unusuallyLow',
] as const;
export type Verb = (typeof VERBS)[number];
export const WHO = ['me', 'people', 'followers'] as const;

/** Returns who is told: whoever follows alerts, one's own self, or people who were chosen. */
export function toldOf(members: string[] | null, me: string): (typeof WHO)[number] {
  if (members === null) return 'followers';
  return members.length === 1 && members[0] === me ? 'me' : 'people';
}

export const AGAINSTS = ['previous', 'week', 'four_weeks'] as const;
export const SENSITIVITIES = ['low', 'medium', 'high'] as const;
export const REPEATS = [0, 6, 24, 168] as const;
/** For how long an alert can be put off: name → minutes. */
export const SNOOZES = { hour: 60, eightHours: 480, day: 1_440, week: 10_080 } as const;
export const SNOOZE_NAMES = ['hour', 'eightHours', 'day', 'week'] as const;

/** An alert as it is being written. */
export type AlertDraft = {
  name: string;
  interval: AlertInterval;
  condition: AlertCondition;
  lines: number;
  wait_min: number;
  members: string[] | null;
  channels: boolean;
  repeat_h: number | null;
};

/** Returns the draft of a new alert on a question that somebody asked. */
export function freshAlert(question: Question, name: string, me: string): AlertDraft {
  const interval = INTERVALS.find((one) => one === question.interval) ?? 'day';
  return {
    name,
    interval,
    condition: { kind: 'anomaly', direction: 'either', sensitivity: 'medium' },
    lines: 10,
    wait_min: 10,
    members: [me],
    channels: true,
    repeat_h: null,
  };
}

/** Returns the draft of an alert that is there. */
export function draftOf(alert: Alert): AlertDraft {
  const { name, condition, lines, wait_min, members, channels, repeat_h } = alert;
  const interval = INTERVALS.find((one) => one === alert.interval) ?? 'day';
  return { name, interval, condition, lines, wait_min, members, channels, repeat_h };
}

/** What an alert does not look at: it takes the project's days, one at a time. */
const NOT_ASKED = [
  'date_from',
  'date_to',
  'timezone',
  'compare',
  'smoothing',
  'cumulative',
  'interval',
  'sample',
];

/** Returns a question as an alert keeps it. */
export function watched(question: Question): Question {
  return Object.fromEntries(Object.entries(question).filter(([name]) => !NOT_ASKED.includes(name)));
}

/** Says what of a question an alert does not take over: it judges the plain number of each stretch. */
export function plainInstead(question: Question): 'cumulative' | 'smoothing' | undefined {
  if (question.cumulative) return 'cumulative';
  return Number(question.smoothing ?? 1) > 1 ? 'smoothing' : undefined;
}

export type Unwatchable = 'kind' | 'several' | 'splits' | 'cohorts' | 'funnelSplit' | 'sessions';

/** Says why a question cannot be watched; undefined when it can. */
export function unwatchable(question: Question): Unwatchable | undefined {
  const breakdown = question.breakdown as { also?: unknown[]; segment?: unknown } | null | undefined;
  if (question.kind === 'funnel') {
    const window = question.window as { unit?: string } | undefined;
    if (window?.unit === 'session') return 'sessions';
    return breakdown ? 'funnelSplit' : undefined;
  }
  if (breakdown?.segment !== undefined) return 'cohorts';
  if (question.kind === 'sessions') return undefined;
  if (question.kind !== 'trend') return 'kind';
  const series = Array.isArray(question.series) ? question.series : [];
  if (series.length > 1 && !question.formula) return 'several';
  return breakdown?.also?.length ? 'splits' : undefined;
}

/** Returns what is judged, as the server takes it. */
export function ruleOf(draft: AlertDraft, question: Question): AlertRule {
  const { interval, condition, lines, wait_min } = draft;
  return { question: watched(question) as never, interval, condition, lines, wait_min };
}

/** Returns a draft as the server takes it. */
export function bodyOf(
  draft: AlertDraft,
  question: Question,
  metric_id: string | null,
  enabled = true,
): AlertIn {
  const { name, members, channels, repeat_h } = draft;
  return { ...ruleOf(draft, question), metric_id, name: name.trim(), members, channels, repeat_h, enabled };
}

/** Returns the verb of a condition. */
export function verbOf({ kind, direction }: AlertCondition): Verb {
  if (kind === 'threshold') return direction === 'up' ? 'above' : 'below';
  if (kind === 'change') return direction === 'up' ? 'rises' : direction === 'down' ? 'falls' : 'moves';
  return direction === 'up' ? 'unusuallyHigh' : direction === 'down' ? 'unusuallyLow' : 'unusual';
}

/** Returns a condition after another verb was chosen; what both kinds have stays. */
export function withVerb(condition: AlertCondition, verb: Verb, least = 0): AlertCondition {
  switch (verb) {
    case 'above':
    case 'below': {
      const value = condition.kind === 'threshold' ? condition.value : 0;
      return { kind: 'threshold', direction: verb === 'above' ? 'up' : 'down', value };
    }
    case 'rises':
    case 'falls':
    case 'moves': {
      const direction = verb === 'rises' ? 'up' : verb === 'falls' ? 'down' : 'either';
      if (condition.kind === 'change') return { ...condition, direction };
      return { kind: 'change', direction, percent: 20, against: 'week', least };
    }
    default: {
      const direction = verb === 'unusuallyHigh' ? 'up' : verb === 'unusuallyLow' ? 'down' : 'either';
      const sensitivity = condition.kind === 'anomaly' ? condition.sensitivity : 'medium';
      return { kind: 'anomaly', direction, sensitivity };
    }
  }
}

/** Returns below which numbers a change of one of several lines is chance: a tenth of what the largest usually has. */
export function proposedLeast(preview: AlertPreview | undefined): number {
  const lines = preview?.lines ?? [];
  if (lines.length < 2) return 0;
  const usual = Math.max(...lines.map(({ verdicts }) => median(verdicts.flatMap((one) => one.value ?? []))));
  return usual < 2 ? 0 : Math.max(2, Math.ceil(usual / 10));
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Says whether nobody would hear of an alert. */
export function isUnheard({ members, channels }: Telling, reach: AlertReach): boolean {
  const people = members === null ? reach.followers : members.filter((id) => reach.reachable.includes(id));
  return people.length === 0 && !(channels && reach.channels.length);
}

type Telling = Pick<AlertDraft, 'members' | 'channels'>;

/** Returns a condition in words. */
export function conditionText(
  alert: Pick<Alert, 'condition' | 'question' | 'metric'>,
  t: Translate,
  format: Format,
) {
  const { condition, question, metric } = alert;
  const verb = t(`alerts.verbs.${verbOf(condition)}`);
  if (condition.kind === 'threshold') return `${verb} ${writerOf(question, metric, format)(condition.value)}`;
  if (condition.kind === 'change') {
    const against = t(`alerts.againsts.${condition.against ?? 'week'}`);
    const percent = format.percent(condition.percent / 100);
    return t('alerts.changeText', { verb, percent, against });
  }
  return verb;
}

export type State = 'off' | 'problem' | 'firing' | 'snoozed' | 'waiting' | 'fine';

/** Returns where an alert stands. */
export function stateOf(alert: Alert, now: number): State {
  if (!alert.enabled) return 'off';
  if (alert.problem) return 'problem';
  if (alert.snoozed_until && Date.parse(alert.snoozed_until) > now) return 'snoozed';
  if (alert.firing) return 'firing';
  return alert.checked_at ? 'fine' : 'waiting';
}

export const TONES: Record<State, Tone> = {
  off: 'plain',
  problem: 'warn',
  firing: 'danger',
  snoozed: 'info',
  waiting: 'plain',
  fine: 'ok',
};

/** Returns what a verdict rests on, in words. */
export function reasonText(verdict: Verdict, t: Translate): string {
  return t(`alerts.reasons.${verdict.reason}`, { count: verdict.needs });
}

/** Returns a line of a breakdown in words; the whole answer has none. */
export function lineText(line: Firing['line'], t: Translate): string {
  if (!line.split) return '';
  return line.value === null || line.value === '' ? t('insightAnswer.noValue') : line.value;
}

/** Returns a band in words: what was expected, and between what it is usual. */
export function bandText(verdict: Verdict, write: (value: number | null) => string, t: Translate): string {
  const { low, high } = verdict;
  if (low === null && high === null) return '–';
  if (low === null) return t('alerts.atMost', { value: write(high) });
  if (high === null) return t('alerts.atLeast', { value: write(low) });
  return t('alerts.between', { low: write(low), high: write(high) });
}

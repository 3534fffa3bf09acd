import type { AttributionResult } from '../../api/types';
import type { Rule } from './attribution-draft';
import type { Point } from './draft';
import { groupName, type GroupWords } from './groups';

/** What a channel gets, one number a rule; `channel` null: conversions that nothing was before. */
export type Channel = {
  key: string;
  channel: string | null;
  name: string;
  touchpoints: number;
  persons: number;
  credits: number[];
  values: number[] | null;
};
export type AttributionView = {
  rules: Rule[];
  channels: Channel[];
  drawn: Channel[];
  conversions: number;
  value: number | null;
  empty: boolean;
};

/** More channels than this have no bar; the table has them all. */
const MOST_BARS = 12;

/** Returns an answer as channels, most credited first. */
export function attributionView(result: AttributionResult, words: GroupWords): AttributionView {
  const channels = result.channels.map(({ channel, touchpoints, persons, conversions, values }, index) => ({
    key: String(index),
    channel,
    name: groupName(channel, words),
    touchpoints,
    persons,
    credits: conversions,
    values,
  }));
  return {
    rules: result.rules,
    channels,
    drawn: channels.slice(0, MOST_BARS),
    conversions: result.conversions,
    value: result.value,
    empty: result.conversions === 0,
  };
}

/** Returns by how much a rule gives a channel more than the first rule does; null where that gives nothing. */
export function againstFirst(channel: Channel, rule: number): number | null {
  const first = channel.credits[0] ?? 0;
  return first === 0 ? null : (channel.credits[rule] ?? 0) / first - 1;
}

/** Returns what to ask for the people whose conversions a rule credits to a channel. */
export function creditPoint({ channel }: Channel, rule: number): Point {
  return { series: rule, breakdown: channel };
}

/** Returns what to ask for the people who converted after touching a channel, whatever the rule. */
export function touchedPoint({ channel }: Channel): Point {
  return { series: 0, breakdown: channel, touched: true };
}

/** Returns what to ask for everybody who converted. */
export const convertedPoint: Point = { series: 0 };

export type ChannelHeads = {
  channel: string;
  touchpoints: string;
  persons: string;
  rule: (rule: Rule) => string;
  worth: (rule: Rule) => string;
};

/** Returns the answer as rows of a sheet: one row a channel, one column a rule. */
export function attributionRows(view: AttributionView, heads: ChannelHeads) {
  const worth = view.value === null ? [] : view.rules.map(heads.worth);
  const head: (string | number | null)[] = [
    heads.channel,
    heads.touchpoints,
    heads.persons,
    ...view.rules.map(heads.rule),
    ...worth,
  ];
  const rows = view.channels.map(({ name, touchpoints, persons, credits, values }) => [
    name,
    touchpoints,
    persons,
    ...credits,
    ...(values ?? []),
  ]);
  return [head, ...rows];
}

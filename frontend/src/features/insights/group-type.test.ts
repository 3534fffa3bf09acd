import { describe, expect, it } from 'vitest';
import type { TrendDraft } from './draft';
import { choiceOf, wordOf } from './group-type';
import { toQuery } from './query';
import { fromQuestion } from './saved';
import { readDraft } from './url';

const clock = { timezone: 'UTC', today: '2026-01-02' };
const trend: TrendDraft = {
  kind: 'trend',
  range: { last: 2, unit: 'day' },
  interval: 'day',
  series: [{ event: 'A', math: 'groups' }],
  group_type: 'company',
};

describe('the type of the groups that are counted', () => {
  it('is asked for where groups are counted, and only there', () => {
    expect(toQuery(trend, clock)?.group_type).toBe('company');
    const people: TrendDraft = { ...trend, series: [{ event: 'A', math: 'persons' }] };
    expect(toQuery(people, clock)).not.toHaveProperty('group_type');
  });

  it.each(['company', { property: 'company_id' }])(
    'survives the address and the server as %o',
    (group_type) => {
      const draft = { ...trend, group_type };
      expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
      const kept = fromQuestion({ ...toQuery(draft, clock) }, clock.today);
      expect(kept?.group_type).toEqual(group_type);
      expect(choiceOf(wordOf(group_type))).toEqual(group_type);
    },
  );

  it('stands beside the traits of groups that split and filter', () => {
    const draft: TrendDraft = {
      ...trend,
      where: { group_trait: 'plan', group_type: 'team', op: 'eq', value: 'pro' },
      breakdown: {
        group_trait: 'plan',
        group_type: { property: 'company_id' },
        also: [{ group_trait: 'size' }],
        limit: 5,
      },
    };
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(toQuery(draft, clock)).toMatchObject({ where: draft.where, breakdown: draft.breakdown });
    const kept = fromQuestion({ ...toQuery(draft, clock) }, clock.today);
    expect(kept?.breakdown).toEqual(draft.breakdown);
  });

  it('is none where the address says something else', () => {
    expect(readDraft({ ...trend, group_type: 7 })).not.toHaveProperty('group_type');
    expect([choiceOf(''), choiceOf(null), wordOf(undefined)]).toEqual([undefined, undefined, '']);
  });
});

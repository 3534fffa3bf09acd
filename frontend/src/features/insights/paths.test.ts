import { describe, expect, it } from 'vitest';
import type { PathsResult } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { LIGHT } from '../../ui/chart/ink';
import { freshPaths } from './paths-draft';
import { endsPoint, linkPoint, nodePoint, pathsRows, pathsView, stepNumber } from './paths-model';
import { heightOf, nameColors, pathsOption } from './paths-option';
import { toQuery } from './query';
import { asKind, freshDraft } from './start';
import { readDraft } from './url';

const words = { noValue: '(none)', other: 'Other', more: '…' };
const node = (step: number, name: string, count: number, ends = 0) => ({ step, name, count, ends });
const forward: PathsResult = {
  nodes: [node(0, '/', 10, 2), node(1, '/buy', 5, 5), node(1, '$other', 3, 3)],
  links: [
    { source: 0, target: 1, count: 5, avg_s: 60 },
    { source: 0, target: 2, count: 3, avg_s: 30 },
  ],
  total: 10,
};
const backward: PathsResult = {
  nodes: [node(0, 'Bought', 4), node(1, '/buy', 4, 4)],
  links: [{ source: 1, target: 0, count: 4, avg_s: 5 }],
  total: 4,
};
const clock = { timezone: 'UTC', today: '2026-01-31' };

describe('paths', () => {
  it('open the people at a step, those who go on from it, and those who do not', () => {
    const view = pathsView(forward, false, words);
    expect(nodePoint(view.nodes[1]!)).toEqual({ step: 1, name: '/buy' });
    expect(linkPoint(view.links[1]!, false)).toEqual({ step: 0, name: '/', to: '$other' });
    expect(endsPoint(view.nodes[0]!)).toEqual({ step: 0, name: '/', ends: true });
  });

  it('followed back have their end on the right and are asked for from it', () => {
    const view = pathsView(backward, true, words);
    expect(view.nodes.map((one) => [one.column, stepNumber(one, true)])).toEqual([
      [1, 0],
      [0, -1],
    ]);
    expect(linkPoint(view.links[0]!, true)).toEqual({ step: 0, name: 'Bought', to: '/buy' });
  });

  it('leave as a sheet of links and of ends', () => {
    const heads = { step: 'S', from: 'F', to: 'T', count: 'C', time: 's', end: 'end' };
    expect(pathsRows(pathsView(forward, false, words), heads)).toEqual([
      ['S', 'F', 'T', 'C', 's'],
      [1, '/', '/buy', 5, 60],
      [1, '/', 'Other', 3, 30],
      [1, '/', 'end', 2, null],
      [2, '/buy', 'end', 5, null],
      [2, 'Other', 'end', 3, null],
    ]);
    expect(pathsRows(pathsView(backward, true, words), heads).at(-1)).toEqual([-1, 'end', '/buy', 4, null]);
  });

  it('are drawn with a colour a name, in columns high enough for their names', () => {
    const view = pathsView(forward, false, words);
    expect([...nameColors(view, LIGHT).keys()]).toEqual(['/', '/buy']);
    const tall = { ...view, nodes: Array.from({ length: 9 }, () => view.nodes[1]!) };
    expect(heightOf(tall)).toBeGreaterThan(heightOf(view));
  });

  it('never let a name run as HTML', () => {
    const evil = { ...forward, nodes: [node(0, '<img>', 1)], links: [] };
    const option = pathsOption(
      pathsView(evil, false, words),
      { ends: (count) => count, after: (time) => time },
      LIGHT,
      formatsFor('en'),
    ) as { tooltip: { formatter: (shown: unknown) => string } };
    expect(option.tooltip.formatter({ dataType: 'node', dataIndex: 0 })).toContain('&lt;img&gt;');
  });
});

describe('a question about paths', () => {
  it('between the events a funnel was about has room for a step between them', () => {
    const funnel = freshDraft('funnel', [], clock.today);
    if (funnel.kind !== 'funnel') throw new Error('not a funnel');
    const draft = asKind({ ...funnel, steps: [{ event: 'A' }, { event: 'B' }] }, 'paths', [], clock.today);
    expect(toQuery({ ...draft, depth: 2 } as typeof draft, clock)).toMatchObject({
      from: { event: 'A' },
      to: { event: 'B' },
      depth: 3,
      steps: ['events'],
    });
  });

  it('waits for an event when only chosen ones are steps, and names it as told', () => {
    const own = { ...freshPaths({ last: 7, unit: 'day' }), steps: 'own' as const };
    expect(toQuery(own, clock)).toBeNull();
    const named = { ...own, own: [{ event: 'Viewed', by: { property: 'sku' } }] };
    expect(toQuery(named, clock)).toMatchObject({ steps: [{ event: 'Viewed', by: { property: 'sku' } }] });
  });

  it('comes back from its address with all that was chosen', () => {
    const draft = {
      ...freshPaths({ last: 7, unit: 'day' }),
      from: { event: 'A' },
      own: [{ event: 'B', by: { context: 'page.path' } }],
      window: { value: 2, unit: 'hour' as const },
      groups: [{ name: 'Blog', match: ['/blog/*'] }],
      exclude: ['Noise'],
    };
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });
});

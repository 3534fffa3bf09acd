import { describe, expect, it } from 'vitest';
import { freshCorrelation } from '../features/insights/correlation-draft';
import { toQuestion } from '../features/insights/saved';
import '../ui/chart/world';
import { type Asked, drawn } from './draw';

const ASKED: Asked = {
  question: {
    kind: 'trend',
    series: [{ event: 'Order Completed', math: 'total' }],
    date_from: '2026-01-01',
    date_to: '2026-01-03',
    interval: 'day',
    where: { all: [{ property: 'country', op: 'in', value: ['ES', 'MX'] }] },
  },
  answer: {
    result: {
      series: [
        {
          name: 'Orders',
          labels: ['2026-01-01', '2026-01-02', '2026-01-03'],
          values: [1234.5, 2, 3],
          total: 1239.5,
        },
      ],
    } as never,
  },
  view: 'chart',
  language: 'es',
  today: '2026-02-01',
  scheme: 'light',
  width: 640,
  height: 0,
};

describe('an answer drawn without a page', () => {
  it('has the chart, the table and the words of its reader', () => {
    const { svg, height, tables, dates, filter, definitions } = drawn(ASKED);
    expect(svg).toContain('<svg');
    expect(svg).toContain('1 ene');
    expect(height).toBe(320);
    expect(tables).toEqual([
      {
        heads: ['Fecha', 'Orders'],
        numeric: [false, true],
        rows: [
          ['1 ene 2026', '1.234,5'],
          ['2 ene 2026', '2'],
          ['3 ene 2026', '3'],
          ['Total', '1.239,5'],
        ],
      },
    ]);
    expect(dates).toBe('1 ene 2026 – 3 ene 2026');
    expect(filter).toBe('country es una de ES, MX');
    expect(definitions).toHaveLength(1);
  });

  it('is a table where a table was asked for, and says that there is nothing', () => {
    expect(drawn({ ...ASKED, view: 'table' }).svg).toBeNull();
    const empty = drawn({ ...ASKED, answer: { result: { series: [] } as never } });
    expect([empty.svg, empty.empty, empty.tables]).toEqual([null, true, []]);
  });

  it('is the chart of a tile for a question in SQL whose rows can be drawn, unless a table was asked for', () => {
    const columns = [
      { name: 'day', type: 'Date' },
      { name: 'buyers', type: 'UInt64' },
    ];
    const rows = [
      ['2026-01-01', 3],
      ['2026-01-02', 4],
    ];
    const asked = {
      ...ASKED,
      question: { kind: 'sql', sql: 'SELECT …' },
      answer: { result: { columns, rows } as never },
    };
    const chart = drawn(asked);
    expect(chart.svg).toContain('2026-01-02');
    expect([chart.height, chart.tables[0]?.rows.length]).toEqual([260, 2]);
    expect(drawn({ ...asked, view: 'table' }).svg).toBeNull();
  });

  it('is bars of how the odds double for a correlation, with the numbers as a table', () => {
    const draft = freshCorrelation({ from: '2026-01-01', to: '2026-01-03' }, 'A', 'B');
    const question = { ...toQuestion(draft, { timezone: 'UTC', today: ASKED.today }) };
    const item = {
      value: null,
      converted_with: 9,
      dropped_with: 3,
      low: 1.2,
      high: 9,
      p_value: 0.001,
      q_value: 0.004,
    };
    const items = [
      { ...item, name: 'Searched', odds_ratio: 4 },
      { ...item, name: 'Failed', odds_ratio: 0.5 },
    ];
    const result = { items, converted: 20, dropped: 30, tested: 2 } as never;
    const { svg, tables } = drawn({ ...ASKED, question, answer: { result } });
    expect(svg).toContain('Searched');
    expect(svg).toContain('Failed');
    expect(tables[0]?.rows).toHaveLength(2);
    const nothing = { items: [], converted: 0, dropped: 0, tested: 0 } as never;
    expect(drawn({ ...ASKED, question, answer: { result: nothing } }).svg).toBeNull();
  });

  it('is a map where a trend by country is asked for as one, and a table where nothing is a country', () => {
    const labels = ['2026-01-01'];
    const line = (breakdown: string, total: number) => ({
      name: 'Orders',
      event: 'Order Completed',
      breakdown,
      labels,
      values: [total],
      total,
    });
    const question = { ...ASKED.question, breakdown: { property: 'country' } };
    const answer = { result: { series: [line('ES', 5), line('Marte', 1)], complete: 1 } as never };
    const { svg, tables } = drawn({ ...ASKED, question, answer, view: 'map' });
    expect(svg?.match(/<path/g)?.length).toBeGreaterThan(200);
    expect(svg).toContain('1 valor no está en el mapa: 16,7\u00a0% del total');
    expect(tables[0]?.heads).toEqual(['Fecha', 'ES', 'Marte']);
    const none = { result: { series: [line('Marte', 1)], complete: 1 } as never };
    expect(drawn({ ...ASKED, question, answer: none, view: 'map' }).svg).toBeNull();
  });

  it('is the number of a metric in its format, its way and the change for a tile of one', () => {
    const series = [{ name: 'R', labels: ['a', 'b'], values: [1000, 234.5], total: 1234.5 }];
    const answer = { result: { series, compare: [{ total: 1000 }] } as never };
    const metric = { format: 'money', currency: 'EUR' } as const;
    const { svg, height, tables } = drawn({ ...ASKED, answer, metric });
    expect(svg).toContain('1.234,50\u00a0€');
    expect(svg).toContain('<polyline');
    expect(svg).toContain('▲ +23,5\u00a0%');
    expect([height, tables[0]?.rows[0]?.[0]]).toEqual([72, '1.234,50\u00a0€']);
  });

  it('compares the metric of a funnel with the answer between the dates before', () => {
    const funnel = (share: number) => ({
      kind: 'funnel' as const,
      result: {
        steps: [{ conversion_from_start: 1 }, { conversion_from_start: share }],
        over_time: [],
      } as never,
    });
    const question = { kind: 'funnel', steps: [{ event: 'A' }, { event: 'B' }] };
    const metric = { format: 'percent', currency: null } as const;
    const asked = { ...ASKED, question, answer: funnel(0.2), metric };
    expect(drawn({ ...asked, earlier: funnel(0.4) }).svg).toContain('▼ -50\u00a0%');
    expect(drawn(asked).svg).toContain('20\u00a0%');
  });

  it('is a table of the rows for a question in SQL', () => {
    const answer = { result: { columns: [{ name: 'n', type: 'UInt8' }], rows: [[7]] } as never };
    const { tables, dates } = drawn({ ...ASKED, question: { kind: 'sql', sql: 'SELECT 7 AS n' }, answer });
    expect(tables).toEqual([{ heads: ['n'], numeric: [true], rows: [['7']] }]);
    expect(dates).toBe('');
  });
});

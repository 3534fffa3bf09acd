import { describe, expect, it } from 'vitest';
import { literalsFor, openLiteral, quoted } from './literal';

const open = (query: string) => openLiteral(query)?.of;

describe('text between quotes', () => {
  it('is completed by what it is compared with', () => {
    expect(openLiteral("SELECT 1 WHERE event = 'Ord")).toEqual({ from: 24, of: 'event' });
    expect(open("WHERE e.event IN ('A', 'B")).toBe('e.event');
    expect(open("WHERE properties.plan LIKE '")).toBe('properties.plan');
    expect(open("WHERE properties.`my plan` != 'f")).toBe('properties.`my plan`');
    expect(openLiteral("SELECT count() AS 'x")).toEqual({ from: 19, of: undefined });
  });

  it('is none where it was closed, in a comment, or in a name between other quotes', () => {
    const closed = [
      "event = 'A' AND e",
      "event = 'it\\'s' AND ",
      "-- it's\nSELECT ",
      "/* it's */ SELECT ",
      '"it\'s',
    ];
    for (const query of closed) expect(openLiteral(query)).toBeUndefined();
    expect(open("event = 'it''s")).toBeUndefined();
    expect(openLiteral("event = 'it''s")).toBeDefined();
  });

  it('offers the examples of one name, and events where nothing else is known', () => {
    const literals = [
      { text: 'Order', of: 'event' },
      { text: 'free', of: 'properties.plan' },
      { text: 'pro', of: 'properties.my plan' },
    ];
    const offered = (of: string | undefined) => literalsFor({ from: 0, of }, literals).map((one) => one.text);
    expect(offered('event')).toEqual(['Order']);
    expect(offered('e.event')).toEqual(['Order']);
    expect(offered('properties.plan')).toEqual(['free']);
    expect(offered('properties.`my plan`')).toEqual(['pro']);
    expect(offered(undefined)).toEqual(['Order']);
    expect(offered('url')).toEqual([]);
    expect(quoted("it's \\")).toBe("it\\'s \\\\");
  });
});

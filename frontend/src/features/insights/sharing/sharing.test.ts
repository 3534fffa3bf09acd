import { describe, expect, it } from 'vitest';
import { embedCode, expiryOf, isOver, siteOf } from './model';

describe('a shared link', () => {
  it('ends at the end of its last day, or never', () => {
    expect(expiryOf(7, '2026-02-25')).toBe('2026-03-04T23:59:59Z');
    expect(expiryOf(0, '2026-02-25')).toBeNull();
  });
  it('is over once its end has come', () => {
    const end = '2026-03-04T23:59:59Z';
    expect(isOver({ expires_at: end }, Date.parse(end) - 1)).toBe(false);
    expect(isOver({ expires_at: end }, Date.parse(end))).toBe(true);
    expect(isOver({ expires_at: null }, Date.parse(end))).toBe(false);
  });
  it('is embedded with its title as text', () => {
    expect(embedCode('https://x/shared/1.a', 'A "b" <c>')).toContain('title="A &quot;b&quot; &lt;c&gt;"');
  });
  it('is framed by sites, however they are typed', () => {
    expect(siteOf(' Intranet.example.com/wiki?x ')).toBe('https://intranet.example.com');
    expect(siteOf('http://localhost:3000/')).toBe('http://localhost:3000');
    expect(siteOf('https://*.example.org')).toBe('https://*.example.org');
  });
});

import { describe, expect, it } from 'vitest';
import { firstOf } from './turns';

const box = (top: number) => ({ top, bottom: top + 100 });

describe('whose chart is drawn next', () => {
  it('is what is on screen, from the top', () => {
    expect(firstOf([box(900), box(400), box(20), box(20)], 800)).toBe(2);
  });

  it('is what is below the screen before what was scrolled past', () => {
    expect(firstOf([box(-500), box(1200), box(900)], 800)).toBe(2);
    expect(firstOf([box(-500), box(-200)], 800)).toBe(0);
  });

  it('counts what is partly on screen as on it', () => {
    expect(firstOf([box(100), box(-50), box(750)], 800)).toBe(1);
  });
});

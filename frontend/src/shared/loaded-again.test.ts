import { describe, expect, it } from 'vitest';
import { onLoadedAgain, tellLoadedAgain, timesLoadedAgain } from './loaded-again';

describe('what was loaded again', () => {
  it('is told to whoever listens for its kind, for as long as they do', () => {
    const told: number[] = [];
    const stop = onLoadedAgain('alerts', () => told.push(timesLoadedAgain('alerts')));
    tellLoadedAgain('alerts');
    tellLoadedAgain('hooks');
    tellLoadedAgain('alerts');
    stop();
    tellLoadedAgain('alerts');
    expect(told).toEqual([1, 2]);
    expect(timesLoadedAgain('alerts')).toBe(3);
    expect(timesLoadedAgain('hooks')).toBe(1);
  });
});

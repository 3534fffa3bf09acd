import { describe, expect, it } from 'vitest';
import { decimalMarkOf, withMark } from './decimals';

describe('a number that is typed', () => {
  it('has the decimals of the language', () => {
    expect(decimalMarkOf('en')).toBe('.');
    expect(decimalMarkOf('es')).toBe(',');
  });
  it('stays what it is, with a point or with a comma', () => {
    expect(withMark('0,5', ',')).toBe('0,5');
    expect(withMark('0.5', ',')).toBe('0,5');
    expect(withMark('0.5', '.')).toBe('0.5');
    expect(withMark('0,5', '.')).toBe('0.5');
    expect(withMark('12', ',')).toBe('12');
  });
  it('keeps its thousands', () => {
    expect(withMark('1.234,5', ',')).toBe('1.234,5');
    expect(withMark('1.234.567', ',')).toBe('1.234.567');
    expect(withMark('1,234', '.')).toBe('1,234');
    expect(withMark('0,123', '.')).toBe('0.123');
  });
});

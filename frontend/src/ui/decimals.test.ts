import { describe, expect, it } from 'vitest';
import { decimalMarkOf, withMark, write } from './decimals';

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

describe('a number that came in one piece', () => {
  it('is written past what React has seen of the field, so that it is told of the change', () => {
    let text = '0.5';
    class Input {
      get value() {
        return text;
      }
      set value(next: string) {
        text = next;
      }
    }
    const field = new Input();
    let seen = '';
    const own = Object.getOwnPropertyDescriptor(Input.prototype, 'value')!;
    Object.defineProperty(field, 'value', {
      get: () => own.get!.call(field) as string,
      set: (next: string) => {
        seen = next;
        own.set!.call(field, next);
      },
    });
    write(field, '0,5');
    expect(text).toBe('0,5');
    expect(seen).toBe('');
  });
});

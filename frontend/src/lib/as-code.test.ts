import { describe, expect, it } from 'vitest';
import { asCurl, asPython } from './as-code';

const url = 'http://x/api/v1/projects/1/query';
const question = {
  kind: 'trend',
  name: "O'Brien",
  on: true,
  off: undefined,
  none: null,
  list: [1.5, 'ñ "x"'],
};

describe('a question as code', () => {
  it('has no key in it, and says where to get one', () => {
    for (const code of [asCurl(question, url, 'Make one'), asPython(question, url, 'Make one')]) {
      expect(code).toContain('CAUCE_API_KEY');
      expect(code).toContain('Make one');
      expect(code).toContain(url);
    }
  });

  it('survives quotes of the shell, and words that would end its message', () => {
    expect(asCurl(question, url, 'Make one')).toContain(String.raw`O'\''Brien`);
    expect(asCurl(question, url, 'a "b" }`$(c)')).toContain('${CAUCE_API_KEY:?a b (c)}');
  });

  it('is Python where JSON is not', () => {
    const code = asPython(question, url, 'Make one');
    expect(code).toContain('"on": True,');
    expect(code).toContain('"none": None,');
    expect(code).toContain(String.raw`"ñ \"x\"",`);
    expect(code).not.toContain('"off"');
    expect(asPython({ list: [], bag: {} }, url, '')).toContain('"list": [],\n    "bag": {},');
  });
});

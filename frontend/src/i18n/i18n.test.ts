import { describe, expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';

const texts = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : texts(value as object, `${path}${key}.`),
  );
const holes = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]).sort();
const english = new Map(texts(en));
const spanish = new Map(texts(es));

describe('both languages', () => {
  it('have the same keys', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fill the same values into each sentence', () => {
    const differing = [...english].filter(
      ([key, text]) => holes(text).join() !== holes(spanish.get(key) ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('have no empty text', () => {
    expect([...english, ...spanish].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have one and other of every plural', () => {
    const ones = [...english.keys()].filter((key) => key.endsWith('_one'));
    expect(ones.filter((key) => !english.has(key.replace(/_one$/, '_other')))).toEqual([]);
  });
});

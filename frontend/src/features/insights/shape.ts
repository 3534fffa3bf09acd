import type { Kind } from './draft';

/** How an answer is shown: a line chart (or what the kind of question has), and the other ways. */
export const SHAPES = ['chart', 'number', 'bar', 'area', 'stacked', 'pie', 'map', 'table'] as const;
export type Shape = (typeof SHAPES)[number];

/** Returns the ways in which the answers of a kind can be shown. */
export function shapesOf(kind: Kind): readonly Shape[] {
  return kind === 'trend' ? SHAPES : ['chart', 'table'];
}

/** Returns a way that the kind of question has; its chart in the place of one that it has not. */
export function shapeFor(kind: Kind, shape: Shape): Shape {
  return shapesOf(kind).includes(shape) ? shape : 'chart';
}

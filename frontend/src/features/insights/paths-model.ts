import type { PathsResult } from '../../api/types';
import type { Point } from './draft';
import { groupName, type GroupWords } from './groups';

/** The server's name for the steps left out of the middle of a long path. */
export const MORE = '$more';

/** A name at a step; `column` is its place from left to right, `ends` go no further. */
export type PathNode = {
  key: string;
  name: string;
  shown: string;
  step: number;
  column: number;
  count: number;
  ends: number;
};
export type PathLink = { key: string; from: PathNode; to: PathNode; count: number; seconds: number };
export type PathsView = {
  nodes: PathNode[];
  links: PathLink[];
  total: number;
  columns: number;
  backwards: boolean;
  empty: boolean;
};
export type PathWords = GroupWords & { more: string };

/** Returns an answer as nodes in columns and links in the order of time. */
export function pathsView(result: PathsResult, backwards: boolean, words: PathWords): PathsView {
  const last = Math.max(0, ...result.nodes.map((node) => node.step));
  const nodes = result.nodes.map((node, index) => ({
    ...node,
    key: String(index),
    shown: node.name === MORE ? words.more : groupName(node.name, words),
    column: backwards ? last - node.step : node.step,
  }));
  return {
    nodes,
    links: result.links.flatMap((link) => linkOf(link, nodes)),
    total: result.total,
    columns: last + 1,
    backwards,
    empty: result.total === 0,
  };
}

function linkOf(link: PathsResult['links'][number], nodes: PathNode[]): PathLink[] {
  const from = nodes[link.source];
  const to = nodes[link.target];
  return from && to
    ? [{ key: `${from.key}-${to.key}`, from, to, count: link.count, seconds: link.avg_s }]
    : [];
}

/** Returns the step as people number it: from 1 on, or back from 0 where the end is given. */
export function stepNumber(node: PathNode, backwards: boolean): number {
  return backwards ? -node.step || 0 : node.step + 1;
}

/** Returns what to ask for the people at a node. */
export function nodePoint(node: PathNode): Point {
  return { step: node.step, name: node.name };
}

/** Returns what to ask for the people whose path has no further step than this node. */
export function endsPoint(node: PathNode): Point {
  return { ...nodePoint(node), ends: true };
}

/** Returns what to ask for the people of a link; the server counts it from the lower step. */
export function linkPoint(link: PathLink, backwards: boolean): Point {
  const [near, far] = backwards ? [link.to, link.from] : [link.from, link.to];
  return { ...nodePoint(near), to: far.name };
}

/** Returns the nodes from left to right, the most frequent of a column first. */
export function inOrder(nodes: PathNode[]): PathNode[] {
  return [...nodes].sort((a, b) => a.column - b.column || b.count - a.count);
}

export type PathHeads = { step: string; from: string; to: string; count: string; time: string; end: string };

/** Returns the answer as rows of a sheet: one row a link, then what goes no further. */
export function pathsRows(view: PathsView, heads: PathHeads) {
  const head: (string | number | null)[] = [heads.step, heads.from, heads.to, heads.count, heads.time];
  const links = view.links.map(({ from, to, count, seconds }) => [
    stepNumber(from, view.backwards),
    from.shown,
    to.shown,
    count,
    seconds,
  ]);
  const ends = inOrder(view.nodes)
    .filter((node) => node.ends > 0)
    .map((node) => [stepNumber(node, view.backwards), ...endCells(node, view, heads), node.ends, null]);
  return [head, ...links, ...ends];
}

function endCells(node: PathNode, { backwards }: PathsView, { end }: PathHeads): [string, string] {
  return backwards ? [end, node.shown] : [node.shown, end];
}

import type { Format } from '../../lib/format';
import { baseOption, escapeHtml } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { PathLink, PathNode, PathsView } from './paths-model';

type Words = { ends: (number: string) => string; after: (time: string) => string };

/** Returns one colour a name, the same in every column; those beyond the palette are neutral. */
export function nameColors(view: PathsView, ink: Ink): Map<string, string> {
  const totals = new Map<string, number>();
  for (const node of view.nodes)
    if (!node.name.startsWith('$')) totals.set(node.name, (totals.get(node.name) ?? 0) + node.count);
  const ranked = [...totals].sort(([, a], [, b]) => b - a).map(([name]) => name);
  return new Map(ranked.map((name, at) => [name, ink.series[at] ?? ink.other]));
}

/** Returns how high the columns must be for every name to be readable. */
export function heightOf(view: PathsView): number {
  const sizes = Array.from(
    { length: view.columns },
    (_, column) => view.nodes.filter((node) => node.column === column).length,
  );
  return Math.max(260, 40 * Math.max(...sizes));
}

/** Returns paths as a flow from left to right; what ends at a node leaves it narrower. */
export function pathsOption(view: PathsView, words: Words, ink: Ink, format: Format): ChartOption {
  const colors = nameColors(view, ink);
  return {
    ...baseOption(ink),
    tooltip: { ...baseOption(ink).tooltip, trigger: 'item', formatter: tooltip(view, words, format) },
    series: [
      {
        type: 'sankey',
        nodeAlign: 'left',
        draggable: false,
        left: 8,
        top: 8,
        bottom: 8,
        right: 168,
        nodeWidth: 10,
        nodeGap: 18,
        data: view.nodes.map((node) => ({
          name: node.key,
          value: node.count,
          depth: node.column,
          itemStyle: { color: colors.get(node.name) ?? ink.other, borderWidth: 0 },
        })),
        links: view.links.map(({ from, to, count }) => ({ source: from.key, target: to.key, value: count })),
        lineStyle: { color: ink.muted, opacity: 0.22, curveness: 0.5 },
        emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.5 } },
        label: {
          color: ink.text,
          fontSize: 12,
          width: 152,
          overflow: 'truncate',
          formatter: ({ name }) => {
            const node = view.nodes[Number(name)];
            return node ? `${format.compact(node.count)} · ${node.shown}` : '';
          },
        },
      },
    ],
  };
}

function tooltip(view: PathsView, words: Words, format: Format) {
  return (shown: unknown): string => {
    const { dataType, dataIndex } = shown as { dataType: string; dataIndex: number };
    if (dataType === 'edge') return linkText(view.links[dataIndex], view, words, format);
    return nodeText(view.nodes[dataIndex], view, words, format);
  };
}

function nodeText(node: PathNode | undefined, view: PathsView, words: Words, format: Format): string {
  if (!node) return '';
  const ends = node.ends ? `<br>${escapeHtml(words.ends(format.number(node.ends)))}` : '';
  return `${escapeHtml(node.shown)}<br>${counted(node.count, view, format)}${ends}`;
}

function linkText(link: PathLink | undefined, view: PathsView, words: Words, format: Format): string {
  if (!link) return '';
  const names = escapeHtml(`${link.from.shown} → ${link.to.shown}`);
  const time = escapeHtml(words.after(format.duration(link.seconds)));
  return `${names}<br>${counted(link.count, view, format)}<br>${time}`;
}

function counted(count: number, view: PathsView, format: Format): string {
  return `<b>${format.number(count)}</b> · ${format.percent(view.total ? count / view.total : null)}`;
}

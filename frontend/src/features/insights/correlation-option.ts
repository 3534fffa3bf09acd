import type { Format } from '../../lib/format';
import { baseOption, categoryAxis, valueAxis } from '../../ui/chart/base';
import type { Ink } from '../../ui/chart/ink';
import type { ChartOption } from '../../ui/chart/types';
import type { CorrelationView } from './correlation-model';

const BAR_PX = 14;
const MOST = 20;

/** Returns how high the chart must be for a bar beside each name. */
export function heightOf(view: CorrelationView): number {
  return 48 + Math.min(MOST, view.items.length) * (BAR_PX + 12);
}

/** Returns the bars of the page's table: to the right what goes with converting, one unit a doubling of the odds. */
export function correlationOption(view: CorrelationView, ink: Ink, format: Format): ChartOption {
  const items = view.items.slice(0, MOST);
  const times = (doublings: number) => `× ${format.small(2 ** doublings)}`;
  return {
    ...baseOption(ink),
    xAxis: valueAxis(ink, times),
    yAxis: {
      ...categoryAxis(
        ink,
        items.map(({ key }) => key),
        (key) => nameOf(items[Number(key)]),
      ),
      inverse: true,
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: BAR_PX,
        data: items.map(({ odds }) => ({
          value: Math.log2(odds),
          itemStyle: { color: odds >= 1 ? ink.series[0] : ink.other },
        })),
        emphasis: { disabled: true },
      },
    ],
  };
}

function nameOf(item: CorrelationView['items'][number] | undefined): string {
  if (!item) return '';
  return item.value === null ? item.name : `${item.name} = ${item.value}`;
}

import type { ECharts } from 'echarts/core';
import { useEffect, useRef } from 'react';
import css from './chart.module.css';
import type * as Engine from './engine';
import { drawInTurn } from './turns';
import type { ChartOption, Mark } from './types';

type ChartProps = {
  option: ChartOption;
  label: string;
  height?: number;
  onMark?: (mark: Mark) => void;
  /** Is told where the places of the horizontal axis are, in pixels from the left, whenever they move. */
  onPlaces?: (places: number[]) => void;
};

type Drawn = { chart: ECharts; stop: () => void };

/** Draws an option as SVG; the engine, and what only some kinds of series need, is fetched the first time one is shown. */
export function Chart(props: ChartProps) {
  return <Drawing key={kindsApart(props.option).join()} {...props} />;
}

function Drawing({ option, label, height = 320, onMark, onPlaces }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const latest = useRef({ option, onMark, onPlaces });

  useEffect(() => {
    latest.current = { option, onMark, onPlaces };
  }, [option, onMark, onPlaces]);

  // Drawing costs most of what a page does: only another option is drawn again.
  useEffect(() => {
    const chart = drawn.current?.chart;
    if (!chart) return;
    chart.setOption(option, { notMerge: true });
    latest.current.onPlaces?.(placesOf(chart, option));
  }, [option]);

  useEffect(() => {
    let gone = false;
    let giveUp: (() => void) | undefined;
    const element = box.current;
    if (!element) return;
    const draw = (init: typeof Engine.init) => {
      const chart = init(element, null, { renderer: 'svg' });
      const tellPlaces = () => latest.current.onPlaces?.(placesOf(chart, latest.current.option));
      // An observer tells of a box when it begins to watch it, although nothing has changed by then.
      const observer = new ResizeObserver(() => {
        if (chart.getWidth() === element.clientWidth && chart.getHeight() === element.clientHeight) return;
        chart.resize();
        tellPlaces();
      });
      observer.observe(element);
      chart.setOption(latest.current.option);
      tellPlaces();
      chart.on('click', (event) => {
        const { seriesIndex = 0, dataIndex, dataType } = event;
        latest.current.onMark?.({ seriesIndex, dataIndex, edge: dataType === 'edge' });
      });
      element.dataset.ready = 'true';
      drawn.current = {
        chart,
        stop: () => {
          observer.disconnect();
          chart.dispose();
        },
      };
    };
    void engineFor(latest.current.option).then(({ init }) => {
      if (!gone) giveUp = drawInTurn(element, () => draw(init));
    });
    return () => {
      gone = true;
      giveUp?.();
      drawn.current?.stop();
      drawn.current = null;
    };
  }, []);

  return <div ref={box} className={css.chart} style={{ height }} role="img" aria-label={label} data-chart />;
}

/** What draws these kinds of series is not in the engine. */
const APART = {
  map: () => import('./world'),
  pie: () => import('./pie'),
  sankey: () => import('./sankey'),
};

function kindsApart({ series }: ChartOption): (keyof typeof APART)[] {
  const kinds = [series].flat().map((one) => one?.type);
  return (['map', 'pie', 'sankey'] as const).filter((kind) => kinds.includes(kind));
}

async function engineFor(option: ChartOption): Promise<typeof Engine> {
  const [engine] = await Promise.all([
    import('./engine'),
    ...kindsApart(option).map((kind) => APART[kind]()),
  ]);
  return engine;
}

function placesOf(chart: ECharts, { xAxis }: ChartOption): number[] {
  const axis = Array.isArray(xAxis) ? xAxis[0] : xAxis;
  const names: unknown = axis && 'data' in axis ? axis.data : undefined;
  if (!Array.isArray(names)) return [];
  return names.map((_, index) => Number(chart.convertToPixel({ xAxisIndex: 0 }, index)));
}

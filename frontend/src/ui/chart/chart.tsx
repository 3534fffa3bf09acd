import type { ECharts } from 'echarts/core';
import { useEffect, useRef } from 'react';
import css from './chart.module.css';
import type { ChartOption, Mark } from './types';

type ChartProps = { option: ChartOption; label: string; height?: number; onMark?: (mark: Mark) => void };

type Drawn = { chart: ECharts; stop: () => void };

/** Draws an option as SVG; the engine is fetched the first time a chart is shown. */
export function Chart({ option, label, height = 320, onMark }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const latest = useRef({ option, onMark });

  useEffect(() => {
    latest.current = { option, onMark };
    drawn.current?.chart.setOption(option, { notMerge: true });
  }, [option, onMark]);

  useEffect(() => {
    let gone = false;
    const element = box.current;
    if (!element) return;
    void import('./engine').then(({ init }) => {
      if (gone) return;
      const chart = init(element, null, { renderer: 'svg' });
      const observer = new ResizeObserver(() => chart.resize());
      observer.observe(element);
      chart.setOption(latest.current.option);
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
    });
    return () => {
      gone = true;
      drawn.current?.stop();
      drawn.current = null;
    };
  }, []);

  return <div ref={box} className={css.chart} style={{ height }} role="img" aria-label={label} data-chart />;
}

import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, setPlatformAPI, use as load } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { textWidth } from './text-width';

load([BarChart, LineChart, GridComponent, TitleComponent, TooltipComponent, LabelLayout, SVGRenderer]);

// One measure for the page and for the server, which has no fonts to ask: both lay a chart out alike.
setPlatformAPI({ measureText: (text, font) => ({ width: textWidth(text, font ?? '') }) });

export { init };

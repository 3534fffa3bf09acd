import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as load } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

load([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export { init };

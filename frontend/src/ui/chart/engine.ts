import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use as load } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

load([BarChart, LineChart, SankeyChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer]);

export { init };

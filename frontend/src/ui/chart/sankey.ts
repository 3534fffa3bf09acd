import { SankeyChart } from 'echarts/charts';
import { use as load } from 'echarts/core';

load([SankeyChart]);

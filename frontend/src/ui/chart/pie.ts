import { PieChart } from 'echarts/charts';
import { use as load } from 'echarts/core';

load([PieChart]);

import { displayPlugins } from '../kernel/display/displayPlugins';
import { displayChart } from './displayChart';
import { displayResult } from './displayResult';
import { displayRows } from './displayRows';

/** Loading this file shows this package's tables, pictures of charts, and rows and columns, wherever values are shown. */
displayPlugins().set('activation-supervision/table', displayResult);
displayPlugins().set('activation-supervision/chart', displayChart);
displayPlugins().set('activation-supervision/rows', displayRows);

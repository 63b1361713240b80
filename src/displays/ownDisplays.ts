import { displayPlugins } from '../kernel/display/displayPlugins';
import { displayChart } from './displayChart';
import { displayResult } from './displayResult';

/** Loading this file shows this package's tables, and pictures of charts, wherever values are shown. */
displayPlugins().set('activation-supervision/table', displayResult);
displayPlugins().set('activation-supervision/chart', displayChart);

import { displayResult } from '../../displays/displayResult';
import { displayRows } from '../../displays/displayRows';
import { displayPlugins } from '../../kernel/display/displayPlugins';

/** Loading this file shows this package's tables, and rows and columns. Charts the front end draws: they need no picture. */
displayPlugins().set('activation-supervision/table', displayResult);
displayPlugins().set('activation-supervision/rows', displayRows);

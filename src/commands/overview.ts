import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { overviewText } from '../overview/overviewText';
import { packageRoot } from '../packageRoot';
import { makeTables, tableIds } from '../tables/tableIndex';
import { terminalOptions } from './terminal/terminalOptions';

/** `overview`: what the essay asks and what was found, from the cached runs, on one screen. */
export function overviewCommand(program: Command): void {
  program
    .command('overview')
    .summary('the question, three findings and a tally of every claim, on one screen')
    .action(() => {
      // The tally is of the phases that hold now; the first edition's claims stand in the tables.
      const text = overviewText(makeTables([], undefined, 'second'), terminalOptions());
      process.stdout.write(`${text}\n\n${guide()}\n`);
    });
}

function guide(): string {
  const from = (...parts: string[]) => relative(process.cwd(), join(packageRoot, ...parts)) || '.';
  return [
    `Tables     npm run -s cli -- tables    a list; NAME: one of them; --all: all ${tableIds.length}`,
    `Figures    ${from('data', 'results', 'figures')}/       again with: npm run -s cli -- figures`,
    'Notebooks  npm run lab                 one for each section, in JupyterLab',
    'Train it   npm run -s cli -- reproduce --until 2000   to the same bytes',
    'Words      npm run -s cli -- glossary  two lines a term',
    'More       npm run -s cli -- --help',
  ].join('\n');
}

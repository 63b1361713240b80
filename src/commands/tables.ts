import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { atomicWrite } from '../data/atomicWrite';
import { packageRoot } from '../packageRoot';
import { toJson } from '../report/toJson';
import { toMarkdown } from '../report/toMarkdown';
import { toText } from '../report/toText';
import { resultsFolder } from '../runs/resultsFolder';
import { checkTableIds, makeTables, needsPhases, tableIds } from '../tables/tableIndex';
import { chosenRun, studyOptions } from './studyOptions';
import { withPhaseBar } from './withPhaseBar';

interface Options {
  readonly study?: string;
  readonly run?: string;
  readonly json: boolean;
  readonly write: boolean;
  readonly guide: boolean;
}

/** `tables`: the essay's tables from the cache, ours beside the published. */
export function tablesCommand(program: Command): void {
  studyOptions(program.command('tables'))
    .summary("print the essay's tables, ours beside the published")
    .argument('[ids...]', `which: ${tableIds.join(', ')}; all where none is named`)
    .option('--json', 'only JSON on standard output', false)
    .option(
      '--write',
      'also write each table as JSON and Markdown into results/tables of the study, or of a run of its own',
      false,
    )
    .option('--guide', 'say at the end where figures and notebooks are', false)
    .action(async (ids: string[], options: Options) => {
      // Nothing folds in a terminal: a first look is at the phases that hold now.
      const brief = options.guide && !options.json && !options.write;
      checkTableIds(ids);
      const chosen = chosenRun(options);
      const opened = needsPhases(ids) ? await withPhaseBar(chosen, ids.length > 0) : chosen;
      const run = () => opened;
      const tables = makeTables(ids, run, brief ? 'second' : 'both');
      if (options.write) {
        const folder = join(resultsFolder(run()), 'tables');
        for (const table of tables) {
          atomicWrite(join(folder, `${table.id}.json`), `${toJson([table])}\n`);
          atomicWrite(join(folder, `${table.id}.md`), toMarkdown(table));
        }
      }
      if (options.json) process.stdout.write(`${toJson(tables)}\n`);
      else process.stdout.write(`${tables.map(toText).join('\n\n\n')}\n`);
      if (options.guide && !options.json) process.stdout.write(guide());
    });
}

function guide(): string {
  const from = (...parts: string[]) => relative(process.cwd(), join(packageRoot, ...parts)) || '.';
  return [
    '',
    `Figures    ${from('data', 'results', 'figures')}/ (Vega-Lite and PNG; again with: npm run -s cli -- figures)`,
    `Tables     ${from('data', 'results', 'tables')}/ (JSON and Markdown)`,
    `Notebooks  ${from('notebooks')}/ (in JupyterLab: npm run lab)`,
    `Train it   npm run -s cli -- reproduce --until 2000 (compares bytes with the cached run)`,
    `More       npm run -s cli -- --help`,
    '',
  ].join('\n');
}

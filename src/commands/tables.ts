import { join } from 'node:path';
import type { Command } from 'commander';
import { atomicWrite } from '../data/atomicWrite';
import { InputError } from '../inputError';
import { tableList } from '../overview/tableList';
import { toJson } from '../report/toJson';
import { toMarkdown } from '../report/toMarkdown';
import { toText } from '../report/toText';
import { resultsFolder } from '../runs/resultsFolder';
import { checkTableIds, makeTables, needsPhases, tableIds } from '../tables/tableIndex';
import { chosenRun, type StudyAndRun, studyOptions } from './studyOptions';
import { terminalOptions } from './terminal/terminalOptions';
import { withPhaseBar } from './terminal/withPhaseBar';

interface Options extends StudyAndRun {
  readonly all: boolean;
  readonly json: boolean;
  readonly write: boolean;
}

/** `tables`: the essay's tables from the cache, ours beside the published. */
export function tablesCommand(program: Command): void {
  studyOptions(program.command('tables'))
    .summary("print the essay's tables, ours beside the published")
    .argument('[ids...]', `which: ${tableIds.join(', ')}; a list of them where none is named`)
    .option('--all', 'all of them, in order', false)
    .option('--json', 'only JSON on standard output; of all where none is named', false)
    .option(
      '--write',
      'also write each table, or all, as JSON and Markdown into results/tables of the study, or of a run of its own',
      false,
    )
    .action(async (ids: string[], { all, json, write, ...choice }: Options) => {
      checkTableIds(ids);
      if (all && ids.length > 0)
        throw new InputError(`expected names of tables or --all, found --all and ${ids.join(', ')}`);
      const chosen = chosenRun(choice);
      const opened = needsPhases(ids) ? await withPhaseBar(chosen, ids.length > 0) : chosen;
      const isList = ids.length === 0 && !all && !json && !write;
      // A list counts claims, which are those of the phases that hold now: the old ones would take as long again.
      const tables = makeTables(ids, () => opened, isList ? 'second' : 'both');
      if (write) {
        const folder = join(resultsFolder(opened), 'tables');
        for (const table of tables) {
          atomicWrite(join(folder, `${table.id}.json`), `${toJson([table])}\n`);
          atomicWrite(join(folder, `${table.id}.md`), toMarkdown(table));
        }
      }
      const terminal = terminalOptions();
      if (json) process.stdout.write(`${toJson(tables)}\n`);
      else if (all || ids.length > 0)
        process.stdout.write(
          `${tables.map((table) => toText(table, terminal)).join('\n\n\n')}\n\n${TERMS}\n`,
        );
      else process.stdout.write(`${tableList(tables, terminal)}\n\n${HOW}\n`);
    });
}

const TERMS = 'What the words mean: npm run -s cli -- glossary, or docs/glossary.md.';
const HOW = 'One: tables NAME. All: tables --all. For a program: --json.';

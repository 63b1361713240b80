import { join, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/json/canonicalJson';
import { inDark } from '../figures/charts/inDark';
import { pictureFormats, pictures } from '../figures/drawing/pictures';
import { figure, figureIds } from '../figures/figureIndex';
import { InputError } from '../inputError';
import { isMap } from '../maps/mapPlan';
import { resultsFolder } from '../runs/resultsFolder';
import { studyOf } from '../runs/studyOf';
import { chosenRun, type StudyAndRun, studyOptions } from './studyOptions';
import { withPhaseBar } from './terminal/withPhaseBar';

interface FigureOptions extends StudyAndRun {
  readonly out?: string;
  readonly format: string;
  readonly theme: 'light' | 'dark';
}

/** `figures`: the essay's figures from the cache, as Vega-Lite and as pictures. */
export function figuresCommand(program: Command): void {
  studyOptions(program.command('figures'))
    .summary("draw the essay's figures from a cached run")
    .description(
      'Writes <id>.vl.json (Vega-Lite 5, canonical JSON on one line) and <id>.png for each figure; on a dark ground <id>-dark. Of a figure that is too dense to be projected there is a slide, <id>-slide, 1,280 x 720.',
    )
    .argument('[ids...]', `which: ${figureIds.join(', ')}; all where none is named`)
    .option(
      '--out <dir>',
      'folder that they are written to (default: results/figures of the study, or of a run of its own)',
    )
    .option('--format <formats>', 'what to draw: png, svg, pdf, or several with commas between', 'png')
    .addOption(
      new Option('--theme <theme>', 'ground of the pictures').choices(['light', 'dark']).default('light'),
    )
    .action(async (ids: string[], options: FigureOptions) => {
      const formats = pictureFormats(options.format);
      const named = (ids.length > 0 ? ids : figureIds).map((id) => ({ id, ...figure(id) }));
      const opened = chosenRun(options);
      const chosen = named.filter(({ ofMap }) => ids.length > 0 || !ofMap || isMap(studyOf(opened)));
      const run = chosen.some(({ ofActivations }) => ofActivations)
        ? await withPhaseBar(opened, ids.length > 0)
        : opened;
      const out = options.out ?? join(resultsFolder(run), 'figures');
      // All are made before any is written: a named figure that cannot be made leaves the folder as it was. Where all are
      // asked for, those that can be made are written, and of the others it is said what they lack.
      const made = chosen.flatMap(({ id, make }) => {
        try {
          return [{ id, spec: make(run) }];
        } catch (error) {
          if (ids.length > 0 || !(error instanceof InputError)) throw error;
          process.stderr.write(`${id}: ${error.message}\n`);
          return [];
        }
      });
      for (const { id, spec } of made) {
        const themed = options.theme === 'dark' ? inDark(spec) : spec;
        const path = join(out, options.theme === 'dark' ? `${id}-dark` : id);
        write(`${path}.vl.json`, canonicalJson(themed, 0));
        for (const format of formats) write(`${path}.${format}`, await pictures[format](themed));
      }
    });
}

function write(path: string, bytes: Uint8Array | string): void {
  atomicWrite(path, bytes);
  console.log(relative(process.cwd(), path));
}

import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/canonicalJson';
import { dataRoot } from '../data/dataRoot';
import { renderPng } from '../figures/charts/renderPng';
import { figure, figureIds } from '../figures/figureIndex';
import { openRun } from '../runs/openRun';

/** `figures`: the essay's figures from the cache, as Vega-Lite and as pictures. */
export function figuresCommand(program: Command): void {
  program
    .command('figures')
    .summary("draw the essay's figures from a cached run")
    .description(
      'Writes <id>.vl.json (Vega-Lite 5, canonical JSON on one line) and <id>.png for each figure.',
    )
    .argument('[ids...]', `which: ${figureIds.join(', ')}; all where none is named`)
    .option('--run <name>', 'the run they show', 'baseline')
    .option('--out <dir>', 'folder that they are written to (default: data/results/figures)')
    .action(async (ids: string[], options: { run: string; out?: string }) => {
      const chosen = (ids.length > 0 ? ids : figureIds).map((id) => ({ id, ...figure(id) }));
      const run = openRun(options.run);
      const out = options.out ?? join(dataRoot(), 'results', 'figures');
      // All are made before any is written: a figure that cannot be made leaves the folder as it was.
      const made = chosen.map(({ id, make }) => ({ id, spec: make(run) }));
      for (const { id, spec } of made) {
        write(join(out, `${id}.vl.json`), canonicalJson(spec, 0));
        write(join(out, `${id}.png`), await renderPng(spec));
      }
    });
}

function write(path: string, bytes: Uint8Array | string): void {
  atomicWrite(path, bytes);
  console.log(relative(process.cwd(), path));
}

import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Analysis } from '../analysis/analysis';
import { type AnalyzeOptions, analyze } from '../analysis/analyze';
import { openArray } from '../data/arrays/openArray';
import { readArray, readVector } from '../data/arrays/readArray';
import type { RowSource } from '../data/arrays/rowSource';
import { atomicWrite } from '../data/atomicWrite';
import { directionBytes } from '../data/directionFile';
import { canonicalJson } from '../data/json/canonicalJson';
import { matrix } from '../engine/matrix';
import { renderPng } from '../figures/drawing/renderPng';
import { InputError } from '../inputError';
import { glpBytes } from '../models/glp/glpFile';
import { toJson } from '../report/toJson';
import { toMarkdown } from '../report/toMarkdown';
import { toText } from '../report/toText';
import { engineOptions } from './engineOptions';
import { integer, oneOf, seed } from './options';
import { interruptible } from './terminal/interruptible';
import { withStepBar } from './terminal/stepBar';
import { terminalOptions } from './terminal/terminalOptions';

interface Options {
  readonly labels?: string;
  readonly weights?: string;
  readonly test?: string;
  readonly testLabels?: string;
  readonly without?: string;
  readonly prior: boolean;
  readonly priorSteps?: number;
  readonly priorSize?: 'small' | 'full';
  readonly seed: number;
  readonly json: boolean;
  readonly out?: string;
  readonly threads: number;
}

/** `analyze`: the essay's measures of activations from anywhere. */
export function analyzeCommand(program: Command): void {
  engineOptions(program.command('analyze'))
    .summary('measure activations of any network')
    .description(
      'Measures activations [n x d] from a safetensors, .npy, .npz, Arrow or Parquet file, a block of rows at a time: spectrum, PC1, class geometry with and without it, by weight, and with a prior. Where a file holds several arrays or columns, FILE#NAME says which.',
    )
    .argument('<activations>', 'a file of n rows of d numbers, float16 to float64')
    .option('--labels <file>', 'n integers from 0 up: the class of each row')
    .option('--weights <file>', 'n numbers from 0 up: the loss weight of each row')
    .option('--test <file>', 'rows that are assigned to the centroids (default: the activations themselves)')
    .option('--test-labels <file>', 'their classes')
    .option('--without <pc1|file>', 'measure all a second time with PC1, or directions of a file, taken off')
    .option('--prior', 'train a generative latent prior on them, and measure its residuals', false)
    .option('--prior-steps <n>', 'optimiser steps of the prior (default: 3000)', integer(4, 1_000_000))
    .option(
      '--prior-size <small|full>',
      'width 128 and 2 blocks, or 256 and 3 (default: "full")',
      oneOf('small', 'full'),
    )
    .option('--seed <n>', 'seed of the prior', seed, 0)
    .option('--json', 'only JSON on standard output', false)
    .option('--out <folder>', 'also write table, figure, PC1 and the prior into a folder')
    .action(async (file: string, options: Options) => {
      check(options);
      await interruptible(async (signal) => {
        try {
          const found = await measured(file, options, signal);
          if (options.out)
            for (const path of await write(found, options.out)) process.stderr.write(`${path}\n`);
          process.stdout.write(options.json ? `${asJson(found)}\n` : `${toText(found, terminalOptions())}\n`);
          return true;
        } catch (error) {
          if (signal.aborted && error === signal.reason) return false;
          throw error;
        }
      }, 'nothing was written');
    });
}

/** @throws InputError for options that would do nothing, or write over what is there. */
function check({ prior, priorSteps, priorSize, out }: Options): void {
  const idle =
    priorSteps !== undefined ? '--prior-steps' : priorSize !== undefined ? '--prior-size' : undefined;
  if (!prior && idle) throw new InputError(`${idle}: expected with --prior, found without`);
  if (out === '') throw new InputError("--out: expected a folder, found ''");
  if (out !== undefined && existsSync(out) && !statSync(out).isDirectory())
    throw new InputError(`--out: expected a folder, found the file ${out}`);
  const there = out === undefined ? undefined : join(out, 'analysis.json');
  if (there && existsSync(there))
    throw new InputError(`${there}: already there; give another folder, or remove it`);
}

async function measured(file: string, options: Options, signal: AbortSignal): Promise<Analysis> {
  const { labels, weights, test, testLabels, without } = options;
  const given: AnalyzeOptions = {
    activations: await openArray(file, undefined, { signal }),
    ...(labels && { labels: await readVector(labels, undefined, { signal }) }),
    ...(weights && { weights: await readVector(weights, undefined, { signal }) }),
    ...(test && { test: await openArray(test, undefined, { signal }) }),
    ...(testLabels && { testLabels: await readVector(testLabels, undefined, { signal }) }),
    ...(without && {
      without: without === 'pc1' ? without : await directionIn(without),
      withoutName: without === 'pc1' ? 'PC1' : without,
    }),
    signal,
  };
  const { threads, priorSteps: steps, priorSize: size, seed } = options;
  const analyzed = (progress: Update | undefined, ofSteps: Update, measuring: Update): Promise<Analysis> => {
    const prior = options.prior && { seed, steps, size, threads, progress: ofSteps, measuring };
    return analyze({ ...given, prior, progress });
  };
  const isLong = !options.prior && longEnough(given.activations as RowSource);
  return withStepBar(
    (ofRows) =>
      withStepBar((ofSteps) =>
        withStepBar((measuring) => analyzed(isLong ? ofRows : undefined, ofSteps, measuring), 'passes'),
      ),
    'rows',
  );
}

type Update = (done: number, total: number) => void;

/** @throws InputError as `readArray`; for no such file, saying what else may be meant. */
function directionIn(path: string): ReturnType<typeof readArray> {
  if (!existsSync(path.replace(/#[^#]*$/, '')))
    throw new InputError(`--without: expected pc1 or a file, found '${path}', which is neither`);
  return readArray(path);
}

/** Whether a pass takes long enough for a bar. */
const longEnough = ({ rows, columns }: RowSource): boolean => rows * columns > 2 ** 22;

function asJson(found: Analysis): string {
  const { tables } = JSON.parse(toJson([found]));
  const { spectrum, exact, notes } = found;
  return JSON.stringify({ tables, spectrum: Array.from(spectrum), exact, notes }, null, 2);
}

/** @returns the paths, relative to where we are. */
async function write(found: Analysis, folder: string): Promise<string[]> {
  const of = { of: found.title };
  const direction = (m: Float64Array) => directionBytes({ directions: matrix(1, m.length, m), metadata: of });
  const files: [string, Uint8Array | string][] = [
    ['analysis.json', `${asJson(found)}\n`],
    ['analysis.md', toMarkdown(found)],
    ['analysis.vl.json', canonicalJson(found.figure, 0)],
    ['analysis.png', await renderPng(found.figure)],
    ['pc1.safetensors', direction(found.pc1)],
    ...(found.prior ? ([['prior.safetensors', glpBytes(found.prior)]] as [string, Uint8Array][]) : []),
    ...(found.residualPc1
      ? ([['residual-pc1.safetensors', direction(found.residualPc1)]] as [string, Uint8Array][])
      : []),
  ];
  return files.map(([name, bytes]) => {
    const path = join(folder, name);
    atomicWrite(path, bytes);
    return relative(process.cwd(), path);
  });
}

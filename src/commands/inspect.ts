import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ParameterFile } from '../data/parameterFile';
import { runPaths } from '../data/runFolder';
import { InputError } from '../inputError';
import { type SnapshotMetrics, snapshotMetrics } from '../metrics/snapshotMetrics';
import { parseRunConfig } from '../training/parseRunConfig';
import { type RunConfig, runData } from '../training/runConfig';
import { type CheckpointFlags, checkpointOptions } from './checkpoint/checkpointOptions';
import { readNetwork } from './checkpoint/readNetwork';
import { positive, seed } from './options';

interface InspectOptions extends CheckpointFlags {
  readonly seed?: number;
  readonly zipf?: number;
  readonly trainFraction?: number;
  readonly json: boolean;
}

/** `inspect`: the metrics of any snapshot, under the names of tests/golden/snapshot-metrics.json. */
export function inspectCommand(program: Command): void {
  checkpointOptions(program.command('inspect'))
    .summary('measure a snapshot')
    .description(
      'Measures a snapshot (six float32 tensors, kernels [in, out]) or a full state in float64; p and widths come from the ' +
        'file. A file with names of PyTorch, JAX or Keras is mapped, and the map is printed on standard error.',
    )
    .argument('<file>', 'a .safetensors or .npz file')
    .option(
      '--seed <n>',
      'seed of the split that it was trained on (default: what the file says, or its run)',
      seed,
    )
    .option(
      '--zipf <s>',
      'exponent of the loss weights (default: what the file says, its run, or 1.5)',
      positive,
    )
    .option(
      '--train-fraction <x>',
      'share of the pairs that was trained on (default: what its run says, or 0.3)',
      positive,
    )
    .option('--json', 'only JSON on standard output', false)
    .action(async (file: string, options: InspectOptions) => {
      const measured = await inspect(file, options);
      process.stdout.write(options.json ? `${JSON.stringify(measured, null, 2)}\n` : asList(measured));
    });
}

type Inspection = { readonly epoch?: number } & SnapshotMetrics;

/** @throws InputError naming the file when it is damaged, of another seed, or nothing can be measured on it. */
async function inspect(file: string, options: InspectOptions): Promise<Inspection> {
  const snapshot = await readNetwork(file, options);
  const { metadata, shape, parameters } = snapshot;
  if (options.seed !== undefined && metadata.seed !== undefined && metadata.seed !== String(options.seed)) {
    throw new InputError(`${file}: a snapshot of seed ${metadata.seed}, asked for as seed ${options.seed}`);
  }
  const epoch = epochOf(snapshot);
  const beside = taskBeside(file);
  const known = options.seed ?? seedOf(snapshot) ?? beside?.seed;
  if (known === undefined) throw new InputError(`${file}: does not say which seed it is of; expected --seed`);
  try {
    const { split, weights } = runData({
      task: {
        p: shape.p,
        train_fraction: options.trainFraction ?? beside?.train_fraction ?? 0.3,
        zipf_exponent: options.zipf ?? exponentOf(snapshot) ?? beside?.zipf_exponent ?? 1.5,
        seed: known,
      },
      hidden: shape.hidden,
    });
    const metrics = snapshotMetrics({ parameters, shape, split, weights });
    return epoch === undefined ? metrics : { epoch, ...metrics };
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${file}: ${error.message}`) : error;
  }
}

function epochOf({ metadata: { epoch } }: ParameterFile): number | undefined {
  return epoch !== undefined && /^\d+$/.test(epoch) ? Number(epoch) : undefined;
}

/** What the run that a snapshot lies in was trained on; undefined for a file of its own. */
function taskBeside(file: string): RunConfig['task'] | undefined {
  const { config } = runPaths(dirname(dirname(resolve(file))));
  return existsSync(config) ? parseRunConfig(readFileSync(config, 'utf8'), config).task : undefined;
}

function seedOf({ metadata: { seed: named } }: ParameterFile): number | undefined {
  return named !== undefined && /^\d+$/.test(named) ? Number(named) : undefined;
}

function exponentOf({ metadata }: ParameterFile): number | undefined {
  const { zipf_exponent: named } = metadata;
  if (named === undefined) return undefined;
  const value = Number(named);
  if (named.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new InputError(`expected its zipf_exponent to be a number from 0 up, found '${named}'`);
  }
  return value;
}

/** One metric a line, the values under each other; a group's name on a line of its own. */
function asList(measured: Inspection): string {
  const lines = Object.entries(measured).flatMap(([name, value]) =>
    typeof value === 'object'
      ? [[name, ''], ...Object.entries({ ...value }).map(([inner, number]) => [`  ${inner}`, shown(number)])]
      : [[name, shown(value)]],
  );
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines
    .map(([name, value]) => `${name.padEnd(width)}  ${value}`.trimEnd())
    .join('\n')
    .concat('\n');
}

function shown(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const small = Math.abs(value) < 1e-4;
  return small ? value.toExponential(5) : String(Number(value.toPrecision(6)));
}

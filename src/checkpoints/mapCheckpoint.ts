import type { Samples } from '../data/modularAddition';
import type { NamedArrays, TaskShape } from '../engine/taskShape';
import { InputError } from '../inputError';
import { adamOf, type ImportedAdam } from './adamOf';
import { adamTensors } from './adamTensors';
import type { Candidate } from './candidate';
import { candidates } from './candidates';
import { chooseCandidate } from './chooseCandidate';
import { accuracyOn, allPairs } from './knownPairs';
import { namesAllow } from './layerOrder';
import { type NamedTensors, tensorInWords } from './namedTensor';
import { noReading } from './noReading';
import { parametersOf } from './parametersOf';
import { parseTensorMap } from './parseTensorMap';
import { refuseWrongWay } from './refuseWrongWay';
import { type Inputs, type Source, sourceInWords } from './slots';
import { tensorLayers } from './tensorLayers';

/** How the tensors of a file are read. */
export interface CheckpointOptions {
  /** Where parameters come from, `hidden0.kernel=fc1.weight.T,head.bias=0`; what it does not name is guessed. */
  readonly map?: string;
  /** How inputs come in; told by the shapes where left out. */
  readonly inputs?: Inputs;
  /** Tensors to leave out, by name; one that ends in `*` leaves out all that begin so. */
  readonly ignore?: readonly string[];
  /** Pairs of the task whose labels are known, for what shapes do not tell. Default all p x p. */
  readonly pairs?: (shape: TaskShape) => Samples;
  /** Default true; false leaves Adam's moments out. */
  readonly moments?: boolean;
  /** Steps taken, where there are moments and the file does not say. */
  readonly step?: number;
}

/** A file's network as ours. */
export interface Checkpoint {
  /** Float32, kernels `[in, out]`, `hidden0.kernel` `[2p, n0]`. */
  readonly parameters: NamedArrays;
  readonly shape: TaskShape;
  readonly inputs: Inputs;
  /** Adam's state, where the file has it. */
  readonly adam?: Omit<ImportedAdam, 'sources'>;
  /** Share of the known pairs that it has right, 0..1. */
  readonly accuracy: number;
  /** How many pairs those are. */
  readonly knownPairs: number;
  /** Our names with the file's, as a map that gives this reading again. */
  readonly map: string;
  /** In words, a line each. */
  readonly lines: readonly string[];
}

/**
 * The two-hidden-layer classifier of a + b mod p in a file with names of PyTorch, flax, Haiku, Keras or any other. Layers
 * are told by names and shapes; what those leave open, above all whether a square kernel is transposed, by the accuracy on
 * known pairs of the task.
 *
 * @param tensors arrays by name; kernels `[in, out]` or `[out, in]`, any float type.
 * @throws InputError naming the tensor: missing, too many, of a shape that does not fit, not finite; or in what the
 *   readings differ that cannot be told apart.
 * @example
 * import { mapCheckpoint, openRun } from 'activation-supervision';
 * const ours = openRun('baseline').parameters(25_700);
 * const tensors = new Map([
 *   ['fc1.weight', { shape: [194, 128], data: ours['hidden0.kernel'] }],
 *   ['fc1.bias', { shape: [128], data: ours['hidden0.bias'] }],
 *   ['fc2.weight', { shape: [128, 128], data: ours['hidden1.kernel'] }],
 *   ['fc2.bias', { shape: [128], data: ours['hidden1.bias'] }],
 *   ['out.weight', { shape: [128, 97], data: ours['head.kernel'] }],
 *   ['out.bias', { shape: [97], data: ours['head.bias'] }],
 * ]);
 * mapCheckpoint(tensors).accuracy; // => 0.9908
 */
export function mapCheckpoint(tensors: NamedTensors, options: CheckpointOptions = {}): Checkpoint {
  const { ignore = [], moments = true, inputs, step } = options;
  const kept = without(tensors, ignore);
  const map = parseTensorMap(options.map ?? '', new Set(kept.keys()));
  const taken = new Set([...map.values()].map(({ name }) => name));
  const adam = adamTensors(kept).filter(({ name }) => !taken.has(name));
  const ofAdam = new Set(adam.map(({ name }) => name));
  const layers = tensorLayers(new Map([...kept].filter(([name]) => !taken.has(name) && !ofAdam.has(name))));
  const fitting = candidates(kept, layers, map, { inputs });
  if (fitting.length === 0) throw noReading(kept, layers, map, inputs);
  const ordered = fitting.filter(({ order }) => namesAllow(order));
  const score = remembered((candidate: Candidate) => {
    const pairs = options.pairs?.(candidate.shape) ?? allPairs(candidate.shape.p);
    return accuracyOn(parametersOf(kept, candidate), candidate.shape, pairs);
  });
  const { chosen, accuracy } = chooseCandidate(ordered.length > 0 ? ordered : fitting, score);
  refuseWrongWay(candidates(kept, layers, map, { inputs, free: true }), chosen, accuracy, map, score);
  const optimiser = moments ? adamOf(kept, adam, map, chosen, step) : undefined;
  const sources = new Map<string, Source>([...chosen.sources, ...(optimiser?.sources ?? [])]);
  return {
    parameters: parametersOf(kept, chosen),
    shape: chosen.shape,
    inputs: chosen.inputs,
    ...(optimiser ? { adam: { step: optimiser.step, adamM: optimiser.adamM, adamV: optimiser.adamV } } : {}),
    accuracy,
    knownPairs: (options.pairs?.(chosen.shape) ?? allPairs(chosen.shape.p)).labels.length,
    map: [...sources].map(([target, source]) => sourceInWords(target, source)).join(','),
    lines: [...sources].map(([target, source]) => line(kept, target, source)),
  };
}

function line(tensors: NamedTensors, target: string, { name, transposed }: Source): string {
  if (name === undefined) return `${target.padEnd(22)} zeros`;
  return `${target.padEnd(22)} ${tensorInWords(name, tensors.get(name) as never)}${transposed ? ', transposed' : ''}`;
}

/** @throws InputError for a name to leave out that the file does not have. */
function without(tensors: NamedTensors, ignore: readonly string[]): NamedTensors {
  const matches = (pattern: string) => (name: string) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
  const idle = ignore.find((pattern) => ![...tensors.keys()].some(matches(pattern)));
  if (idle !== undefined) throw new InputError(`--ignore: no tensor '${idle}' in the file`);
  return new Map([...tensors].filter(([name]) => !ignore.some((pattern) => matches(pattern)(name))));
}

function remembered<T, V>(of: (value: T) => V): (value: T) => V {
  const known = new Map<T, V>();
  return (value) => {
    const found = known.get(value) ?? of(value);
    known.set(value, found);
    return found;
  };
}

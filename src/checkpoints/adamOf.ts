import type { NamedArrays } from '../engine/taskShape';
import { InputError } from '../inputError';
import type { AdamTensor } from './adamTensors';
import type { Candidate } from './candidate';
import { type NamedTensors, tensorInWords } from './namedTensor';
import { float32, oriented } from './parametersOf';
import { MOMENTS, type Moment, SLOTS, type Slot, type Source, type TensorMap } from './slots';
import { components } from './tensorName';

/** Adam's state, and where it came from. */
export interface ImportedAdam {
  readonly step: number;
  readonly adamM: NamedArrays;
  readonly adamV: NamedArrays;
  readonly sources: ReadonlyMap<`${Moment}.${Slot}` | 'step', Source>;
}

/**
 * Adam's moments and the number of steps, turned as the parameters are; undefined where the file has no moments.
 * @param step the number of steps where the file does not hold it.
 * @throws InputError when a moment is missing, is there twice, has another shape than its parameter or is not finite, a
 *   second moment is negative, the number of steps is missing or contradicts itself, or the inputs are not concatenated.
 */
export function adamOf(
  tensors: NamedTensors,
  found: readonly AdamTensor[],
  map: TensorMap,
  { sources, inputs }: Candidate,
  step?: number,
): ImportedAdam | undefined {
  const mapped = [...map.keys()].filter((target) => target.startsWith('adam.'));
  if (mapped.length === 0 && found.every(({ kind }) => kind === 'step')) return undefined;
  if (inputs !== 'concatenated') {
    throw new InputError(
      `Adam's moments of ${inputs} inputs are not those of one-hot inputs side by side: leave them out with --no-moments`,
    );
  }
  const used = new Map<`${Moment}.${Slot}` | 'step', Source>();
  const [adamM, adamV] = MOMENTS.map((moment) =>
    Object.fromEntries(
      SLOTS.map((slot, i) => {
        const target = `${moment}.${slot}` as const;
        const parameter = sources.get(slot) as Source;
        const source = map.get(target) ?? momentOf(found, moment, parameter, i, target);
        used.set(target, source);
        return [slot, float32(checked(tensors, source, parameter, target), source.name ?? target)];
      }),
    ),
  );
  for (const name of SLOTS) {
    const bad = adamV[name].findIndex((value) => value < 0);
    if (bad >= 0)
      throw new InputError(
        `'${used.get(`adam.v.${name}`)?.name}' holds ${adamV[name][bad]}, expected none below 0`,
      );
  }
  return { step: stepOf(tensors, found, map, used, step), adamM, adamV, sources: used };
}

function momentOf(
  found: readonly AdamTensor[],
  moment: Moment,
  { name = '', transposed }: Source,
  index: number,
  target: string,
): Source {
  const parts = components(name);
  const matching = found.filter(
    ({ kind, of }) => kind === moment && (isOf(of, parts) || of.at(-1) === `${index}`),
  );
  if (matching.length === 1) return { name: matching[0].name, transposed };
  if (matching.length === 0)
    throw new InputError(
      `expected '${target}' for '${name}', found none: map it with --map, or --no-moments`,
    );
  throw new InputError(
    `ambiguous: ${matching.map((one) => `'${one.name}'`).join(' and ')} could be '${target}'; say which with --map`,
  );
}

/** Whether one list of parts ends as the other, which wrappers such as `params` are before. */
function isOf(of: readonly string[], parameter: readonly string[]): boolean {
  const [short, long] = of.length < parameter.length ? [of, parameter] : [parameter, of];
  return short.every((part, i) => long[long.length - short.length + i] === part);
}

function checked(tensors: NamedTensors, source: Source, parameter: Source, target: string): Float64Array {
  if (source.name === undefined) throw new InputError(`--map: zeros are for biases, not for '${target}'`);
  const [shape, wanted] = [source, parameter].map(({ name, transposed }) => {
    const found = tensors.get(name ?? '')?.shape ?? [];
    return transposed ? [...found].reverse() : [...found];
  });
  if (shape.join() !== wanted.join()) {
    const words = tensorInWords(source.name, tensors.get(source.name) as never);
    throw new InputError(
      `${target}: expected [${wanted.join(' x ')}], found ${words}${source.transposed ? ', transposed' : ''}`,
    );
  }
  return oriented(tensors, source);
}

function stepOf(
  tensors: NamedTensors,
  found: readonly AdamTensor[],
  map: TensorMap,
  used: Map<string, Source>,
  given?: number,
): number {
  const mapped = map.get('step')?.name;
  const names =
    mapped === undefined ? found.filter(({ kind }) => kind === 'step').map(({ name }) => name) : [mapped];
  const steps = names.map((name) => Number(tensors.get(name)?.data[0]));
  const step = given ?? steps[0];
  if (step === undefined)
    throw new InputError("Adam's moments without the number of steps taken: give it with --step");
  const other = steps.findIndex((value) => value !== step);
  if (other >= 0) throw new InputError(`'${names[other]}' says ${steps[other]} steps, expected ${step}`);
  if (!Number.isSafeInteger(step) || step < 0)
    throw new InputError(`expected a number of steps from 0 up, found ${step}`);
  if (names.length > 0) used.set('step', { name: names[0], transposed: false });
  return step;
}

import type { NamedTensors } from './namedTensor';
import type { Moment } from './slots';
import { components } from './tensorName';

/** A tensor of an optimiser's state. */
export interface AdamTensor {
  readonly name: string;
  readonly kind: Moment | 'step';
  /** The parts of the parameter's name that it has; a number alone counts PyTorch's parameters. */
  readonly of: readonly string[];
}

const KINDS: Readonly<Record<string, Moment>> = {
  exp_avg: 'adam.m',
  mu: 'adam.m',
  exp_avg_sq: 'adam.v',
  nu: 'adam.v',
};
const STEPS = /^(step|steps|count|global_step)$/;

/**
 * The tensors that a name of PyTorch (`exp_avg`, `exp_avg_sq`, `step`), optax (`mu`, `nu`, `count`) or this project
 * (`adam.m`, `adam.v`, `step`) tells to be an optimiser's.
 */
export function adamTensors(tensors: NamedTensors): AdamTensor[] {
  return [...tensors].flatMap(([name, { data }]): AdamTensor[] => {
    const parts = components(name);
    if (data.length === 1 && STEPS.test(parts.at(-1) ?? '')) return [{ name, kind: 'step', of: [] }];
    const at = parts.findIndex((part) => Object.hasOwn(KINDS, part));
    if (at >= 0) {
      const after = parts.slice(at + 1);
      return [{ name, kind: KINDS[parts[at]], of: after.length > 0 ? after : parts.slice(0, at) }];
    }
    if (parts[0] !== 'adam' || !/^[mv]$/.test(parts[1] ?? '')) return [];
    return [{ name, kind: `adam.${parts[1]}` as Moment, of: parts.slice(2) }];
  });
}

import type { NamedTensors } from './namedTensor';
import type { Source } from './slots';

/** A tensor of two dimensions, taken one way round. */
export interface Turned {
  readonly source: Source;
  readonly rows: number;
  readonly columns: number;
}

/** A matrix as it is and transposed; none for what is no matrix. */
export function ways(tensors: NamedTensors, source: Source | undefined, fixed: boolean): Turned[] {
  const shape = tensors.get(source?.name ?? '')?.shape;
  if (!source || shape?.length !== 2) return [];
  const [r, c] = shape;
  const straight = { source: { ...source, transposed: false }, rows: r, columns: c };
  const turned = { source: { ...source, transposed: true }, rows: c, columns: r };
  if (fixed) return [source.transposed ? turned : straight];
  return [straight, turned];
}

/** One item of each list, in every combination. */
export function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]]);
}

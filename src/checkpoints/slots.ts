/** The parameters of the network, by our names; kernels are `[in, out]`. */
export const SLOTS = [
  'hidden0.kernel',
  'hidden0.bias',
  'hidden1.kernel',
  'hidden1.bias',
  'head.kernel',
  'head.bias',
] as const;

export type Slot = (typeof SLOTS)[number];

/** Its layers from the inputs up. */
export const LAYERS = ['hidden0', 'hidden1', 'head'] as const;

/** Tables of embedded inputs: one for both operands, or one each. */
export const EMBEDDINGS = ['embedding', 'embedding.a', 'embedding.b'] as const;

export type Embedding = (typeof EMBEDDINGS)[number];

/** How inputs come in: one-hot vectors side by side `[2p]`, added up `[p]`, or looked up in a table. */
export type Inputs = 'concatenated' | 'summed' | 'embedding';

/** Adam's first and second moment, by our names. */
export const MOMENTS = ['adam.m', 'adam.v'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What a map can name: a parameter, a table, a moment of a parameter, the number of steps. */
export type Target = Slot | Embedding | `${Moment}.${Slot}` | 'step';

export const TARGETS: readonly Target[] = [
  ...SLOTS,
  ...EMBEDDINGS,
  ...MOMENTS.flatMap((moment) => SLOTS.map((slot) => `${moment}.${slot}` as const)),
  'step',
];

/** Where the numbers of a target come from; no source stands for zeros. */
export interface Source {
  readonly name?: string;
  readonly transposed: boolean;
}

export type TensorMap = ReadonlyMap<Target, Source>;

/** A pair of a map as it is written on the command line. */
export function sourceInWords(target: string, { name = '0', transposed }: Source): string {
  return `${target}=${name}${transposed ? '.T' : ''}`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/packageRoot';

interface JaxDraws {
  readonly seed: number;
  readonly key: [number, number];
  readonly split3: [number, number][];
  readonly fold_in_7: [number, number];
  readonly bits_8: number[];
  readonly uniform_8: number[];
  readonly normal_8: number[];
  readonly truncated_normal_8: number[];
}

interface NumpyDraws {
  readonly seed: number;
  readonly first_20_pairs: [number, number][];
  readonly last_5_pairs: [number, number][];
  readonly sha256_int32_le: string;
  readonly randint_10: number[];
}

interface GoldenRandom {
  readonly jax_threefry: JaxDraws[];
  readonly numpy_mt19937_shuffle: NumpyDraws[];
  readonly zipf: {
    exponent: number;
    n: number;
    first_5: number[];
    last: number;
    effective_n: number;
    top2: number;
    top28: number;
  };
}

/** The values made with JAX and NumPy. */
export const goldenRandom: GoldenRandom = JSON.parse(
  readFileSync(join(packageRoot, 'tests/golden/random.json'), 'utf8'),
);

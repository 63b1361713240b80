import { exp } from '../../random/exp';
import { log } from '../../random/log';
import type { GlpShape } from './glpShape';

/** Angular frequencies of the time features, fastest first: timeScale * timePeriod^(-k / half), float32. */
export function glpFrequencies({ timeFeatures, timeScale, timePeriod }: GlpShape): Float32Array {
  const half = timeFeatures / 2;
  return Float32Array.from({ length: half }, (_, k) => timeScale * exp((-log(timePeriod) * k) / half));
}

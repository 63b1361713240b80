import { foldIn, type JaxKey, prngKey } from '../../random/jaxKey';

const STREAMS = [
  'parameters',
  'order',
  'times',
  'noise',
  'projection',
  'sample',
  'lossTimes',
  'lossNoise',
] as const;

/**
 * The key of one use of randomness under a seed; n-th of its kind (parameter, pass or step).
 * @throws InputError for a seed outside 0 ... 2^32-1.
 */
export function glpKey(seed: number, stream: (typeof STREAMS)[number], n = 0): JaxKey {
  return foldIn(foldIn(prngKey(seed), STREAMS.indexOf(stream)), n);
}

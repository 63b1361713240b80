import { InputError } from '../inputError';
import { type Source, TARGETS, type Target, type TensorMap } from './slots';

/**
 * A map from text, `hidden0.kernel=fc1.weight.T,head.bias=0`: our name, `=`, the file's name; `.T` transposes, `0` stands
 * for zeros (of a bias). A tensor whose own name ends in `.T` is taken as it is.
 * @param names the tensors that the file has.
 * @throws InputError for a pair that is none, an unknown target, one named twice, a tensor taken twice, or one that is not there.
 */
export function parseTensorMap(text: string, names: ReadonlySet<string>): TensorMap {
  const map = new Map<Target, Source>();
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [target, name] = halves(pair);
    if (!TARGETS.includes(target as Target)) {
      throw new InputError(
        `--map: expected one of ${TARGETS.slice(0, 9).join(', ')}, adam.m.…, adam.v.…, step, found '${target}'`,
      );
    }
    if (map.has(target as Target)) throw new InputError(`--map: '${target}' is named twice`);
    const source = sourceOf(target, name, names);
    const other = [...map].find(([, { name: of }]) => of !== undefined && of === source.name);
    if (other) throw new InputError(`--map: '${source.name}' is taken for '${other[0]}' and for '${target}'`);
    map.set(target as Target, source);
  }
  return map;
}

function halves(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 0)
    throw new InputError(`--map: expected pairs such as hidden0.kernel=fc1.weight.T, found '${pair}'`);
  return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

function sourceOf(target: string, name: string, names: ReadonlySet<string>): Source {
  if (names.has(name)) return { name, transposed: false };
  if (name === '0') {
    if (target.endsWith('.bias')) return { transposed: false };
    throw new InputError(`--map: zeros are for biases, not for '${target}'`);
  }
  const bare = name.replace(/\.T$/, '');
  if (bare !== name && names.has(bare)) return { name: bare, transposed: true };
  throw new InputError(
    `--map: no tensor '${bare}' for '${target}' in the file, which has ${[...names].join(', ') || 'none'}`,
  );
}

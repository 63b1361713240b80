/** What a name says of a tensor. */
export interface TensorName {
  /** The name without what says which part it is; the same for the parts of one layer. */
  readonly layer: string;
  readonly part: 'kernel' | 'bias' | 'embedding';
}

const PART = /^(?:(.+)[_-])?(weight|kernel|bias|embeddings?|w|b)_?(\d+)?$/i;

/** The parts of a name between its dots and slashes, without Keras' `:0` and Haiku's `~`. */
export function components(name: string): string[] {
  return name
    .replace(/:0$/, '')
    .split(/[./]/)
    .filter((part) => part !== '' && part !== '~');
}

/**
 * A tensor's layer and part as PyTorch (`fc1.weight`, `0.bias`), flax (`params/Dense_0/kernel`), Haiku
 * (`mlp/~/linear_0/w`), Keras (`dense/kernel:0`, `layers/dense/vars/0`) and plain files (`W1`, `b1`) name them.
 * @returns undefined for any other name.
 */
export function tensorName(name: string): TensorName | undefined {
  const parts = components(name);
  const last = parts.at(-1) ?? '';
  if (parts.at(-2) === 'vars' && (last === '0' || last === '1')) {
    return { layer: parts.slice(0, -2).join('/'), part: last === '0' ? 'kernel' : 'bias' };
  }
  const found = PART.exec(last);
  if (!found) return undefined;
  const [, before, word, number] = found;
  const layer = [...parts.slice(0, -1), ...(before ? [before] : []), ...(number ? [number] : [])].join('/');
  if (/^b(ias)?$/i.test(word)) return { layer, part: 'bias' };
  return { layer, part: /^embed/i.test(word) ? 'embedding' : 'kernel' };
}

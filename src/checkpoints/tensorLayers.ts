import { InputError } from '../inputError';
import { numbered } from './layerOrder';
import { type NamedTensors, tensorInWords } from './namedTensor';
import { components, tensorName } from './tensorName';

/** A dense layer of a file by the names of its tensors. */
export interface FileLayer {
  readonly layer: string;
  readonly kernel?: string;
  readonly bias?: string;
}

export interface FileLayers {
  readonly dense: readonly FileLayer[];
  /** Tables without a bias, in the order of their names. */
  readonly embeddings: readonly string[];
}

/**
 * The tensors that belong together, by their names; where all are numbers (`0` to `5`, `arr_0` to `arr_5`), by the order of
 * Keras' `.weights`: kernel, bias, kernel, bias, kernel, bias, tables before.
 * @throws InputError naming a tensor whose part cannot be told, or two that claim to be the same.
 */
export function tensorLayers(tensors: NamedTensors): FileLayers {
  const names = [...tensors.keys()];
  const told = names.filter((name) => tensorName(name));
  if (told.length === 0 && names.length > 0 && arePositions(names)) return byPosition(tensors);
  const unknown = names.find((name) => !tensorName(name));
  if (unknown !== undefined) {
    const words = tensorInWords(unknown, tensors.get(unknown) as never);
    throw new InputError(
      `cannot tell what ${words} is: say so with --map, as in hidden0.kernel=NAME, or leave it out with --ignore`,
    );
  }
  const layers = new Map<string, { kernel?: string; bias?: string }>();
  const embeddings: string[] = [];
  for (const name of told) {
    const { layer, part } = tensorName(name) as NonNullable<ReturnType<typeof tensorName>>;
    if (part === 'embedding') {
      embeddings.push(name);
      continue;
    }
    const found = layers.get(layer) ?? {};
    if (found[part])
      throw new InputError(`ambiguous: '${found[part]}' and '${name}' are both the ${part} of '${layer}'`);
    layers.set(layer, { ...found, [part]: name });
  }
  for (const [layer, { kernel, bias }] of layers) {
    if (!kernel || bias || !/(?<!un)emb|^wte$|^wpe$/i.test(layer)) continue;
    embeddings.push(kernel);
    layers.delete(layer);
  }
  return {
    dense: [...layers].map(([layer, parts]) => ({ layer, ...parts })),
    embeddings: embeddings.sort(byNumber),
  };
}

/** Whether the names are one stem with numbers. */
function arePositions(names: readonly string[]): boolean {
  const found = names.map((name) => numbered(components(name).join('/')));
  return found.every(({ stem, number }) => stem === found[0].stem && number >= 0);
}

function byPosition(tensors: NamedTensors): FileLayers {
  const names = [...tensors.keys()].sort(byNumber);
  const rank = (name?: string) => tensors.get(name ?? '')?.shape.length;
  const dense: FileLayer[] = [];
  const embeddings: string[] = [];
  for (let i = 0; i < names.length; i++) {
    const [kernel, bias] = [names[i], names[i + 1]];
    if (rank(kernel) !== 2) {
      throw new InputError(
        `${tensorInWords(kernel, tensors.get(kernel) as never)}: expected kernels and biases by turns, as in Keras' weights; say which is which with --map`,
      );
    }
    if (rank(bias) === 1) {
      dense.push({ layer: kernel, kernel, bias });
      i++;
    } else embeddings.push(kernel);
  }
  return { dense, embeddings };
}

function byNumber(a: string, b: string): number {
  const [first, second] = [a, b].map((name) => numbered(components(name).join('/')));
  if (first.stem === second.stem) return first.number - second.number;
  return a < b ? -1 : 1;
}

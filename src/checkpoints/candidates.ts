import type { Candidate } from './candidate';
import type { NamedTensor, NamedTensors } from './namedTensor';
import { type Embedding, type Inputs, LAYERS, type Slot, type Source, type TensorMap } from './slots';
import { encodings, tableChoices } from './tableChoices';
import type { FileLayer, FileLayers } from './tensorLayers';
import { product, ways } from './ways';

/**
 * Every reading of the file in which the shapes fit: each order of the layers, each kernel and table as it is and
 * transposed, but what was mapped by hand as it was mapped.
 * @param inputs the encoding, where it was given.
 * @param free takes the mapped kernels transposed too.
 */
export function candidates(
  tensors: NamedTensors,
  layers: FileLayers,
  map: TensorMap,
  { inputs, free = false }: { readonly inputs?: Inputs; readonly free?: boolean } = {},
): Candidate[] {
  const tables = tableChoices(tensors, layers, map, free);
  return orders(layers.dense, map).flatMap(({ order, chosen }) => {
    const kernels = LAYERS.map((layer) => {
      const given = map.get(`${layer}.kernel`);
      return ways(tensors, given ?? chosen.get(`${layer}.kernel`), given !== undefined && !free);
    });
    const biases = LAYERS.map((layer) => map.get(`${layer}.bias`) ?? chosen.get(`${layer}.bias`));
    return product(kernels).flatMap(([first, second, third]) => {
      const outs = [first.columns, second.columns, third.columns];
      const fits =
        second.rows === outs[0] &&
        third.rows === outs[1] &&
        biases.every((bias, i) => bias && length(tensors, bias, outs[i]) === outs[i]);
      if (!fits) return [];
      const shape = { p: outs[2], hidden: [outs[0], outs[1]] } as const;
      const sources = new Map<Slot | Embedding, Source>();
      LAYERS.forEach((layer, i) => {
        sources.set(`${layer}.kernel`, [first, second, third][i].source);
        sources.set(`${layer}.bias`, biases[i] as Source);
      });
      return encodings(first.rows, shape.p, tables)
        .filter((encoding) => inputs === undefined || encoding.inputs === inputs)
        .map((encoding) => ({
          shape,
          inputs: encoding.inputs,
          sources: new Map([...sources, ...encoding.tables]),
          order,
        }));
    });
  });
}

/** What the layers of the file can be, in every order; a place whose kernel and bias were mapped takes none. */
function orders(dense: readonly FileLayer[], map: TensorMap) {
  const open = LAYERS.map((layer) => ({
    layer,
    kernel: !map.has(`${layer}.kernel`),
    bias: !map.has(`${layer}.bias`),
  })).filter(({ kernel, bias }) => kernel || bias);
  if (open.length !== dense.length) return [];
  return permutations(dense)
    .filter((layers) =>
      layers.every(({ kernel, bias }, i) => !!kernel === open[i].kernel && !!bias === open[i].bias),
    )
    .map((layers) => ({
      order: layers.map(({ layer }) => layer),
      chosen: new Map<Slot, Source>(
        layers.flatMap(({ kernel, bias }, i) => [
          ...(kernel ? [[`${open[i].layer}.kernel`, { name: kernel, transposed: false }] as const] : []),
          ...(bias ? [[`${open[i].layer}.bias`, { name: bias, transposed: false }] as const] : []),
        ]),
      ),
    }));
}

function length(tensors: NamedTensors, { name }: Source, otherwise: number): number {
  if (name === undefined) return otherwise;
  const { shape } = tensors.get(name) as NamedTensor;
  return shape.length === 1 ? shape[0] : -1;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

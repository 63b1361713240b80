import type { Candidate } from './candidate';
import type { NamedTensor, NamedTensors } from './namedTensor';
import { type Embedding, type Inputs, LAYERS, type Slot, type Source, type TensorMap } from './slots';
import type { FileLayer, FileLayers } from './tensorLayers';

type Matrix = { readonly source: Source; readonly rows: number; readonly columns: number };

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

interface Tables {
  readonly tables: readonly (readonly [Embedding, Source])[];
  readonly rows: number;
  readonly width: number;
}

/** The tables of embedded operands, each as it is and transposed; none where the file has none. */
function tableChoices(
  tensors: NamedTensors,
  { embeddings }: FileLayers,
  map: TensorMap,
  free: boolean,
): Tables[] {
  const given = (['embedding', 'embedding.a', 'embedding.b'] as const).filter((name) => map.has(name));
  const names: Embedding[] = embeddings.length === 1 ? ['embedding'] : ['embedding.a', 'embedding.b'];
  const asked = [
    ...given.map((name) => [name, map.get(name) as Source, !free] as const),
    ...embeddings.map((name, i) => [names[i], { name, transposed: false }, false] as const),
  ];
  const shared = asked.length === 1 && asked[0][0] === 'embedding';
  const two =
    asked.length === 2 && asked.every(([name]) => name !== 'embedding') && asked[0][0] !== asked[1][0];
  if (!shared && !two) return [];
  return product(asked.map(([, source, fixed]) => ways(tensors, source, fixed)))
    .filter((found) =>
      found.every(({ rows, columns }) => rows === found[0].rows && columns === found[0].columns),
    )
    .map((found) => ({
      tables: found.map(({ source }, i) => [asked[i][0], source] as const),
      rows: found[0].rows,
      width: found[0].columns,
    }));
}

/** The encodings that give a first layer `width` inputs. */
function encodings(
  width: number,
  p: number,
  tables: readonly Tables[],
): { readonly inputs: Inputs; readonly tables: Tables['tables'] }[] {
  if (tables.length > 0) {
    return tables
      .filter((table) => table.rows === p && (width === table.width || width === 2 * table.width))
      .map((table) => ({ inputs: 'embedding', tables: table.tables }));
  }
  if (width === 2 * p) return [{ inputs: 'concatenated', tables: [] }];
  return width === p ? [{ inputs: 'summed', tables: [] }] : [];
}

/** A matrix as it is and transposed; none for what is no matrix. */
function ways(tensors: NamedTensors, source: Source | undefined, fixed: boolean): Matrix[] {
  const shape = tensors.get(source?.name ?? '')?.shape;
  if (!source || shape?.length !== 2) return [];
  const [r, c] = shape;
  const straight = { source: { ...source, transposed: false }, rows: r, columns: c };
  const turned = { source: { ...source, transposed: true }, rows: c, columns: r };
  if (fixed) return [source.transposed ? turned : straight];
  return [straight, turned];
}

function length(tensors: NamedTensors, { name }: Source, otherwise: number): number {
  if (name === undefined) return otherwise;
  const { shape } = tensors.get(name) as NamedTensor;
  return shape.length === 1 ? shape[0] : -1;
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((one) => list.map((item) => [...one, item])), [[]]);
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

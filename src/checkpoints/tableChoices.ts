import type { NamedTensors } from './namedTensor';
import type { Embedding, Inputs, Source, TensorMap } from './slots';
import type { FileLayers } from './tensorLayers';
import { product, ways } from './ways';

/** Tables of one size, one for both operands or one each. */
export interface Tables {
  readonly tables: readonly (readonly [Embedding, Source])[];
  readonly rows: number;
  readonly width: number;
}

/** The tables of embedded operands, each as it is and transposed; none where the file has none. */
export function tableChoices(
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
export function encodings(
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

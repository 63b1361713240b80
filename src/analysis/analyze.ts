import type { MatrixLike } from '../data/arrays/matrixFrom';
import { matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { subspaceOverlap } from '../metrics/algebra/subspaceOverlap';
import { heaviest } from '../metrics/statistics/heaviest';
import type { Row } from '../tables/parts/table';
import type { Analysis } from './analysis';
import { analysisColumns } from './analysisColumns';
import { analysisFigure } from './analysisFigure';
import { checkLabels, checkShape, checkWeights, perRow, type RowsLike, rowsFrom } from './analysisInput';
import { analysisNotes } from './analysisNotes';
import { geometryRow, priorRow, spearmanRow, spectrumRows, weightRows } from './analysisRows';
import { byWeight, rowsOfGroups } from './byWeight';
import { centroidsOf, type View } from './centroids';
import { directionsFrom } from './directionsFrom';
import { geometryOf } from './geometry';
import type { Watch } from './inBlocks';
import { type Labelling, labelling } from './labelling';
import { checkSquares, momentsOf, momentsWithout } from './moments';
import { type PriorOptions, priorMeasures } from './priorMeasures';

/** What `analyze` measures, and with what. */
export interface AnalyzeOptions {
  /** `[n x d]`: a matrix, rows, a tensor, a table or columns of arquero, or what `openArray` opened. */
  readonly activations: RowsLike;
  /** n integers from 0 up: the class of each row. */
  readonly labels?: MatrixLike;
  /** n numbers from 0 up: the loss weight of each row. */
  readonly weights?: MatrixLike;
  /** `[m x d]`: rows that are assigned to the centroids; the activations themselves where left out. */
  readonly test?: RowsLike;
  /** m integers. */
  readonly testLabels?: MatrixLike;
  /** Measures all a second time with PC1 taken off, or a direction of d numbers, or k orthonormal ones [k x d]. */
  readonly without?: 'pc1' | MatrixLike;
  /** Trains a prior on the activations and measures with it. */
  readonly prior?: boolean | PriorOptions;
  /** What the table calls the activations. */
  readonly name?: string;
  /** What it calls the directions taken off. */
  readonly withoutName?: string;
  /** Called as rows are read, with those read and to be read in all passes. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The essay's measures of activations of any network: spectrum, share of PC1 and participation ratio; with labels, nearest
 * centroids as they are, without PC1 and with the controls of table `ncc-recovery`, and the variance between classes; with
 * weights, how far the heaviest rows lie along PC1 and from the mean; with `prior`, the residuals of a generative latent
 * prior. Float64 throughout, a block of rows at a time; PCA is exact up to 1,024 dimensions (the notes say so).
 * @returns a table, with spectrum, PC1 and a figure beside it. The same bytes for any thread count.
 * @throws InputError for numbers that are not finite, with their place; for labels, weights, directions or test rows of
 *   another size; for labels that are no integers from 0 up; for fewer than two rows, or more than 8,192 columns.
 * @throws the signal's reason.
 * @example
 * import { analyze, readArray, readVector, show } from 'activation-supervision';
 * const file = 'tests/analysis/fixtures/activations.npz';
 * const activations = await readArray(`${file}#h`);
 * const found = await analyze({ activations, labels: await readVector(`${file}#labels`) });
 * show(found);
 * found.spectrum.subarray(0, 3); // => [37.5435, 5.7023, 3.7279]
 */
export async function analyze(options: AnalyzeOptions): Promise<Analysis> {
  if (typeof options.without === 'string' && options.without !== 'pc1')
    throw new InputError(`without: expected 'pc1' or directions, found '${options.without}'`);
  const rows = rowsFrom(options.activations, 'activations');
  const [n, d] = [rows.rows, rows.columns];
  checkShape(rows);
  const test = options.test && rowsFrom(options.test, 'test');
  if (test && test.columns !== d) {
    throw new InputError(
      `${test.name}: expected ${d} columns as the activations have, found ${test.columns}`,
    );
  }
  if (test?.rows === 0) throw new InputError(`${test.name}: expected rows, found none`);
  const classes = labelsOf(options, n, test?.rows);
  const weights = options.weights && checkWeights(perRow(options.weights, 'weights', n));
  const given =
    options.without === undefined || options.without === 'pc1'
      ? undefined
      : directionsFrom(options.without, d, options.withoutName);
  const watch = watching(options, n * (weights ? 2 : 1) + (classes ? (test?.rows ?? n) : 0));

  const moments = await momentsOf(rows, classes, weights && heaviest(weights, rowsOfGroups(n)), watch);
  checkSquares(moments, rows.name);
  const geometry = geometryOf(moments);
  if (geometry.isNothing && options.prior)
    throw new InputError(
      `${rows.name}: a prior: expected activations that vary, found one row again and again`,
    );
  const without = options.without === 'pc1' ? matrix(1, d, geometry.pc1.slice()) : given;
  const left = without && momentsWithout(moments, without);
  const all = [
    { moments, geometry, without: undefined },
    ...(left ? [{ moments: left, geometry: geometryOf(left, geometry.totalVariance), without }] : []),
  ];
  const ncc = classes
    ? await centroidsOf(
        all.map(({ moments: of, ...rest }) => ({ ...rest, classes: of.classes }) as View),
        test ?? rows,
        classes.test ?? classes.train,
        watch,
      )
    : [];
  const weighed = weights && (await byWeight(rows, weights, moments.mean, geometry.pc1, watch));
  const asked = options.prior === true ? {} : options.prior || undefined;
  const prior =
    asked &&
    (await priorMeasures(rows, geometry.pc1, { weights, test }, { signal: options.signal, ...asked }));

  const name = options.name ?? rows.name;
  const [first, ...others] = all.map(({ moments: of, geometry: its }, i) => {
    const called = i === 0 ? name : `without ${options.withoutName ?? (given ? 'the directions' : 'PC1')}`;
    return geometryRow(called, of, its, ncc[i]);
  });
  const table: Row[] = [
    {
      ...first,
      ...(given && { cos_pc1_without: subspaceOverlap(geometry.pc1, given) }),
      ...(weighed && spearmanRow(weighed, prior)),
      ...(prior && priorRow(prior)),
    },
    ...others,
    ...(weighed ? weightRows(weighed, prior) : []),
    ...spectrumRows(geometry),
  ];
  const used = new Set(table.flatMap((one) => Object.keys(one)));
  return {
    id: 'analysis',
    title: `Activations: ${name}`,
    section: '',
    ...analysisColumns(used),
    rows: table,
    published: [],
    match: [],
    claims: [],
    notes: analysisNotes({
      geometry,
      classes,
      tested: test !== undefined,
      weighed: weighed !== undefined,
      prior,
      n,
      nothingWithout: !geometry.isNothing && all.some(({ geometry: of }) => of.isNothing),
    }),
    spectrum: geometry.components.variances,
    exact: geometry.components.exact,
    pc1: geometry.pc1,
    figure: analysisFigure(name, geometry, weighed?.groups),
    ...(prior && { prior: prior.prior, residualPc1: prior.residualPc1 }),
  };
}

function labelsOf(
  { labels, testLabels }: AnalyzeOptions,
  n: number,
  m: number | undefined,
): Labelling | undefined {
  if (labels === undefined) {
    if (testLabels !== undefined || m !== undefined)
      throw new InputError('test: expected labels of the activations too');
    return undefined;
  }
  if ((testLabels === undefined) !== (m === undefined)) {
    throw new InputError(
      `test: expected rows and their labels, found ${m === undefined ? 'labels' : 'rows'} alone`,
    );
  }
  const train = checkLabels(perRow(labels, 'labels', n), 'labels');
  const ofTest = testLabels && m !== undefined ? perRow(testLabels, 'testLabels', m) : undefined;
  return labelling(train, ofTest && checkLabels(ofTest, 'testLabels'));
}

function watching({ progress, signal }: AnalyzeOptions, total: number): Watch {
  let done = 0;
  return {
    signal,
    progress: (rows) => {
      done += rows;
      progress?.(done, total);
    },
  };
}

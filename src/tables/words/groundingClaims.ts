import type { AcrossRow, GroundingRow } from '../../grounding/groundingFile';
import type { Start } from '../../grounding/groundingGrid';
import { mean } from '../../metrics/statistics/mean';
import type { Claim } from '../parts/table';
import { lastOf } from './groundingRows';

/**
 * The claims of DEFINITIONS, "grounding". Starts are compared seed by seed. One rhythm, one word: what was never taught which word is
 * whose is given, for each rhythm, the word that serves it best. Paints over: every start and seed.
 * @param preCollapse task epoch; NaN for a run without one.
 */
export function groundingClaims(
  rows: readonly GroundingRow[],
  across: readonly AcrossRow[],
  preCollapse: number,
): Claim[] {
  const last = (start: Start) => lastOf(rows, start);
  const [random, truth, lie, centres] = [last('random'), last('true'), last('false'), last('k-means')];
  const untouched = rows.filter(({ start, step }) => start === 'true' && step === 0);
  const of = (group: readonly GroundingRow[], seed: number) => group.find((row) => row.seed === seed);
  /** A number a seed, of two groups that have the same seeds. */
  const beside = (
    a: readonly GroundingRow[],
    b: readonly GroundingRow[],
    compared: (a: GroundingRow, b: GroundingRow) => number,
  ): number[] => {
    const pairs = a.map((row) => [row, of(b, row.seed)] as const);
    return pairs.map(([one, other]) => (other ? compared(one, other) : Number.NaN));
  };
  const keptRatio = beside(random, truth, (a, b) => a.kept / b.kept);
  const stays = beside(truth, untouched, (end, start) => end.exact / start.exact);
  const lieRatio = mean(lie.map(({ kept }) => kept)) / mean(truth.map(({ kept }) => kept));
  const effects = beside(truth, centres, (a, b) => a.effect - b.effect);
  const rhythms = [random, centres].flatMap((others) =>
    beside(truth, others, (a, b) => a.one_word - b.one_word_best),
  );
  const painted = across
    .filter(({ start, epoch }) => start !== 'k-means' && epoch === preCollapse)
    .map(({ along, rest }) => along / rest);
  const exact = random.map((row) => row.exact);
  const [written, lied] = [truth, lie].map((group) => group.map((row) => row.does_written));
  return [
    {
      id: 'reconstruction-does-not-ground',
      statement: 'Reconstruction alone does not make words say the sum',
      rule: 'random start: exact reading at most 0.05 in every seed while reconstruction is at least 0.9 of the true start’s',
      published: null,
      ...judged(
        [exact, keptRatio],
        () => [most(exact), least(keptRatio)],
        () => most(exact) <= 0.05 && least(keptRatio) >= 0.9,
      ),
    },
    {
      id: 'true-start-stays',
      statement: 'Words that were taught to be true stay so under reconstruction alone',
      rule: 'exact reading in the end at least 0.9 of that at its start, every seed',
      published: null,
      ...judged(
        [stays],
        () => [least(stays)],
        () => least(stays) >= 0.9,
      ),
    },
    {
      id: 'false-start-reconstructs',
      statement: 'Words that were taught to be false reconstruct as well',
      rule: 'reconstruction of the false start at least 0.98 of the true start’s, mean of seeds',
      published: null,
      ...judged(
        [[lieRatio]],
        () => [lieRatio],
        () => lieRatio >= 0.98,
      ),
    },
    {
      id: 'intervention-tells',
      statement: 'Writing words and looking what the network does tells true from false',
      rule: 'words written by the dictionary give the answer that they say at least 0.5 of the time for the true start and at most 0.05 for the false one, in every seed',
      published: null,
      ...judged(
        [written, lied],
        () => [least(written), most(lied)],
        () => least(written) >= 0.5 && most(lied) <= 0.05,
      ),
    },
    {
      id: 'words-have-effects',
      statement: 'What a word does can be foretold better where words were taught to be true',
      rule: 'R² of the meaning by effect of the true start above that of k-means, every seed',
      published: null,
      ...judged(
        [effects],
        () => [least(effects)],
        () => least(effects) > 0,
      ),
    },
    {
      id: 'one-rhythm-one-word',
      statement: 'A rhythm that moves changes its word alone where words were taught to be true',
      rule: 'true start above random start and k-means, every seed; these with whichever word serves each rhythm best',
      published: null,
      ...judged(
        [rhythms],
        () => [least(rhythms)],
        () => least(rhythms) > 0,
      ),
    },
    {
      id: 'paints-over',
      statement: 'Words of healthy activations paint over the direction of the collapse',
      rule: 'at pre-collapse the reconstruction keeps less than half as much of the variance along the onset’s PC1 as of the rest, every start and seed',
      published: null,
      ...judged(
        [painted],
        () => [most(painted)],
        () => most(painted) < 0.5,
      ),
    },
  ];
}

const least = (values: readonly number[]) => Math.min(...values);
const most = (values: readonly number[]) => Math.max(...values);

/** Not judged, and nothing shown, where a list that the rule needs is empty or holds what is no number. */
function judged(
  needed: readonly (readonly number[])[],
  ours: () => number[],
  holds: () => boolean,
): Pick<Claim, 'ours' | 'held'> {
  const isThere = needed.every((list) => list.length > 0 && list.every(Number.isFinite));
  return isThere ? { ours: ours(), held: holds() } : { ours: [], held: null };
}

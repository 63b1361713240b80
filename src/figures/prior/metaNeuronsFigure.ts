import type { LayerSpec } from 'vega-lite/build/src/spec';
import { InputError } from '../../inputError';
import type { NeuronRow } from '../../priors/neurons/neuronsFile';
import { conceptInWords } from '../../priors/neurons/pairConcepts';
import { MOMENTS, type Moment } from '../../priors/scaling/scalingGrid';
import {
  bestGates,
  judgedOf,
  MOMENT_IN_WORDS,
  type Reading,
  readingInWords,
  readingsOf,
} from '../../tables/prior/neuronReadings';
import { COMPARED } from '../charts/palette';
import { panelsFigure } from '../charts/panelsFigure';
import { rounded } from '../charts/rounded';
import type { VegaLiteSpec } from '../charts/vegaLiteSpec';
import { listed } from '../inWords/listed';
import { decimal } from '../inWords/numbers';

/** Concepts that share a colour. */
const GROUPS: Readonly<Partial<Record<NeuronRow['about'], string>>> = {
  a: 'residue of a or b',
  b: 'residue of a or b',
  sum: 'residue of the sum',
  cosine: 'phase of a rhythm',
  sine: 'phase of a rhythm',
  heavy: 'heavy pair',
  trained: 'training pair',
};

/**
 * What each family of units tells of every concept, and on average; beside it what permuted answers give.
 * @throws InputError for no rows.
 * @example
 * import { metaNeuronsFigure, openRun, readMetaNeurons, show } from 'activation-supervision';
 * show(() => metaNeuronsFigure(readMetaNeurons(openRun('baseline'))));
 */
export function metaNeuronsFigure(rows: readonly NeuronRow[]): VegaLiteSpec {
  const moments = MOMENTS.filter((moment) => rows.some((row) => row.moment === moment));
  if (moments.length === 0) throw new InputError('meta-neurons: expected rows, found none');
  const aucs = moments.flatMap((moment) =>
    readingsOf(rows, moment).flatMap(({ concepts }) => concepts.map(judgedOf)),
  );
  // All panels on one axis: to the tenth beyond the least.
  const ends: Ends = [Math.floor(10 * Math.min(0.5, ...aucs.filter(Number.isFinite))) / 10, 1];
  return panelsFigure(
    {
      text: 'What single units tell, and what wholes do',
      description: `Mean AUC over concepts: ${moments.map((moment) => `${MOMENT_IN_WORDS[moment]}, ${told(readingsOf(rows, moment))}`).join('; ')}.`,
      subtitle: [
        'AUC of the best of 128 units, chosen on one half of the pairs and judged on the other; whole: of all columns together.',
        'A point a concept; bar: their mean; shaded: up to the 95 % point of that mean for permuted answers.',
      ],
    },
    { columns: moments.length, spacing: 30 },
    moments.map((moment) => panel(readingsOf(rows, moment), moment, ends)),
  );
}

/** What the description tells of: single units of h1, components, the best of the prior, h1 as a whole. */
function told(readings: readonly Reading[]): string {
  const best = bestGates(readings);
  const named = readings.filter(
    (reading) => reading === best || ['raw', 'components', 'raw-whole'].includes(reading.all.kind),
  );
  return listed(named.map(({ all }) => `${readingInWords(all)} ${decimal(judgedOf(all))}`));
}

type Ends = [least: number, most: number];

function panel(readings: readonly Reading[], moment: Moment, ends: Ends): LayerSpec<string> {
  const names = readings.map(({ all }) => readingInWords(all));
  const means = readings.map(({ all }) => ({ reading: readingInWords(all), auc: rounded(judgedOf(all)) }));
  const chance = readings
    .filter(({ all }) => Number.isFinite(all.drawn_chance_high))
    .map(({ all }) => ({ reading: readingInWords(all), from: 0.5, to: rounded(all.drawn_chance_high) }));
  const points = readings.flatMap(({ all, concepts }) =>
    concepts.map((row) => ({
      reading: readingInWords(all),
      concept: conceptInWords(row),
      group: GROUPS[row.about],
      auc: rounded(judgedOf(row)),
    })),
  );
  const y = { field: 'reading', type: 'nominal', sort: names, title: null } as const;
  const x = (field: string) =>
    ({
      field,
      type: 'quantitative',
      title: 'AUC',
      scale: { domain: ends, nice: false },
      axis: { tickCount: 6 },
    }) as const;
  return {
    title: MOMENT_IN_WORDS[moment],
    width: 330,
    height: 24 * names.length,
    layer: [
      {
        data: { values: chance },
        mark: { type: 'bar', color: '#cccccc', height: 16 },
        encoding: { y, x: x('from'), x2: { field: 'to' } },
      },
      {
        data: { values: points },
        mark: { type: 'point', filled: true, size: 26, opacity: 0.6 },
        encoding: {
          y,
          x: x('auc'),
          color: {
            field: 'group',
            type: 'nominal',
            title: null,
            scale: { domain: [...new Set(Object.values(GROUPS))], range: [...COMPARED] },
          },
          tooltip: [
            { field: 'concept', type: 'nominal' },
            { field: 'auc', type: 'quantitative' },
          ],
        },
      },
      {
        data: { values: means },
        mark: { type: 'tick', color: '#000000', thickness: 3, size: 18 },
        encoding: { y, x: x('auc') },
      },
    ] as LayerSpec<string>['layer'],
  };
}

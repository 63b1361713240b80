import { describe, expect, it } from 'vitest';
import { neuronsFiles, writeNeurons } from '../../../src/priors/neurons/neuronsFile';
import { openRun, type Run } from '../../../src/runs/openRun';
import type { Row } from '../../../src/tables/parts/table';
import { metaNeurons } from '../../../src/tables/prior/metaNeurons';
import { metaNeuronsClaims } from '../../../src/tables/prior/metaNeuronsClaims';
import { metaNeuronsRows } from '../../../src/tables/prior/metaNeuronsRows';
import { temporaryFolder } from '../../data/temporaryFolder';
import { CONCEPTS, neuronRows, ordered, type Worth } from './neuronRows';

const held = (worth: Worth) =>
  Object.fromEntries(metaNeuronsClaims(neuronRows(worth)).map((claim) => [claim.id, claim.held]));

/** The worth of `ordered`, changed for some readings. */
const changed =
  (change: (row: Parameters<Worth>[0], concept: number) => number | undefined): Worth =>
  (row, concept) =>
    change(row, concept) ?? ordered(row, concept);

describe('the claims of meta-neurons', () => {
  it('hold where meta-neurons lead by size, and the residual leads them', () => {
    expect(new Set(Object.values(held(ordered)))).toEqual(new Set([true]));
  });

  it.each([
    ['over-raw-units', 'raw'],
    ['over-components', 'components'],
    ['over-autoencoder', 'autoencoder'],
  ])('%s does not hold where those tell as much, and no other claim falls with it', (id, kind) => {
    const found = held(
      changed((row, k) =>
        row.kind === kind ? ordered({ ...row, kind: 'gates', width: 256 }, k) : undefined,
      ),
    );
    expect(found[`meta-neurons-isolate-concepts-${id}`]).toBe(false);
    expect(Object.values(found).filter((value) => value !== true)).toEqual([false]);
  });

  it('need more than the mean: nine concepts of which seven lead are chance, eight are not', () => {
    const losing = (count: number) =>
      held(changed((row, k) => (row.kind === 'raw' && k < count ? 0.99 : undefined)));
    expect(losing(2)['meta-neurons-isolate-concepts-over-raw-units']).toBe(false);
    expect(losing(1)['meta-neurons-isolate-concepts-over-raw-units']).toBe(true);
  });

  it('do not hold where most concepts fall behind and a few lead by much', () => {
    const found = held(
      changed((row, k) => (row.kind === 'gates' && row.width === 256 ? (k === 0 ? 1 : 0.5499) : undefined)),
    );
    expect(found['meta-neurons-isolate-concepts-over-raw-units']).toBe(false);
  });

  it('larger-isolates-better falls with the order of sizes, residual-tells-more with the best size', () => {
    const upside = held(
      changed(({ kind, width }, k) => (kind === 'gates' ? 0.9 - width / 1_000 + k / 1e3 : undefined)),
    );
    expect(upside['larger-isolates-better']).toBe(false);
    const best = held(changed(({ kind, width }) => (kind === 'gates' && width === 64 ? 0.97 : undefined)));
    expect(best['residual-tells-more']).toBe(false);
  });

  it('are about the healthy moment alone, and not judged without rows', () => {
    const later = held(changed((row) => (row.moment === 'pre-collapse' ? 0.5 : undefined)));
    expect(new Set(Object.values(later))).toEqual(new Set([true]));
    expect(new Set(metaNeuronsClaims([]).map((claim) => claim.held))).toEqual(new Set([null]));
    const small = neuronRows().filter(({ kind, width }) => kind !== 'gates' || width < 64);
    expect(metaNeuronsClaims(small).find(({ id }) => id === 'larger-isolates-better')?.held).toBeNull();
  });
});

describe('metaNeuronsRows', () => {
  const rows = metaNeuronsRows(neuronRows());
  const of = (what: string, moment = 'healthy'): Row => {
    const found = rows.filter((row) => row.what === what && row.of === moment);
    expect(found).toHaveLength(1);
    return found[0];
  };

  it('has the best of 128 and of all beside chance, and of a whole its AUC alone', () => {
    const gates = of('meta-neurons, 256 x 3');
    expect(gates.units).toBe(1536);
    expect(gates.drawn).toBeCloseTo(0.86, 12);
    expect(gates.auc).toBeCloseTo(0.87, 12);
    expect([gates.drawn_chance, gates.drawn_chance_high, gates.chance, gates.chance_high]).toEqual([
      0.515, 0.53, 0.52, 0.54,
    ]);
    const whole = of('residual whole', 'before the collapse');
    expect(whole.auc).toBeCloseTo(0.954, 12);
    expect(whole).not.toHaveProperty('drawn');
    expect(Object.values(whole).some(Number.isNaN)).toBe(false);
  });

  it('takes means over concepts that are alike', () => {
    const gates = of('meta-neurons, 16 x 1');
    expect(gates.residues_a).toBeCloseTo(0.6165, 12);
    expect(gates.rhythms).toBeCloseTo(0.6215, 12);
    expect(gates.trained).toBeCloseTo(0.624, 12);
  });

  it('says who leads whom, in how many concepts', () => {
    const lead = of('meta-neurons, 256 x 3 less units of h1');
    expect(lead).toMatchObject({ above: CONCEPTS.length, below: 0 });
    expect(lead.lead).toBeCloseTo(0.306, 12);
    expect(lead.p).toBeCloseTo(2 / 2 ** CONCEPTS.length, 12);
    expect(of('residual whole less meta-neurons, 256 x 3').lead).toBeCloseTo(0.094, 12);
    expect(of('residual whole less h1 whole').lead).toBeCloseTo(0.4, 12);
  });

  it('goes concept by concept, the meta-neurons of the largest prior beside the others', () => {
    const row = of('sum mod 3 is 2');
    expect(row.of_gates).toBeCloseTo(0.86, 12);
    expect(row.of_raw).toBeCloseTo(0.554, 12);
    expect(row.of_residual_whole).toBeCloseTo(0.954, 12);
  });
});

describe('metaNeurons', () => {
  const runAt = (folder: string) => ({ name: 'tiny', paths: { folder } }) as Run;

  it('is a table of what was measured: every value in a column, every column in a block', () => {
    const run = runAt(temporaryFolder());
    writeNeurons(neuronsFiles(run).whole, neuronRows());
    const table = metaNeurons(run);
    const names = new Set(table.columns.map(({ name }) => name));
    expect(names.size).toBe(table.columns.length);
    for (const row of table.rows) expect(Object.keys(row).filter((name) => !names.has(name))).toEqual([]);
    const shown = (table.blocks ?? []).flatMap(({ columns }) => columns);
    expect([...shown].sort()).toEqual([...names].filter((name) => name !== 'of' && name !== 'what').sort());
    for (const name of shown)
      expect(
        table.rows.some((row) => name in row),
        name,
      ).toBe(true);
    expect(table.notes?.[1]).toBe(
      'The sparse autoencoder gives back 87.5 % of the variance of test pairs with 21.3 directions a pair, healthy; 87.5 % of the variance of test pairs with 21.3 directions a pair, before the collapse.',
    );
    expect(table.claims.map(({ held }) => held)).toEqual(Array(5).fill(true));
  });

  it('says which experiment makes it where it was not made', () => {
    const run = openRun('baseline');
    const bare = { ...run, paths: { ...run.paths, folder: temporaryFolder() } };
    expect(() => metaNeurons(bare)).toThrow('experiment meta-neurons');
  });
});

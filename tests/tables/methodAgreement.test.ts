import { describe, expect, it } from 'vitest';
import { publishedTable } from '../../src/data/published';
import { openRun } from '../../src/experiments/openRun';
import { methodAgreement } from '../../src/tables/methodAgreement';

const table = methodAgreement(openRun('baseline'));

describe('methodAgreement', () => {
  it('shows all six definitions at every pre-collapse and chooses none', () => {
    expect(table.rows).toHaveLength(18);
    expect(new Set(table.rows.map(({ definition, arithmetic }) => `${definition} ${arithmetic}`)).size).toBe(
      6,
    );
    expect([...new Set(table.rows.map(({ epoch }) => epoch))]).toEqual([24_000, 54_000, 85_000]);
    for (const row of table.rows) {
      expect(row.cos_residual_pc1).toBeGreaterThanOrEqual(0);
      expect(row.cos_residual_pc1).toBeLessThanOrEqual(1);
    }
  });

  it("judges its claim by the best definition against the essay's value", () => {
    const [claim] = table.claims;
    const essay = publishedTable('gradient-alignment').values.agreement_of_two_methods_at_pre_collapse;
    const best = [1, 2, 3].map((collapse) =>
      Math.max(
        ...table.rows.filter((row) => row.collapse === collapse).map((row) => Number(row.cos_residual_pc1)),
      ),
    );
    expect(claim).toMatchObject({ published: essay, ours: best });
    expect(claim.held).toBe(best.every((value) => value > Number(essay)));
  });
});

import { describe, expect, it } from 'vitest';
import { readExcessReport } from '../../src/mechanism/excessReport';
import { byWindow, positiveShares } from '../../src/mechanism/excessWindows';
import { refusal } from '../data/refusal';
import { temporaryFolder } from '../data/temporaryFolder';
import { formOf, MOMENTS, reportOf, writeExcess } from './writeExcess';

const good = reportOf('JAX', [formOf({ label_gradient: 'log1p' }, 0.5), formOf({ precision: 'bfloat16' })]);
const written = (report: unknown) => writeExcess(temporaryFolder(), 'one', report);

describe('readExcessReport', () => {
  it('gives what was measured', () => {
    expect(readExcessReport(written(good))).toEqual(good);
  });

  it.each([
    ['no form', { forms: [] }, 'forms: '],
    ['a precision that there is not', { forms: [formOf({ precision: 'float8' as never })] }, 'precision'],
    ['a hash that is none', { logits_sha256: 'ab' }, 'logits_sha256'],
    ['a field too many', { more: 1 }, 'Unrecognized key: "more"'],
    ['a moment too few', { forms: [formOf({ excess: [1] })] }, 'forms.0.excess: expected 4 numbers, found 1'],
    [
      'no collapse',
      { moments: { ...MOMENTS, collapse: [] } },
      'moments.collapse: expected 4 numbers, found 0',
    ],
  ])('refuses %s, naming the file', (_, change, message) => {
    const file = written({ ...good, ...change });
    const said = refusal(() => readExcessReport(file));
    expect(said).toContain(file);
    expect(said).toContain(message);
  });
});

describe('the windows of a report', () => {
  it('hold the values of their moments, in order of collapses', () => {
    const moments = { collapse: [2, 1, 2], epoch: [500, 100, 600] };
    expect(byWindow(moments, [7, 8, 9])).toEqual([[8], [7, 9]]);
  });

  it('are positive in the share of moments that lie above zero', () => {
    expect(positiveShares(MOMENTS, [1, 0, -1, -2])).toEqual([0.5, 0]);
    expect(positiveShares(MOMENTS, [1, 1e-9, 3, -2])).toEqual([1, 0.5]);
  });
});

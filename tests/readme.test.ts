import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/packageRoot';
import { formatValue } from '../src/report/formatValue';
import { landmarks } from '../src/runs/landmarks';
import { openRun } from '../src/runs/openRun';
import type { Format, Value } from '../src/tables/parts/table';
import { nccRecoveryPublished, nccRecoveryRow } from '../src/tables/subspace/nccRecovery';

const read = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');
const readme = read('README.md');

describe('README', () => {
  it('shows both commands word for word, each as a whole line', () => {
    const lines = readme.split('\n');
    expect(lines).toContain('npm ci && npm start');
    expect(lines).toContain('npm ci && npm test');
  });

  it('has in its table what ncc-recovery has at the onsets', () => {
    const run = openRun('baseline');
    const essay = nccRecoveryPublished().find(({ phase }) => phase === 'onset');
    const onsets = landmarks(run).collapses.map(({ phases }) => phases.onset);
    const measured = onsets.map((epoch) => nccRecoveryRow(run, epoch));

    const [, part] = readme.split('<!-- onset table');
    const rows = part.split('\n\n')[0].split('\n').slice(3);
    expect(rows).toHaveLength(onsets.length);
    for (const [i, row] of rows.entries()) {
      const [collapse, essayEpoch, epoch, ...cells] = row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      const published = i === 0 ? essay : undefined;
      expect([collapse, epoch]).toEqual([String(i + 1), formatValue(onsets[i], 'epoch')]);
      expect(essayEpoch).toBe(published ? formatValue(published.essay_epoch, 'epoch') : '');
      const columns = ['model_accuracy', 'ncc_raw', 'ncc_minus_pc1', 'h1_pc1_variance'];
      expect(cells.map((cell) => cell.replace('(essay ', '('))).toEqual(
        columns.map((name) => beside(measured[i][name], published?.[name], 'percent')),
      );
    }
  });

  it.each([
    'README.md',
    'data/README.md',
    'environment.md',
    'notebooks/README.md',
  ])('%s links only to files that exist', (file) => {
    const links = [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target);
    const missing = links
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(join(packageRoot, dirname(file), target)));
    expect(missing).toEqual([]);
  });

  it('links to what it promises', () => {
    for (const target of ['environment.md', 'data/README.md', 'data/results/figures/baseline-dynamics.png'])
      expect(readme).toContain(`](${target})`);
  });
});

describe('.ci/run', () => {
  it("runs exactly the README's test command", () => {
    const commands = read('.ci/run')
      .split('\n')
      .filter((line) => /\bnp[mx]\b/.test(line) && !line.startsWith('#'));
    expect(commands).toEqual(['npm ci && npm test']);
  });
});

function beside(ours: Value, essay: Value | undefined, format: Format): string {
  const text = formatValue(ours, format);
  return essay === undefined || essay === null ? text : `${text} (${formatValue(essay, format)})`;
}

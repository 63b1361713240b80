import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '../../src/data/safetensorsFile';
import { readState } from '../../src/data/stateFile';
import { expected, fixture } from '../checkpoints/fixtures';
import { temporaryFolder } from '../data/temporaryFolder';
import { cli } from './cli';

describe('import', () => {
  it('prints which tensor it takes for which, and writes nothing unasked', () => {
    const { code, stdout, stderr } = cli(['import', fixture('torch-sequential-square')]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ {2}hidden1\.kernel +'2\.weight' \[16 x 16\], transposed$/m);
    expect(stdout).toContain('right on 100.0 % of 169 known pairs');
    expect(stdout).toContain('no moments of Adam: it starts anew, at epoch 0');
  });

  it('writes a state with moments that a run goes on from, and that inspect measures', () => {
    const folder = temporaryFolder();
    const [state, run] = [join(folder, 'state.safetensors'), join(folder, 'run')];
    const imported = cli(['import', fixture('torch-with-adam'), '--seed', '3', '--out', state]);
    expect([imported.code, imported.stderr]).toEqual([0, '']);
    expect(readState(state)).toMatchObject({ step: 300, metadata: { seed: '3' } });
    const small = ['--p', '13', '--hidden', '16,16', '--epochs', '302', '--history-every', '1'];
    const trained = cli(['train', '--seed', '3', ...small, '--from', state, '--out', run]);
    expect(trained.code).toBe(0);
    expect(trained.stderr).toContain('302/302 epochs');
    const { code, stdout } = cli(['inspect', state, '--seed', '3', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ train_accuracy: 1, test_accuracy: 1 });
  });

  it('says in JSON what it took, with a map that takes it again', () => {
    const file = fixture('keras');
    const { stdout } = cli(['import', file, '--json']);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({
      p: 13,
      hidden: [18, 14],
      inputs: 'concatenated',
      accuracy: 1,
      moments: false,
    });
    const again = cli(['import', file, '--json', '--map', found.map]);
    expect(JSON.parse(again.stdout)).toEqual(found);
  });

  it('refuses to write over a file, and what cannot be told, with exit code 2', () => {
    const out = join(temporaryFolder(), 'state.safetensors');
    writeFileSync(out, 'mine');
    const over = cli(['import', fixture('keras'), '--out', out]);
    expect([over.code, over.stdout]).toEqual([2, '']);
    expect(over.stderr).toContain('already there; expected a new file');
    const { code, stdout, stderr } = cli(['import', fixture('torch-untrained-square')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: .*ambiguous: .*hidden1\.kernel=2\.weight\.T/);
    expect(cli(['import', fixture('keras'), '--inputs', 'one-hot']).code).toBe(2);
  });
});

describe('inspect of a checkpoint with other names', () => {
  it('prints the map on standard error and JSON alone on standard output', () => {
    const { code, stdout, stderr } = cli(['inspect', fixture('flax'), '--seed', '1', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ test_accuracy: expected.flax.accuracy });
    expect(stderr).toMatch(/^ {2}head\.kernel +'params\/Dense_2\/kernel' \[16 x 13\]$/m);
  });

  it('takes our layers with the parts of PyTorch', () => {
    const file = join(temporaryFolder(), 'named-alike.safetensors');
    const names: Record<string, string> = { 0: 'hidden0', 2: 'hidden1', 4: 'head' };
    const tensors = new Map(
      [...readSafetensors(fixture('torch-sequential-square')).tensors].map(([name, tensor]) => [
        name.replace(/^\d/, (digit) => names[digit]),
        tensor,
      ]),
    );
    writeSafetensors(file, { tensors, metadata: {} });
    const { code, stdout } = cli(['inspect', file, '--seed', '1', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ train_accuracy: 1, test_accuracy: 1 });
  });

  it('takes a map, and leaves the moments of a file alone', () => {
    const map = 'hidden1.kernel=model.2.weight.T';
    const { code, stdout } = cli([
      'inspect',
      fixture('torch-with-adam'),
      '--seed',
      '1',
      '--json',
      '--map',
      map,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ train_accuracy: 1 });
    const wrong = cli(['inspect', fixture('torch-with-adam'), '--seed', '1', '--map', map.slice(0, -2)]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('hidden1.kernel=model.2.weight.T');
  });
});

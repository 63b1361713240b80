import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as nativePackages from '../../src/compute/nativePackage';
import { type BackendName, openBackend } from '../../src/compute/openBackend';
import { InputError } from '../../src/inputError';

const native = (['cpu', 'gpu'] as const).some((device) =>
  nativePackages.hasBinding(nativePackages.nativePackage(device)),
);
if (!native) console.info('the native backend is not tested: run `npm run setup:native` first');
const available: BackendName[] = native ? ['cpu', 'wasm', 'native'] : ['cpu', 'wasm'];

describe('openBackend', () => {
  it.each(available)('opens %s, twice, and computes on it', async (name) => {
    for (const time of [1, 2]) {
      const { tf, name: opened, description } = await openBackend(name);
      expect(opened).toBe(name);
      expect(description).toMatch(new RegExp(`^${name}: `));
      expect(tf.getBackend()).toBe(name === 'native' ? 'tensorflow' : name);
      expect(tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [time]])).dataSync()[0]).toBe(3 + 2 * time);
    }
  });

  it('gives one tfjs, the one that danfo uses, whatever the backend', async () => {
    const { tf } = await openBackend('cpu');
    expect((await openBackend('wasm')).tf).toBe(tf);
    const aliased: typeof tf = require('@tensorflow/tfjs-node');
    expect(aliased.engine()).toBe(tf.engine());
  });

  it('falls back from native to wasm with auto', async () => {
    const missing = vi.spyOn(nativePackages, 'hasBinding').mockReturnValue(false);
    expect((await openBackend('auto')).name).toBe('wasm');
    missing.mockRestore();
  });

  it('says which command brings the native library where it is missing', async () => {
    const missing = vi.spyOn(nativePackages, 'hasBinding').mockReturnValue(false);
    await expect(openBackend('native')).rejects.toThrow(InputError);
    await expect(openBackend('native')).rejects.toThrow('npm run setup:native');
    missing.mockRestore();
  });

  it.each(['gpu', '', 'toString'])('refuses the unknown backend "%s"', async (name) => {
    await expect(openBackend(name as BackendName)).rejects.toThrow(InputError);
  });
});

describe('a process that opens backends', () => {
  const dist = join(__dirname, '../../dist/compute/openBackend.js');
  const run = (script: string) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', script, dist], {
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  };

  it('loads no tfjs before a backend is opened', () => {
    const script = `require(process.argv[1]);
      process.stdout.write(Object.keys(require.cache).filter((file) => file.includes('@tensorflow')).join())`;
    expect(run(script)).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  it.each(available)('prints nothing of its own on %s', (name) => {
    const script = `require(process.argv[1]).openBackend('${name}').then(({ tf }) => tf.scalar(1).dataSync())`;
    expect(run(script)).toEqual({ stdout: '', stderr: '', status: 0 });
  });
});

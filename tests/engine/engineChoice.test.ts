import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { choose, ENGINE_VARIABLE, engineChoice } from '../../src/engine/engineChoice';
import { NativeUnavailable, PROCESSOR_VARIABLE } from '../../src/engine/host/nativeAddon';
import { InputError } from '../../src/inputError';
import { cli } from '../commands/cli';
import { temporaryFolder } from '../data/temporaryFolder';

const works = () => {};
const fails = (why: string) => () => {
  throw new NativeUnavailable(why);
};

describe('engineChoice', () => {
  it('takes native code where it works, and says nothing', () => {
    expect(choose('auto', works)).toEqual({ engine: 'native' });
    expect(choose('native', works)).toEqual({ engine: 'native' });
  });

  it('takes WebAssembly where native code does not run, and says why', () => {
    expect(choose('auto', fails('this processor lacks AVX2'))).toEqual({
      engine: 'wasm',
      reason: 'this processor lacks AVX2',
    });
  });

  it('takes WebAssembly without a word, and without a try, where that is asked for', () => {
    const tryNative = vi.fn();
    expect(choose('wasm', tryNative)).toEqual({ engine: 'wasm' });
    expect(tryNative).not.toHaveBeenCalled();
  });

  it('refuses where native code is asked for and does not run, and where no engine has that name', () => {
    expect(() => choose('native', fails('this processor lacks AVX2'))).toThrow(InputError);
    expect(() => choose('native', fails('this processor lacks AVX2'))).toThrow(
      'the native engine cannot run here: this processor lacks AVX2; --engine wasm gives the same bytes',
    );
    expect(() => choose('gpu', works)).toThrow("engine: expected auto, native or wasm, got 'gpu'");
  });

  it('lets a defect through', () => {
    const broken = () => {
      throw new TypeError('a defect');
    };
    expect(() => choose('auto', broken)).toThrow(TypeError);
  });

  it('goes by the environment variable where nothing is named', () => {
    vi.stubEnv(ENGINE_VARIABLE, 'wasm');
    expect(engineChoice()).toEqual({ engine: 'wasm' });
    vi.stubEnv(ENGINE_VARIABLE, 'neither');
    expect(() => engineChoice()).toThrow("got 'neither'");
    vi.unstubAllEnvs();
  });
});

describe('a command that trains', () => {
  const train = (out: string, more: string[], env: Record<string, string> = {}) =>
    cli(
      ['train', '--seed', '3', '--p', '7', '--hidden', '8,8', '--epochs', '20', '--out', out, ...more],
      env,
    );

  it('says in one line why it computes in WebAssembly, and comes out with the same bytes', () => {
    const [native, fallback] = [temporaryFolder(), temporaryFolder()].map((folder) => `${folder}/run`);
    expect(train(native, []).code).toBe(0);
    const { code, stderr } = train(fallback, [], { [PROCESSOR_VARIABLE]: 'baseline' });
    expect(code).toBe(0);
    expect(stderr.match(/engine: WebAssembly, because .*\n/g)).toHaveLength(1);
    const last = 'snapshots/epoch-000020.safetensors';
    expect(bytesOf(fallback, last)).toEqual(bytesOf(native, last));
    const { engine, not_native_because: reason } = JSON.parse(`${bytesOf(fallback, 'environment.json')}`);
    expect(engine).toBe('wasm');
    expect(reason).toMatch(/this processor lacks AVX2|no native build/);
  });

  it('is silent about an engine that was asked for, and exits with 2 where it cannot run', () => {
    const out = `${temporaryFolder()}/run`;
    expect(train(out, ['--engine', 'wasm']).stderr).not.toContain('engine:');
    const refused = train(`${out}2`, ['--engine', 'native'], { [PROCESSOR_VARIABLE]: 'baseline' });
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('native engine cannot run here'),
    ]);
  });
});

function bytesOf(run: string, file: string): Buffer {
  return readFileSync(join(run, file));
}

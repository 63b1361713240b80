import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/data/sha256';
import { choose, nativeWorks } from '../../src/engine/engineChoice';
import { engineSelfTest } from '../../src/engine/engineSelfTest';
import { kernelFunctions } from '../../src/engine/host/kernelInterface';
import { kernelMemory } from '../../src/engine/host/kernelMemory';
import { kernelOn } from '../../src/engine/host/kernelOn';
import { prebuiltBytes, prebuiltFolder } from '../../src/engine/host/prebuilt';
import { wasmKernel } from '../../src/engine/host/wasmKernel';
import { wasmModule } from '../../src/engine/host/wasmModule';
import { packageRoot } from '../../src/packageRoot';
import { temporaryFolder } from '../data/temporaryFolder';
import { ENGINES } from './engines';

const source = join(packageRoot, 'src/engine/kernel');
const builds = readFileSync(join(prebuiltFolder, 'SHA256SUMS'), 'utf8').trim().split('\n');
const names = builds.map((line) => line.split('  ')[1]);
/** The compiler comes as a Python package. */
const python = spawnSync('python3', ['-c', 'import venv, ensurepip']).status === 0;
if (!python) console.warn('no python3 with venv and pip: the kernel is not built anew');

const build = (folder: string, ...options: string[]) =>
  execFileSync(process.execPath, [join(source, 'build/build.mjs'), '--out', folder, ...options], {
    stdio: 'pipe',
  });

describe('the builds of the kernel', () => {
  it('are those whose SHA-256 is committed, one for each platform, in less than 1.5 MB', () => {
    const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];
    expect(names).toEqual(['kernel.wasm', ...platforms.map((platform) => `${platform}.node`)]);
    expect(readdirSync(prebuiltFolder).sort()).toEqual(['SHA256SUMS', ...names].sort());
    for (const name of names) expect(() => prebuiltBytes(name)).not.toThrow();
    const bytes = names.reduce((sum, name) => sum + statSync(join(prebuiltFolder, name)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });

  it.runIf(python)('are what the source builds to, byte for byte', { timeout: 900_000 }, () => {
    const folder = temporaryFolder();
    build(folder);
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')).toEqual(builds);
  });

  it('hold no path of the machine that built them', () => {
    for (const name of names) expect(prebuiltBytes(name).includes(packageRoot), name).toBe(false);
  });
});

describe('kernel.wasm', () => {
  it('imports nothing but its memory and exports nothing but the functions of the kernel', () => {
    expect(WebAssembly.Module.imports(wasmModule())).toEqual([
      { module: 'env', name: 'memory', kind: 'memory' },
    ]);
    const exported = WebAssembly.Module.exports(wasmModule()).map(({ name }) => name);
    expect(exported.sort()).toEqual([...kernelFunctions].sort());
  });

  it('brings no data into the memory, which the host lays out alone', () => {
    const before = kernelMemory(1 << 20);
    wasmKernel(before, wasmModule());
    expect(new Uint8Array(before.buffer).every((byte) => byte === 0)).toBe(true);
  });
});

describe('engineSelfTest', () => {
  it.each(ENGINES)('passes on this machine: %s', (engine) => {
    expect(() => engineSelfTest((memory) => kernelOn(memory, engine))).not.toThrow();
  });

  it('finds a kernel with one coefficient changed in its last bit', () => {
    const changed = Uint8Array.from(prebuiltBytes('kernel.wasm'));
    const coefficient = Buffer.from(Float32Array.of(0.5000000120100001).buffer);
    const at = Buffer.from(changed).indexOf(coefficient);
    expect(at).toBeGreaterThan(0);
    for (let i = at; i >= 0; i = Buffer.from(changed).indexOf(coefficient, i + 1)) changed[i] ^= 1;
    const module = new WebAssembly.Module(changed);
    expect(() => engineSelfTest((memory) => wasmKernel(memory, module))).toThrow('computes other bits');
  });

  it.runIf(python && ENGINES.includes('native') && process.arch === 'x64')(
    'finds a build with fused multiply-add, and training falls back on WebAssembly',
    { timeout: 300_000 },
    () => {
      const folder = temporaryFolder();
      const name = `${process.platform}-${process.arch}.node`;
      build(folder, '--only', name, '--contract', 'fast');
      expect(sha256(readFileSync(join(folder, name)))).not.toBe(sha256(prebuiltBytes(name)));
      const choice = choose('auto', () => nativeWorks(folder));
      expect(choice.engine).toBe('wasm');
      expect(choice.reason).toMatch(/computes other bits on this machine: self-test expected \d+, found \d+/);
    },
  );
});

describe.each(ENGINES)('expEach, %s', (engine) => {
  const exp = (x: ArrayLike<number>): Float32Array => {
    const n = Math.ceil(x.length / 8) * 8;
    const memory = kernelMemory(1024 + 8 * n);
    new Float32Array(memory.buffer, 1024, x.length).set(x);
    kernelOn(memory, engine).expEach(1024, 1024 + 4 * n, n);
    return new Float32Array(memory.buffer, 1024 + 4 * n, x.length).slice();
  };

  it('is e^x within 2 units in the last place from -87 to 88', () => {
    const x = Float32Array.from({ length: 200_000 }, (_, i) => -87 + (175 * i) / 200_000);
    const worst = exp(x).reduce((most, y, i) => Math.max(most, Math.abs(y / Math.exp(x[i]) - 1)), 0);
    expect(worst).toBeLessThan(2 * 2 ** -23);
  });

  it('never falls as x rises', () => {
    const x = Float32Array.from({ length: 100_000 }, (_, i) => -20 + (20 * i) / 100_000);
    const y = exp(x);
    expect(y.findIndex((value, i) => i > 0 && value < y[i - 1] * (1 - 2 ** -22))).toBe(-1);
  });

  it('is exactly 1 at 0, 0 far below, finite far above, and NaN for NaN', () => {
    expect([...exp([0, -0, -88, -1e9, -Infinity, Number.NaN])]).toEqual([1, 1, 0, 0, 0, Number.NaN]);
    expect(exp([1e9, Infinity]).every((y) => y > 1e38 && y < Infinity)).toBe(true);
  });
});

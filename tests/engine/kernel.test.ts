import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/data/sha256';
import { instantiateKernel, kernelMemory, kernelModule, kernelPath } from '../../src/engine/kernelModule';
import { kernelSelfTest } from '../../src/engine/selfTest';
import { packageRoot } from '../../src/packageRoot';
import { temporaryFolder } from '../data/temporaryFolder';

const committed = readFileSync(kernelPath);

describe('kernel.wasm', () => {
  it('is the one whose SHA-256 is committed', () => {
    expect(readFileSync(`${kernelPath}.sha256`, 'utf8').split(/\s/)[0]).toBe(sha256(committed));
  });

  it('is what its source builds to, byte for byte', () => {
    const built = join(temporaryFolder(), 'kernel.wasm');
    const compiler = join(packageRoot, 'node_modules/assemblyscript/bin/asc.js');
    const config = 'src/engine/assembly/asconfig.json';
    execFileSync(process.execPath, [compiler, '--config', config, '--outFile', built], { cwd: packageRoot });
    expect(sha256(readFileSync(built))).toBe(sha256(committed));
  });

  it('imports nothing but its memory and what it calls when it aborts', () => {
    const imports = WebAssembly.Module.imports(kernelModule()).map(({ module, name }) => `${module}.${name}`);
    expect(imports.filter((name) => name !== 'env.abort')).toEqual(['env.memory']);
  });
});

describe('kernelSelfTest', () => {
  it('passes on this machine', () => {
    expect(() => kernelSelfTest()).not.toThrow();
  });

  it('finds a kernel that computes other bits', () => {
    const changed = Uint8Array.from(committed);
    const coefficient = Buffer.from(Float32Array.of(0.5000000120100001).buffer);
    const at = committed.indexOf(coefficient);
    expect(at).toBeGreaterThan(0);
    for (let i = at; i >= 0; i = committed.indexOf(coefficient, i + 1)) changed[i] ^= 1;
    expect(() => kernelSelfTest(new WebAssembly.Module(changed))).toThrow(
      'computes other bits on this machine',
    );
  });
});

describe('expEach', () => {
  const exp = (x: ArrayLike<number>): Float32Array => {
    const n = Math.ceil(x.length / 4) * 4;
    const memory = kernelMemory(1024 + 8 * n);
    new Float32Array(memory.buffer, 1024, x.length).set(x);
    instantiateKernel(memory).expEach(1024, 1024 + 4 * n, n);
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

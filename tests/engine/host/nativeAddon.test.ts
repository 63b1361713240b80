import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../../src/data/sha256';
import { NativeUnavailable, nativeAddon, PROCESSOR_VARIABLE } from '../../../src/engine/host/nativeAddon';
import { prebuiltFolder } from '../../../src/engine/host/prebuilt';
import { temporaryFolder } from '../../data/temporaryFolder';

const platform = `${process.platform}-${process.arch}`;
const name = `${platform}.node`;
const built = readFileSync(join(prebuiltFolder, 'SHA256SUMS'), 'utf8').includes(name);

/** A folder that holds `bytes` as this platform's addon, with their own SHA-256 or a given one. */
function folderWith(bytes: Buffer, sum = sha256(bytes)): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'SHA256SUMS'), `${sum}  ${name}\n`);
  return folder;
}

const refused = (folder: string, on?: string) => {
  try {
    nativeAddon(folder, on);
  } catch (error) {
    expect(error).toBeInstanceOf(NativeUnavailable);
    return (error as Error).message;
  }
  return 'nothing was refused';
};

describe('nativeAddon', () => {
  it.runIf(built)("has every function of the kernel where the processor has the build's instructions", () => {
    expect(nativeAddon().missing).toBe('');
    expect(nativeAddon().taskShard).toBeTypeOf('function');
  });

  it('refuses a platform that has no build', () => {
    expect(refused(prebuiltFolder, 'plan9-mips')).toBe('there is no native build for plan9-mips');
  });

  it('refuses a damaged file before it is loaded', () => {
    const bytes = Buffer.from('not the committed bytes');
    expect(refused(folderWith(bytes, '0'.repeat(64)))).toBe(
      `${name}: SHA-256 expected ${'0'.repeat(64)}, found ${sha256(bytes)}`,
    );
  });

  it('refuses a file without a committed SHA-256', () => {
    const folder = folderWith(Buffer.from('x'));
    writeFileSync(join(folder, 'SHA256SUMS'), '');
    expect(refused(folder)).toContain('SHA-256 expected none');
  });

  it('refuses what the system does not load: another platform, or no library at all', () => {
    const foreign = platform === 'darwin-arm64' ? 'linux-x64.node' : 'darwin-arm64.node';
    expect(refused(folderWith(readFileSync(join(prebuiltFolder, foreign))))).toContain(
      `${name} does not load: `,
    );
    expect(refused(folderWith(Buffer.from('no library')))).toContain(`${name} does not load: `);
  });

  it.runIf(built)(
    'refuses a processor that lacks what the build is made of, before anything is called',
    () => {
      vi.stubEnv(PROCESSOR_VARIABLE, 'baseline');
      expect(refused(prebuiltFolder)).toBe('this processor lacks AVX2');
      vi.unstubAllEnvs();
    },
  );

  it.runIf(built)('throws, and touches nothing, for arguments that are not those of the kernel', () => {
    const { taskShard, expEach } = nativeAddon();
    const memory = new Uint8Array(256);
    expect(() => taskShard(memory, 1)).toThrow('exactly its arguments');
    expect(() => (taskShard as unknown as (...all: unknown[]) => void)({}, 0, 0, 0)).toThrow('Uint8Array');
    expect(() => (expEach as unknown as (...all: unknown[]) => void)(memory, 'a', 0, 8)).toThrow(
      'are numbers',
    );
    for (const outside of [-1, 256, Number.NaN]) {
      expect(() => expEach(memory, outside, 0, 8)).toThrow("outside the kernel's memory");
    }
    expect(memory.every((byte) => byte === 0)).toBe(true);
  });

  it.runIf(built)('computes on the memory it is given', () => {
    const memory = new Float32Array(16);
    nativeAddon().expEach(new Uint8Array(memory.buffer), 0, 32, 8);
    expect([...memory.subarray(8)]).toEqual(new Array(8).fill(1));
  });
});

describe('a build on another path', () => {
  it.runIf(built)('is loaded from there', () => {
    const folder = temporaryFolder();
    for (const file of [name, 'SHA256SUMS']) copyFileSync(join(prebuiltFolder, file), join(folder, file));
    expect(nativeAddon(folder).missing).toBe('');
  });
});

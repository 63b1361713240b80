import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as nodeCrc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/browser/kernel/crc32';
import { npzArrays } from '../../../src/browser/kernel/npzArrays';
import { npzArrays as nodeNpzArrays } from '../../../src/data/arrays/npzArrays';
import type { StoredArray } from '../../../src/data/arrays/storedArray';
import { packageRoot } from '../../../src/packageRoot';

const example = join(packageRoot, 'data', 'examples', 'flax-h1.npz');

async function numbers(array: StoredArray): Promise<number[]> {
  const all: number[] = [];
  for await (const block of array.blocks()) all.push(...block.data);
  return all;
}

describe("a .npz file by a browser's means", () => {
  const folder = mkdtempSync(join(tmpdir(), 'npz-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what it holds by Node’s', async () => {
    const [ours, nodes] = [await npzArrays(example), await nodeNpzArrays(example)];
    expect(ours.entries.map(({ name }) => name)).toEqual(nodes.entries.map(({ name }) => name));
    for (const { name } of nodes.entries) {
      const [our, node] = [await ours.open(name), await nodes.open(name)];
      expect([our.shape, our.dtype]).toEqual([node.shape, node.dtype]);
      expect(await numbers(our)).toEqual(await numbers(node));
    }
  });

  it('is refused where a byte is another, or the end is missing', async () => {
    const bytes = readFileSync(example);
    const damaged = join(folder, 'damaged.npz');
    writeFileSync(
      damaged,
      bytes.map((byte, i) => (i === 2000 ? byte ^ 1 : byte)),
    );
    const file = await npzArrays(damaged);
    await expect(Promise.all(file.entries.map(({ name }) => file.open(name)))).rejects.toThrow('damaged');
    const cut = join(folder, 'cut.npz');
    writeFileSync(cut, bytes.subarray(0, bytes.length - 10));
    await expect(npzArrays(cut)).rejects.toThrow('not a whole .npz file');
  });

  it('has the checksum of Node', () => {
    const bytes = new TextEncoder().encode('a checksum of some bytes');
    expect(crc32(bytes)).toBe(nodeCrc32(bytes));
  });
});

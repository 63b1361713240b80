import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder } from '../../src/data/filesUnder';
import { packageRoot } from '../../src/packageRoot';

const bench = join(packageRoot, 'bench');

/** Modules of ours that benchmarks load by name, where no compiler looks: `fromDist('models/mlp')`, `'dist/models/mlp.js'`. */
const loaded = filesUnder(bench)
  .filter((file) => file.endsWith('.mjs'))
  .flatMap((file) => {
    const text = readFileSync(join(bench, file), 'utf8');
    const named = [...text.matchAll(/(?:fromDist|ours)\('([^']+)'\)|'dist\/([^']+)\.js'/g)];
    return named.map(([, module, path]): [string, string] => [file, module ?? path]);
  });

describe('the benchmarks', () => {
  it.each(loaded)('%s loads %s, which is there', (_, module) => {
    expect(existsSync(join(packageRoot, 'src', `${module}.ts`))).toBe(true);
  });
});

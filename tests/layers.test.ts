import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { crowdedRooms, findCycle, importGraph, layerOf, readSources, wrongArrows } from './importGraph';

describe('the folders of src', () => {
  const graph = importGraph(readSources(join(__dirname, '../src')));

  it('are all known, and more than a few files are looked at', () => {
    expect(() => [...graph.keys()].map(layerOf)).not.toThrow();
    expect(graph.size).toBeGreaterThan(100);
    expect([...graph.values()].flat().length).toBeGreaterThan(200);
  });

  it('import only from folders above them', () => {
    expect(wrongArrows(graph)).toEqual([]);
  });

  it('know a kernel that needs nothing of them: it imports no table, figure or run', () => {
    const outside = [...graph].flatMap(([file, targets]) =>
      file.startsWith('kernel/') && file !== 'kernel/main.ts'
        ? targets.filter((to) => !to.startsWith('kernel/') && layerOf(to) !== 'root')
        : [],
    );
    expect(outside).toEqual([]);
    expect([...graph.keys()].filter((file) => file.startsWith('kernel/')).length).toBeGreaterThan(50);
  });

  it('hold no more than 25 files each', () => {
    expect(crowdedRooms(graph.keys())).toEqual([]);
  });

  it('hold no cycle of files', () => {
    expect(findCycle(graph)).toBeUndefined();
  });
});

describe('the check itself', () => {
  const above = { 'random/a.ts': '', 'inputError.ts': '' };

  it.each([
    ['an import', "import { b } from '../data/b';"],
    ['a type import', "import type { B } from '../data/b';"],
    ['a re-export', "export { b } from '../data/b';"],
    ['a dynamic import', "const b = async () => (await import('../data/b')).b;"],
    ['a require', "const b = () => require('../data/b');"],
    ['an import type', "export let b: import('../data/b').B;"],
    ['an import equals', "import b = require('../data/b');"],
  ])('finds %s that points down', (_, text) => {
    const graph = importGraph({ 'engine/a.ts': text, 'data/b.ts': '' });
    expect(wrongArrows(graph)).toEqual(['engine/a.ts -> data/b.ts']);
  });

  it('tells rooms of one folder apart', () => {
    const graph = importGraph({
      'metrics/algebra/a.ts': "import '../fourier/b';",
      'metrics/fourier/b.ts': "import '../algebra/c';",
      'metrics/algebra/c.ts': '',
    });
    expect(wrongArrows(graph)).toEqual(['metrics/algebra/a.ts -> metrics/fourier/b.ts']);
    expect(layerOf('engine/host/deep/a.ts')).toBe('engine');
  });

  it('counts the files of a folder without those of its folders', () => {
    expect(crowdedRooms(['data/a.ts', 'data/b.ts', 'data/deep/c.ts'], 1)).toEqual(['data: 2']);
  });

  it('lets imports up, across and into packages pass', () => {
    const text = "import '../random/a'; import '../inputError'; import './c'; import 'node:fs';";
    expect(wrongArrows(importGraph({ ...above, 'engine/a.ts': text, 'engine/c.ts': '' }))).toEqual([]);
  });

  it('finds an import of an entry file from within', () => {
    const graph = importGraph({ 'commands/a.ts': "import '../index';", 'index.ts': '' });
    expect(wrongArrows(graph)).toEqual(['commands/a.ts -> index.ts']);
  });

  it('finds a cycle inside a folder, through type imports too', () => {
    const graph = importGraph({
      'data/a.ts': "import './b';",
      'data/b.ts': "import type { C } from './deep/c';",
      'data/deep/c.ts': "import '../a';",
    });
    expect(findCycle(graph)).toBe('data/a.ts -> data/b.ts -> data/deep/c.ts -> data/a.ts');
  });

  it('takes two ways to one file for no cycle', () => {
    const graph = importGraph({
      'data/a.ts': "import './b'; import './c';",
      'data/b.ts': "import './c';",
      'data/c.ts': '',
    });
    expect(findCycle(graph)).toBeUndefined();
  });

  it('refuses an import of nothing and a folder without a place', () => {
    expect(() => importGraph({ 'data/a.ts': "import './gone';" })).toThrow("imports './gone'");
    expect(() => layerOf('misc/a.ts')).toThrow('in no layer');
    expect(() => layerOf('loose.ts')).toThrow('in no layer');
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';

interface Task {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly command: readonly string[];
  readonly done?: boolean;
}
const task = (id: string, inputs: readonly string[], done?: boolean): Task => ({
  id,
  inputs,
  outputs: [`${id}.csv`, `${id}.json`],
  command: ['echo', id, "it's $HOME"],
  done,
});

describe('levels.mjs', () => {
  const parent = mkdtempSync(join(tmpdir(), 'levels-'));
  const folder = join(parent, 'levels');
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(() => rmSync(parent, { recursive: true }));

  function write(tasks: readonly Task[]): { status: number | null; stderr: string; files: string[] } {
    const call = [join(packageRoot, 'workflow', 'levels.mjs'), folder];
    const { status, stderr } = spawnSync('node', call, { input: JSON.stringify(tasks), encoding: 'utf8' });
    return { status, stderr, files: readdirSync(folder).sort() };
  }
  /** What the shell makes of the lines of a file. */
  const said = (file: string): string =>
    spawnSync('sh', [join(folder, file)], { encoding: 'utf8' }).stdout.trim();

  it('writes a task after those whose outputs it needs, in words that the shell leaves as they are', () => {
    const tasks = [
      task('c', ['b.json', 'a.csv']),
      task('b', ['a.json', 'data']),
      task('a', []),
      task('d', []),
    ];
    expect(write(tasks).files).toEqual(['01.txt', '02.txt', '03.txt']);
    expect(said('01.txt')).toBe("a it's $HOME\nd it's $HOME");
    expect(said('02.txt')).toBe("b it's $HOME");
    expect(said('03.txt')).toBe("c it's $HOME");
    expect(readFileSync(join(folder, '01.txt'), 'utf8').split('\n')).toHaveLength(3);
  });

  it('leaves out tasks that are done, and waits for none of them', () => {
    expect(write([task('a', [], true), task('b', ['a.csv'], false)]).files).toEqual(['01.txt']);
    expect(said('01.txt')).toBe("b it's $HOME");
  });

  it('names tasks that wait for each other', () => {
    const { status, stderr } = write([task('a', ['b.csv']), task('b', ['a.csv'])]);
    expect(status).not.toBe(0);
    expect(stderr).toContain('tasks that wait for each other: a, b');
  });

  it('refuses a folder that is there', () => {
    write([task('a', [])]);
    const { status, stderr } = write([task('b', [])]);
    expect(status).not.toBe(0);
    expect(stderr).toContain('EEXIST');
    expect(said('01.txt')).toContain('a');
  });
});

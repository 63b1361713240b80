import * as nodeFs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { files } from '../../../../src/browser/node/files';
import * as browserFs from '../../../../src/browser/node/fs/fs';

type Fs = typeof nodeFs;
const onDisk = nodeFs.mkdtempSync(join(tmpdir(), 'fs-'));
afterAll(() => nodeFs.rmSync(onDisk, { recursive: true }));
files.makeFolder('/memory', true);

/** What a use of the files gives, in Node and in a browser; an error by its code. */
function both(use: (fs: Fs, folder: string) => unknown): [unknown, unknown] {
  const done = (fs: Fs, folder: string) => {
    try {
      return use(fs, folder);
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  return [done(nodeFs, onDisk), done(browserFs as unknown as Fs, '/memory')];
}

const uses: [string, (fs: Fs, folder: string) => unknown][] = [
  [
    'texts that are written, added to and read in encodings',
    (fs, folder) => {
      const file = join(folder, 'text');
      fs.writeFileSync(file, '\ufeffgrün');
      fs.appendFileSync(file, ' 🙂');
      fs.writeFileSync(file, Uint8Array.of(33), { flag: 'a' });
      return [fs.readFileSync(file, 'utf8'), fs.readFileSync(file, 'base64'), [...fs.readFileSync(file)]];
    },
  ],
  [
    'a text that is written in base64',
    (fs, folder) => {
      fs.writeFileSync(join(folder, 'decoded'), 'aGVsbG8=', 'base64');
      return fs.readFileSync(join(folder, 'decoded'), { encoding: 'latin1' });
    },
  ],
  [
    'a file that is open, read at a place and written on',
    (fs, folder) => {
      const file = join(folder, 'open');
      const written = fs.openSync(file, 'w');
      const count = fs.writeSync(written, 'abcdef') + fs.writeSync(written, Uint8Array.of(103));
      fs.closeSync(written);
      const read = fs.openSync(file, 'r');
      const bytes = new Uint8Array(4);
      const counts = [fs.readSync(read, bytes, 0, 2, null), fs.readSync(read, bytes, 2, 2, 5)];
      return [count, counts, [...bytes], fs.fstatSync(read).size, fs.closeSync(read)];
    },
  ],
  [
    'folders that are made, listed and removed',
    (fs, folder) => {
      fs.mkdirSync(join(folder, 'a', 'b'), { recursive: true });
      fs.writeFileSync(join(folder, 'a', 'b', 'c'), '1');
      fs.renameSync(join(folder, 'a', 'b', 'c'), join(folder, 'a', 'd'));
      const names = fs.readdirSync(join(folder, 'a'), { withFileTypes: true });
      const kinds = names.map((one) => [one.name, one.isDirectory(), one.isFile()]);
      const deep = fs.readdirSync(join(folder, 'a'), { recursive: true });
      fs.rmSync(join(folder, 'a'), { recursive: true });
      return [kinds, deep, fs.existsSync(join(folder, 'a'))];
    },
  ],
  ['a file that is not there', (fs, folder) => fs.readFileSync(join(folder, 'gone'))],
  [
    'a file that is not there and may be so',
    (fs, folder) => fs.statSync(join(folder, 'gone'), { throwIfNoEntry: false }),
  ],
  ['a folder that is read as a file', (fs, folder) => fs.readFileSync(folder)],
  ['a file that is to be new', (fs, folder) => fs.writeFileSync(join(folder, 'text'), '', { flag: 'wx' })],
  ['a handle that is closed', (fs) => fs.readSync(900, new Uint8Array(1))],
];

describe("a browser's fs", () => {
  it.each(uses)('gives what Node gives for %s', (_, use) => {
    const [node, browser] = both(use);
    expect(browser).toEqual(node);
  });
});

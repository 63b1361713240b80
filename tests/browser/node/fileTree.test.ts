import { describe, expect, it } from 'vitest';
import { FileTree } from '../../../src/browser/node/fileTree';

function tree(served: Record<string, string> = {}): { files: FileTree; asked: string[] } {
  const asked: string[] = [];
  const files = new FileTree((url) => {
    asked.push(url);
    if (!(url in served)) throw new Error(`${url}: the server answered 404`);
    return new TextEncoder().encode(served[url]);
  });
  return { files, asked };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (read: Uint8Array): string => new TextDecoder().decode(read);

describe('the files of a worker', () => {
  it('are fetched when they are read first, and no second time', () => {
    const { files, asked } = tree({ '/data/a.csv': 'a,b' });
    files.list('/root/data/a.csv', 3, '/data/a.csv');
    expect(files.stat('/root/data/a.csv')).toMatchObject({ isFolder: false, size: 3 });
    expect(files.names('/root/data')).toEqual(['a.csv']);
    expect(asked).toEqual([]);
    expect(text(files.read('/root/data/a.csv'))).toBe('a,b');
    expect(text(files.read('/root/data/a.csv'))).toBe('a,b');
    expect(asked).toEqual(['/data/a.csv']);
  });

  it('say what the server said when they cannot be had', () => {
    const { files } = tree();
    files.list('/gone', 3, '/gone');
    expect(() => files.read('/gone')).toThrow("EIO: i/o error, read '/gone': /gone: the server answered 404");
  });

  it('are written in memory, into folders that are there', () => {
    const { files } = tree();
    expect(() => files.write('/new/a', bytes('1'))).toThrow(
      "ENOENT: no such file or directory, open '/new/a'",
    );
    files.makeFolder('/new', false);
    files.write('/new/a', bytes('1'));
    files.rename('/new/a', '/new/b');
    expect(files.names('/new')).toEqual(['b']);
    expect(text(files.read('/new/b'))).toBe('1');
    expect(() => files.remove('/new', false)).toThrow('ENOTEMPTY');
    files.remove('/new', true);
    expect(files.exists('/new/b')).toBe(false);
    expect(files.names('/')).toEqual([]);
  });

  it('fail as those of Node do, with its codes', () => {
    const { files } = tree();
    files.makeFolder('/a/b', true);
    const code = (call: () => unknown): unknown => {
      try {
        return call();
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    expect(code(() => files.read('/none'))).toBe('ENOENT');
    expect(code(() => files.read('/a'))).toBe('EISDIR');
    expect(code(() => files.makeFolder('/a', false))).toBe('EEXIST');
    expect(code(() => files.makeFolder('/c/d', false))).toBe('ENOENT');
    expect(code(() => files.names('/none'))).toBe('ENOENT');
  });
});

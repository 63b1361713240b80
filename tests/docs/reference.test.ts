import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder } from '../../src/data/filesUnder';
import { packageRoot } from '../../src/packageRoot';

interface Reflection {
  readonly id: number;
  readonly name: string;
  readonly children?: readonly Reflection[];
  readonly groups?: readonly { readonly title: string; readonly children: readonly number[] }[];
  readonly sources?: readonly { readonly fileName: string; readonly url?: string }[];
  readonly signatures?: readonly Reflection[];
}

const folder = mkdtempSync(join(tmpdir(), 'reference-'));
const site = join(folder, 'site');
let entries: readonly Reflection[] = [];

beforeAll(() => {
  const model = join(folder, 'reference.json');
  const typedoc = join(packageRoot, 'node_modules/typedoc/bin/typedoc');
  // Any warning is an error: then there is no exit status 0, and this throws with what it says.
  execFileSync(process.execPath, [typedoc, '--out', site, '--json', model], {
    cwd: packageRoot,
    stdio: 'pipe',
  });
  entries = (JSON.parse(readFileSync(model, 'utf8')) as Reflection).children ?? [];
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

const page = (file: string) => readFileSync(join(site, file), 'utf8');

describe('the reference that typedoc makes', () => {
  it('has both entries, by the names that they are imported by', () => {
    expect(entries.map(({ name }) => name)).toEqual([
      'activation-supervision',
      'activation-supervision/widgets',
    ]);
  });

  it('has each name in the group of its room, the folder of its file', () => {
    for (const { groups = [], children = [] } of entries) {
      expect(children.length).toBeGreaterThan(100);
      for (const { id, name, sources } of children) {
        const [, ...path] = sources![0].fileName.split('/');
        const rooms = groups.filter((group) => group.children.includes(id)).map(({ title }) => title);
        expect(rooms, name).toEqual([path.slice(0, -1).join('/') || 'src']);
      }
    }
  });

  it('names files and links to none, since a browser shows no TypeScript', () => {
    const all = entries.flatMap(({ children = [] }) => children);
    const sources = all
      .flatMap((one) => [one, ...(one.signatures ?? [])])
      .flatMap((one) => one.sources ?? []);
    expect(sources.length).toBeGreaterThan(all.length);
    expect(sources.filter(({ url }) => url !== undefined)).toEqual([]);
  });

  it('shows the example of a function, the page in front and the pages of docs by their titles', () => {
    const text = (file: string) => page(file).replace(/<[^>]+>/g, '');
    expect(text('functions/activation-supervision.cosine.html')).toContain('; // =&gt; 0.7071');
    expect(text('index.html')).toContain('npm run docs');
    expect(page('documents/Your_own_network.html')).toContain('<title>Your own network');
  });

  it('holds no path of this machine', () => {
    const pages = filesUnder(site).filter((file) => /\.(html|js|svg|css)$/.test(file));
    expect(pages.length).toBeGreaterThan(300);
    const own = [packageRoot, homedir(), folder].filter((path) => path.length > 3);
    expect(pages.filter((file) => own.some((path) => page(file).includes(path)))).toEqual([]);
  });
});

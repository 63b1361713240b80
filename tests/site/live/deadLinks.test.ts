import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { deadLinks } from '../../../src/site/live/deadLinks';

const site = mkdtempSync(join(tmpdir(), 'live-'));
afterAll(() => rmSync(site, { recursive: true }));

const links = ['https://a.org', '#below', 'b.ipynb', '../../docs/x.html#y', '../docs/x.html', 'c.ipynb'];
const cell = (cell_type: string, source: string | string[]) => ({ cell_type, source });

it('a dead link is one to no notebook and to no place of the site', () => {
  const folder = join(site, 'notebooks', 'files');
  mkdirSync(folder, { recursive: true });
  const text = links.map((href) => `[a](${href})\n`);
  const cells = [cell('markdown', text), cell('code', '[a](d)'), cell('markdown', '[a](../../gone.html)')];
  writeFileSync(join(folder, 'a.ipynb'), JSON.stringify({ cells }));
  writeFileSync(join(folder, 'b.ipynb'), JSON.stringify({ cells: [] }));
  const dead = (href: string) => `notebooks/files/a.ipynb: no '${href}'`;
  const always = ['../docs/x.html', 'c.ipynb'].map(dead);
  expect(deadLinks(site)).toEqual([dead('../../docs/x.html#y'), ...always, dead('../../gone.html')]);
  expect(deadLinks(site, (place) => place === 'docs/x.html')).toEqual([...always, dead('../../gone.html')]);
});

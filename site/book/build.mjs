// Makes the book: sources of all pages from the repository (dist/site), then Sphinx, then everything into site/dist. What other
// parts of the site have put there (lab, notebooks, data) stays. Needs `npm run build`; run it after the other parts, so that
// links to them are checked: node site/book/build.mjs [--out DIR].
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run, sitePrograms } from '../python.mjs';

const site = dirname(fileURLToPath(import.meta.url));
const root = join(site, '..', '..');
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'site', 'dist') } } });
const out = resolve(values.out);
/** Parts of the site that others make. */
const OTHERS = ['lab', 'notebooks', 'data', 'licences'];

const load = createRequire(import.meta.url);
const { writeBook } = load('../../dist/site/book/writeBook.js');
const { checkSite } = load('../../dist/site/book/links/checkSite.js');
const { namedControls } = load('../../dist/site/book/pages/namedControls.js');
const { withoutIconScript } = load('../../dist/site/book/pages/withoutIconScript.js');
const { deadLinks } = load('../../dist/site/live/deadLinks.js');
const { withWayBack } = load('../../dist/site/book/links/withWayBack.js');

const made = join(site, '.build');
const [source, html, extra, reference] = ['source', 'html', 'extra', 'reference'].map((name) => join(made, name));
for (const folder of [source, html]) rmSync(folder, { recursive: true, force: true });

const started = Date.now();
const say = (what) => console.error(`${((Date.now() - started) / 1000).toFixed(0)} s: ${what}`);

const programs = sitePrograms();
mkdirSync(extra, { recursive: true });
await writeBook({ root, site, source, extra, reference, served: join(out, 'data') }, typedoc());
say('sources of the pages');
run(join(programs, 'python'), ['-m', 'sphinx', '-q', '-W', '--keep-going', '-b', 'html', '-d', join(made, 'doctrees'), source, html]);
say('pages');

for (const name of readdirSync(html, { recursive: true }).filter((file) => file.endsWith('.html')))
  writeFileSync(join(html, name), withoutIconScript(namedControls(readFileSync(join(html, name), 'utf8'))));
mkdirSync(out, { recursive: true });
for (const name of readdirSync(out)) if (!OTHERS.includes(name)) rmSync(join(out, name), { recursive: true });
for (const name of readdirSync(html))
  if (!name.startsWith('.')) cpSync(join(html, name), join(out, name), { recursive: true, filter: isWanted });
const shown = readdirSync(html, { recursive: true })
  .filter((file) => file.endsWith('.html'))
  .flatMap((file) => readFileSync(join(html, file), 'utf8').match(/(?<=pictures\/)[\w.-]+/g) ?? []);
// Pictures of earlier builds stay where they were drawn, not in the site.
cpSync(extra, out, { recursive: true, filter: (path) => dirname(path) !== join(extra, 'pictures') || shown.includes(basename(path)) });
cpSync(reference, join(out, 'reference'), { recursive: true });
withWayBack(join(out, 'reference'));
writeFileSync(join(out, '.nojekyll'), '');

const problems = checkSite(out, OTHERS.filter((name) => !existsSync(join(out, name))));
if (existsSync(join(out, 'notebooks'))) problems.push(...deadLinks(out));
for (const problem of problems) console.error(problem);
if (problems.length > 0) throw new Error(`${problems.length} links lead nowhere`);
say(`the book is in ${out}`);

/** Not what the theme brings and no page here needs: templates, translations, source maps, most icons. */
function isWanted(path) {
  return !/-macros\.html$|\.map$|_static[\\/]locales$|fontawesome\.js|fa-(brands|regular)-400/.test(path);
}

/** The API reference, by typedoc; a warning is an error. */
function typedoc() {
  const args = [join(root, 'node_modules/typedoc/bin/typedoc'), '--options', join(site, 'typedoc.json'), '--out', reference];
  return new Promise((done, fail) => {
    spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
      .on('error', fail)
      .on('exit', (code) => (code === 0 ? done() : fail(new Error(`typedoc: exit code ${code}`))));
  });
}

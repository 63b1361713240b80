// Makes the page of licences, `site/dist/licences`, of what the other parts noted there, and of the programs that make them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../inBrowser.mjs';
import { sitePrograms } from '../python.mjs';
import { licencesOut } from './packed.mjs';

const load = createRequire(import.meta.url);
const { licencesPage } = load('../../dist/site/licences/licencesPage.js');
const { packageLicence } = load('../../dist/site/licences/packageLicence.js');

const notebooks = join(root, 'site', 'dist', 'notebooks');
const parts = [
  { title: 'The lab page', packages: noted('lab') },
  { title: 'The kernel in the browser, and the packages that cells import', packages: noted('notebooks') },
  { title: 'JupyterLite', packages: [...installed('jupyterlite-core'), ...inLite('build')] },
  {
    title: 'Widgets in JupyterLite',
    packages: [...installed('jupyterlab_widgets'), ...inLite('extensions/@jupyter-widgets/jupyterlab-manager/static')],
  },
  {
    title: 'Scripts, styles and icons of the book',
    packages: [
      ...installed('sphinx', 'myst-nb', 'sphinx-book-theme', 'pydata-sphinx-theme'),
      packageLicence(join(root, 'node_modules', 'typedoc')),
    ],
  },
];
mkdirSync(licencesOut, { recursive: true });
writeFileSync(join(licencesOut, 'index.html'), licencesPage(parts.filter(({ packages }) => packages.length > 0)));

function noted(part) {
  const file = join(licencesOut, `${part}.json`);
  const folders = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  return folders.map((folder) => packageLicence(join(root, folder)));
}

/** What JupyterLite tells of its own scripts. */
function inLite(folder) {
  const file = join(notebooks, folder, 'third-party-licenses.json');
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, 'utf8')).packages.map(({ name, versionInfo, licenseId, extractedText }) => {
    if (!licenseId) throw new Error(`${name} ${versionInfo}, in JupyterLite: expected a licence, found none`);
    return { name, version: versionInfo, licence: licenseId, text: extractedText.trim() };
  });
}

function installed(...names) {
  const python = join(sitePrograms(), 'python');
  return JSON.parse(execFileSync(python, [join(root, 'site', 'licences', 'installed.py'), ...names], { encoding: 'utf8' }));
}

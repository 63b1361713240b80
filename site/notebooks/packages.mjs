// The packages that cells import, each one file in which all its parts are, and those that load on their first use.
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildScripts } from '../browserBuild.mjs';
import { inBrowser, root } from '../inBrowser.mjs';
import { notePacked } from '../licences/packed.mjs';
import { common, inWorker, ownPaths } from './bundles.mjs';

const modules = join(root, 'node_modules');
const inModules = `${inWorker}/node_modules`;

/** What cells may import, whose types the compiler knows. */
export const importable = [
  'activation-supervision',
  'activation-supervision/widgets',
  'arquero',
  'danfojs-node',
  '@tensorflow/tfjs',
  'vega-lite',
  'ml-matrix',
  'simple-statistics',
];

/** Of this package, its entries; each is run when it is first asked for. */
const own = {
  '.': './index.js',
  widgets: './widgets/index.js',
  displays: './displays/ownDisplays.js',
};

/** tfjs and what computes for it share what is in both: they are one file, where the second looks for its programs. */
const tfjs = ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'];
const plain = ['arquero', 'danfojs-node', 'vega', 'vega-lite', 'ml-matrix', 'simple-statistics'];

/** What is not put into another package's file: it is one of its own, or the browser has nothing like it. */
const apart = ['node:*', 'tslab', ...tfjs, ...plain, '@tensorflow/tfjs-node', 'typescript', '@resvg/resvg-js', 'zeromq', 'pdfkit', 'svg-to-pdfkit'];
const nodeNames = 'buffer crypto events fs os path stream timers url util vm worker_threads zlib http https net child_process string_decoder assert tls querystring punycode module perf_hooks'.split(' ');

/** Builds them all. @returns the file of each name, and the files: path in a worker, name beside the kernel's, size. */
export async function buildPackages(out) {
  const packages = {};
  const files = [];
  const list = (path, name) => files.push([path, name, statSync(join(out, name)).size]);

  const entries = (parts) => {
    const each = Object.entries(parts).map(([part, file]) => `${JSON.stringify(part)}: () => require('${file}')`);
    return { contents: `module.exports = { ${each.join(', ')} };`, resolveDir: join(root, 'dist') };
  };
  await bundle(entries(own), join(out, 'package.js'));
  list(`${inWorker}/dist/index.js`, 'package.js');
  for (const part of Object.keys(own)) {
    const name = part === '.' ? 'activation-supervision' : `activation-supervision/${part}`;
    packages[name] = `${inWorker}/dist/index.js#${part}`;
  }
  const computing = `${inModules}/${tfjs[1]}`;
  await bundle(entries(Object.fromEntries(tfjs.map((name) => [name, name]))), join(out, 'tfjs.js'), tfjs);
  list(`${computing}/index.js`, 'tfjs.js');
  for (const name of tfjs) packages[name] = `${computing}/index.js#${name}`;
  packages['@tensorflow/tfjs-node'] = packages[tfjs[0]];
  for (const name of ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm']) {
    copyFileSync(join(modules, tfjs[1], 'dist', name), join(out, name));
    list(`${computing}/${name}`, name);
  }
  for (const each of plain) {
    const path = `${inModules}/${each}/index.js`;
    const contents = `module.exports = require('${each}');`;
    await bundle({ contents, resolveDir: root }, join(out, `${each}.js`), [each]);
    list(path, `${each}.js`);
    packages[each] = path;
  }
  for (const name of buildDigits(out)) list(`${inWorker}/digits/${name.slice('digits-'.length)}`, name);
  // Threads of the engine, where the page is isolated.
  await buildScripts({ engineThread: 'src/browser/engine/engineThreadScript.ts' }, out);
  return { packages, files };
}

/**
 * The images of notebook 09: a byte a pixel, the number of its shade; behind a 0, paper, how many follow of it.
 * @returns the names of the files.
 */
function buildDigits(out) {
  const images = Array.from({ length: 10 }, (_, digit) => {
    const file = join(modules, 'mnist', 'src', 'digits', `${digit}.json`);
    return JSON.parse(readFileSync(file, 'utf8')).data;
  });
  const shades = [...new Set(images.flatMap((image) => [...new Set(image)]))].sort((a, b) => a - b);
  const places = new Map(shades.map((shade, place) => [shade, place]));
  if (shades.length > 256) throw new Error(`digits: expected 256 shades, found ${shades.length}`);
  writeFileSync(join(out, 'digits-shades.json'), JSON.stringify(shades));
  for (const [digit, image] of images.entries())
    writeFileSync(join(out, `digits-${digit}.bin`), runs(image.map((shade) => places.get(shade))));
  return ['digits-shades.json', ...images.map((_, digit) => `digits-${digit}.bin`)];
}

function runs(places) {
  const bytes = [];
  for (let at = 0; at < places.length; at++) {
    bytes.push(places[at]);
    if (places[at] !== 0) continue;
    const from = at;
    while (places[at + 1] === 0 && at - from < 255) at++;
    bytes.push(at - from);
  }
  return Uint8Array.from(bytes);
}

/** @param inside packages that are bundled, and so not apart. */
async function bundle(stdin, outfile, inside = []) {
  await build({
    ...common,
    stdin: { ...stdin, loader: 'js' },
    outfile,
    format: 'cjs',
    platform: 'browser',
    mainFields: ['module', 'main'],
    conditions: ['browser'],
    external: [...apart.filter((name) => !inside.includes(name)), ...nodeNames],
    loader: { '.wasm': 'binary' },
    plugins: [inBrowser.dist, ownPaths, writeFileAtomic, absentPlugin, notePacked],
  });
}

/** What danfo asks for to read files that a browser does not reach, and to draw. */
const absent = ['plotly.js-dist-min', 'node-fetch', 'request', 'xlsx', 'stream-json'];
const absentPlugin = {
  name: 'absent',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${absent.map((name) => name.replaceAll('.', '\\.')).join('|')})(/.*)?$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({
      contents: `const absent = () => { throw new Error(${JSON.stringify(`${path} is not among what this site serves`)}); };
        module.exports = new Proxy(absent, { get: (_, name) => (name === '__esModule' ? false : absent) });`,
    }));
  },
};

/** A file is written at once in memory: what takes care of that on a disk has nothing to do. */
const writeFileAtomic = {
  name: 'write-file-atomic',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^write-file-atomic$/ }, () => ({ path: 'write-file-atomic', namespace: 'memory' }));
    onLoad({ filter: /.*/, namespace: 'memory' }, () => ({
      contents: `const { writeFileSync } = require('node:fs');
        module.exports = async (file, data) => writeFileSync(file, data);
        module.exports.sync = (file, data) => writeFileSync(file, data);`,
    }));
  },
};

// What a worker of the browser loads, made by esbuild of the package's build (`dist/`): the kernel, and a file a package.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, transform } from 'esbuild';
import { buildScripts } from '../browserBuild.mjs';
import { inBrowser, root } from '../inBrowser.mjs';
import { notePacked } from '../licences/packed.mjs';

const dist = join(root, 'dist');
/** Where the package lies in a worker's files. */
export const inWorker = '/activation-supervision';

/** Of Node's modules, the stand-ins of the same name written otherwise. */
const standIns = {
  async_hooks: 'asyncHooks',
  fs: 'fs/fs',
  'util/types': 'utilTypes',
  worker_threads: 'workerThreads',
};

/** Files of the package tell where they lie: in a worker's files. */
export const ownPaths = {
  name: 'own-paths',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
      if (!path.startsWith(dist) || path.includes('node_modules')) return undefined;
      const file = `${inWorker}/${relative(root, path).replaceAll('\\', '/')}`;
      const paths = `const __filename = ${JSON.stringify(file)}, __dirname = ${JSON.stringify(dirname(file))};`;
      return { contents: `${paths}\n${readFileSync(path, 'utf8')}`, loader: 'js' };
    });
  },
};

/** In the kernel, Node's modules are their stand-ins. */
const standInPlugin = {
  name: 'stand-ins',
  setup({ onResolve }) {
    onResolve({ filter: /^node:/ }, ({ path }) => {
      const name = path.slice('node:'.length);
      if (name === 'path') return { path: join(root, 'node_modules', 'path-browserify', 'index.js') };
      if (name === 'buffer') return { path: join(dist, 'browser', 'node', 'buffer.js') };
      const file = join(dist, 'browser', 'node', `${standIns[name] ?? name}.js`);
      if (!existsSync(file)) throw new Error(`${path}: nothing stands in for it`);
      return { path: file };
    });
  },
};

/** Names stay as they are: what is thrown and shown is known by its class. */
export const common = {
  bundle: true,
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'eof',
  target: 'es2022',
  logLevel: 'error',
  absWorkingDir: root,
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** The worker's two scripts: what fetches the packed texts, and what runs cells. */
export async function buildKernel(out) {
  await buildScripts({ kernel: 'src/browser/kernel/start.ts' }, out);
  await build({
    ...common,
    entryPoints: [join(dist, 'browser', 'kernel', 'worker.js')],
    outfile: join(out, 'cells.js'),
    format: 'iife',
    platform: 'browser',
    plugins: [standInPlugin, inBrowser.dist, ownPaths, notePacked],
    // The frames of its functions are hidden by this name.
    footer: { js: `//# sourceURL=${inWorker}/dist/kernel/kernel.js` },
  });
}

/** The page's part of the kernel. */
export async function buildPageKernel(file) {
  await build({
    ...common,
    entryPoints: [join(dist, 'browser', 'kernel', 'pageKernel.js')],
    outfile: file,
    format: 'esm',
    platform: 'browser',
    plugins: [notePacked],
  });
}

/** The compiler's text, made small as a whole: nobody reads its frames. */
export async function compilerText() {
  const text = readFileSync(join(root, 'node_modules', 'typescript', 'lib', 'typescript.js'), 'utf8');
  return (await transform(text, { minify: true, legalComments: 'eof', target: 'es2022' })).code;
}

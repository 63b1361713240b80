// A browser in the place of Node: the files of this package that are others there.
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What stands in the place of a file wherever a browser runs it. */
const always = {
  'kernel/language/compiler': 'browser/kernel/compiler',
  'engine/host/thisHost': 'browser/engine/thisHost',
  'displays/displayChart': 'browser/kernel/displayChart',
  'digits/rawImages': 'browser/kernel/rawImages',
  'data/arrays/npzArrays': 'browser/kernel/npzArrays',
};
/** And where nothing stands in for Node's own modules: whatever else asks for those does not build. */
const withoutNode = {
  'data/sha256': 'browser/platform/sha256',
  'random/sha1': 'browser/platform/sha1',
  'data/readBytes': 'browser/platform/readBytes',
  'data/atomicWrite': 'browser/platform/atomicWrite',
};

/** Of esbuild, over our sources (`src`, where Node's modules are not to be had) or over what is compiled of them (`dist`). */
export const inBrowser = {
  src: plugin('src', '.ts', { ...always, ...withoutNode }),
  dist: plugin('dist', '.js', always),
};

function plugin(folder, ending, files) {
  const from = join(root, folder);
  const replaced = new Map(
    Object.entries(files).map(([node, browser]) => [join(from, node), join(from, `${browser}${ending}`)]),
  );
  return {
    name: 'in-browser',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, importer }) => {
        const file = join(dirname(importer), path);
        if (replaced.has(file)) return { path: replaced.get(file) };
        // What is not compiled lies beside the sources alone.
        return file.endsWith('.wasm') ? { path: join(root, 'src', relative(from, file)) } : undefined;
      });
    },
  };
}

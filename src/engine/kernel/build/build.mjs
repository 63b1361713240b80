// `npm run build:engine [-- --out DIR] [--only NAME,…] [--contract fast]`: builds the kernel for WebAssembly and, as
// Node-API addons, for five platforms, with the C compiler inside a pinned ziglang from PyPI, and writes their SHA-256.
// `--contract fast` allows fused multiply-add and so breaks the first rule of README.md: tests show that it is found.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pythonWith } from './pythonWith.mjs';
import { baseline, targets } from './targets.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const kernel = dirname(here);
const root = resolve(kernel, '../../..');
const headers = join(root, 'node_modules/node-api-headers');
const { out, only, contract } = parseArgs({
  options: {
    out: { type: 'string', default: join(kernel, '../prebuilt') },
    only: { type: 'string', default: Object.keys(targets).join() },
    contract: { type: 'string', default: 'off' },
  },
}).values;

const sources = ['.', 'glp', 'product']
  .flatMap((folder) => readdirSync(join(kernel, folder)).map((name) => join(folder, name)))
  .filter((name) => name.endsWith('.c'))
  .sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
const forNode = ['addon.c', 'processor.c'];
const exported = Array.from(
  readFileSync(join(kernel, 'addon.c'), 'utf8').matchAll(/^METHOD\((\w+)/gm),
  (m) => m[1],
);

const python = pythonWith(join(root, '.venv-zig'), join(here, 'requirements.txt'));

/** Runs zig in the folder that it writes to: names without a path, so that none gets into what it writes. */
function zig(folder, ...args) {
  const { status, stderr } = spawnSync(python, ['-m', 'ziglang', ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`zig ${args[0]} failed: ${stderr}`);
  if (stderr.trim()) console.error(stderr.trim());
}

const compile = [
  '-O3',
  `-ffp-contract=${contract}`,
  '-fvisibility=hidden',
  '-fno-sanitize=all',
  '-g0',
  '-Wall',
  '-Wextra',
  `-I${kernel}`,
];

function buildWasm(folder, { target, flags, link }, to) {
  const files = sources.filter((name) => !forNode.includes(name)).map((name) => join(kernel, name));
  const names = exported.map((name) => `-Wl,--export=${name}`);
  zig(folder, 'cc', '-target', target, ...compile, ...flags, ...link, ...names, ...files, '-o', to);
}

function buildAddon(folder, { target, cpu, link = [], importLibrary }, to) {
  const objects = sources.map((name) => {
    const object = `${basename(name, '.c')}.o`;
    const processor = forNode.includes(name) ? baseline[cpu] : cpu;
    const include = `-I${join(headers, 'include')}`;
    zig(
      folder,
      'cc',
      '-target',
      target,
      `-mcpu=${processor}`,
      ...compile,
      '-fPIC',
      include,
      '-c',
      join(kernel, name),
      '-o',
      object,
    );
    return object;
  });
  const libraries = importLibrary ? [importedFrom(folder)] : [];
  zig(folder, 'cc', '-target', target, '-shared', '-s', ...link, ...objects, ...libraries, '-o', to);
}

/** Windows wants to know beforehand which functions node.exe has. */
function importedFrom(folder) {
  const definitions = readFileSync(join(headers, 'def/node_api.def'), 'utf8');
  writeFileSync(join(folder, 'node.def'), definitions);
  zig(folder, 'dlltool', '-m', 'i386:x86-64', '-d', 'node.def', '-l', 'node.lib');
  return 'node.lib';
}

/** A library for Windows says in its header when it was linked; the others do not. */
function withoutTime(bytes) {
  if (bytes.toString('latin1', 0, 2) === 'MZ') bytes.writeUInt32LE(0, bytes.readUInt32LE(0x3c) + 8);
  return bytes;
}

mkdirSync(out, { recursive: true });
for (const name of only.split(',')) {
  if (!targets[name]) throw new Error(`--only: expected some of ${Object.keys(targets)}, got ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    (name.endsWith('.wasm') ? buildWasm : buildAddon)(folder, targets[name], name);
    const bytes = withoutTime(readFileSync(join(folder, name)));
    writeFileSync(join(out, name), bytes);
    console.log(`${name}: ${bytes.length} bytes`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const sums = Object.keys(targets)
  .filter((name) => readdirSync(out).includes(name))
  .map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex')}  ${name}\n`,
  );
writeFileSync(join(out, 'SHA256SUMS'), sums.join(''));

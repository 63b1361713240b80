// `npm run build:ensemble [-- --processor] [--out FILE] [--arch sm_90]`: builds the server of steps for the GPU of this
// machine with nvcc, or with `--processor` for its processor with the pinned ziglang, which shows its bytes without a GPU.
// No build may fuse a multiplication with an addition: the bytes are the engine's only so.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pythonWith } from '../kernel/build/pythonWith.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const { processor, out, arch } = parseArgs({
  options: {
    processor: { type: 'boolean', default: false },
    out: { type: 'string', default: join(root, '.native/ensemble') },
    arch: { type: 'string', default: 'native' },
  },
}).values;

const source = join(here, 'ensemble.cu');
mkdirSync(dirname(resolve(out)), { recursive: true });
if (processor) {
  const python = pythonWith(join(root, '.venv-zig'), join(root, 'src/engine/kernel/build/requirements.txt'));
  const flags = [
    '-x',
    'c++',
    '-std=c++17',
    '-O2',
    '-ffp-contract=off',
    '-fno-sanitize=all',
    '-pthread',
    '-Wall',
  ];
  run(python, ['-m', 'ziglang', 'c++', ...flags, source, '-o', out]);
} else {
  run('nvcc', ['-O3', '-std=c++17', `-arch=${arch}`, '-fmad=false', source, '-o', out]);
}
console.log(out);

function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error?.code === 'ENOENT')
    console.error(`${program}: not found; it comes with CUDA (developer.nvidia.com/cuda)`);
  if (status !== 0) process.exit(status ?? 1);
}

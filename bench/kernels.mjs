import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median.mjs';
import { npmPackage } from './npmPackage.mjs';

const ROUNDS = 3;
const CELLS = 50;
/** Names that earlier cells declared; the first is the plain time of a cell. */
const SIZES = [0, 600, 3600];
/** Typed where the language has types: all of the TypeScript kernels check it. */
const typescript = 'const x_{i}: number = 1; x_{i}';
const typescriptName = 'const n_{i}: number = {i};';
const DENO = ['deno', '2.9.6'];

/** Deno from npm; its package needs no install script. */
function deno(root, log) {
  const { folder, absent } = npmPackage(root, ...DENO, log);
  if (absent) return { absent };
  const program = join(folder, 'node_modules', '.bin', 'deno');
  return { argv: [program, 'jupyter', '--kernel', '--conn', '{connection_file}'] };
}

/** Null where a round gave up on that many names. */
function medianOfThose(times) {
  return times.includes(null) ? null : median(times);
}

/**
 * Start-up and a trivial cell of our kernel beside stock tslab, Deno's and ipykernel, in turns; the cell also after hundreds
 * and thousands of names.
 * @returns {Promise<Array<{ key, title, start?: number, cell?: number, after?: Record<number, number | null>, absent?: string }>>}
 * medians in ms; `after` by the number of names, null where declaring them took longer than a reader would wait.
 */
export async function kernels(root, log) {
  const require = createRequire(join(root, 'package.json'));
  const { jupyterEnvironment, testRequirements } = require(join(root, 'dist/kernel/jupyterEnvironment.js'));
  const { installKernelspec } = require(join(root, 'dist/kernel/kernelspec.js'));
  const folder = mkdtempSync(join(tmpdir(), 'bench-kernels-'));
  const tslab = join(root, 'node_modules', 'tslab', 'bin', 'tslab');
  const contestants = [
    { key: 'ours', title: 'ours', kernel: 'activation-supervision', cell: typescript, name: typescriptName },
    {
      key: 'tslab',
      title: 'tslab 1.0.22, stock',
      kernel: 'bench-tslab',
      cell: typescript,
      name: typescriptName,
      argv: [process.execPath, tslab, 'kernel', '--config-path', '{connection_file}'],
    },
    {
      key: 'deno',
      title: 'Deno',
      kernel: 'bench-deno',
      cell: typescript,
      name: typescriptName,
      ...deno(root, log),
    },
    {
      key: 'ipykernel',
      title: 'ipykernel (Python)',
      kernel: 'python3',
      cell: 'x_{i}: int = 1; x_{i}',
      name: 'n_{i}: int = {i}',
    },
  ];
  try {
    const python = jupyterEnvironment(testRequirements, log);
    installKernelspec({ prefix: folder });
    for (const { kernel, argv, title } of contestants.filter(({ argv }) => argv)) {
      const spec = join(folder, 'share', 'jupyter', 'kernels', kernel);
      mkdirSync(spec, { recursive: true });
      writeFileSync(
        join(spec, 'kernel.json'),
        JSON.stringify({ argv, display_name: title, language: 'typescript', interrupt_mode: 'message' }),
      );
    }
    const present = contestants.filter(({ absent }) => !absent);
    log(`${present.map(({ title }) => title).join(', ')}: ${ROUNDS} starts and ${CELLS} cells each`);
    const script = join(root, 'bench', 'contestants', 'kernel_times.py');
    const { status, stdout } = spawnSync(
      python,
      [
        script,
        `${ROUNDS}`,
        `${CELLS}`,
        SIZES.join(),
        ...present.flatMap(({ kernel, cell, name }) => [kernel, cell, name]),
      ],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, JUPYTER_PATH: join(folder, 'share', 'jupyter') },
      },
    );
    if (status !== 0) throw new Error(`the timing of the kernels ended with status ${status}, as said above`);
    const found = JSON.parse(stdout);
    return contestants.map(({ key, title, kernel, absent }) => {
      const times = found[kernel];
      if (absent || times.absent) return { key, title, absent: absent ?? times.absent };
      const [cell, ...rest] = SIZES.map((_, i) => medianOfThose(times.cells.map((medians) => medians[i])));
      const after = Object.fromEntries(rest.map((ms, i) => [SIZES[i + 1], ms]));
      return { key, title, start: median(times.start), cell, after };
    });
  } catch (error) {
    return contestants.map(({ key, title }) => ({ key, title, absent: error.message }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

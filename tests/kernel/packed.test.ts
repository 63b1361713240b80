import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { type Ended, needJupyter, runPython } from '../jupyter';

const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'somewhere élse ')));
const prefix = join(elsewhere, 'environment');
const spec = join(prefix, 'share', 'jupyter', 'kernels', 'activation-supervision');
const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/;

afterAll(() => rmSync(elsewhere, { recursive: true }));

/** The file that `npm pack` makes of what was built. */
function packed(): { tarball: string; files: string[] } {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', elsewhere], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  const [{ filename, files }] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }];
  return { tarball: join(elsewhere, filename), files: files.map(({ path }) => path) };
}

/** Takes away what `npx` installed, as cleaning npm's cache does. */
function cleanNpx(tarball: string): number {
  const cache = join(execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(), '_npx');
  const made = readdirSync(cache).filter((name) => {
    const manifest = join(cache, name, 'package.json');
    return existsSync(manifest) && readFileSync(manifest, 'utf8').includes(dirname(tarball));
  });
  for (const name of made) rmSync(join(cache, name), { recursive: true });
  return made.length;
}

/** The command line of the package beside the kernelspec. */
function commandLine(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { argv } = JSON.parse(readFileSync(join(spec, 'kernel.json'), 'utf8')) as { argv: string[] };
  const cli = join(dirname(argv[1]), '..', 'cli.js');
  const env = { ...process.env, ACTIVATION_SUPERVISION_DATA: '' };
  return spawnSync(process.execPath, [cli, ...args], { cwd: elsewhere, encoding: 'utf8', env });
}

function jupyter(args: string[], env: Record<string, string> = {}, input = ''): Promise<Ended> {
  const path = join(prefix, 'share', 'jupyter');
  return runPython(['-m', ...args], { cwd: elsewhere, env: { JUPYTER_PATH: path, ...env }, input });
}

function shown(notebook: string): string[] {
  type Cell = { outputs: { data?: Record<string, string[] | string> }[] };
  const { cells } = JSON.parse(readFileSync(join(elsewhere, notebook), 'utf8')) as { cells: Cell[] };
  return cells.flatMap(({ outputs }) => outputs.map(({ data }) => [data?.['text/plain']].flat().join('')));
}

describe('the packed package, elsewhere', () => {
  let missing = 'it was not installed';

  it('is small, and installs by npx a kernel that stays when the cache is cleaned', async ({ skip }) => {
    needJupyter(skip);
    const { tarball, files } = packed();
    expect(statSync(tarball).size).toBeLessThan(3_000_000);
    expect(files).toContain('dist/kernel/main.js');
    expect(files.filter((file) => /^(data|tests|notebooks|bench|workflow)\//.test(file))).toEqual([]);

    const npx = ['exec', '--yes', '--prefer-offline', `--package=${tarball}`, '--', 'activation-supervision'];
    const install = [...npx, 'kernel', 'install', '--prefix', prefix];
    const { status, stderr, stdout } = spawnSync('npm', install, { cwd: elsewhere, encoding: 'utf8' });
    if (offline.test(stderr)) {
      missing = `npm finds no registry: ${stderr.split('\n')[0]}`;
      skip(missing);
    }
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('holds a copy of the package');
    expect(cleanNpx(tarball)).toBe(1);
    const { argv } = JSON.parse(readFileSync(join(spec, 'kernel.json'), 'utf8')) as { argv: string[] };
    expect(argv[1].startsWith(spec)).toBe(true);
    const listed = await jupyter(['jupyter', 'kernelspec', 'list']);
    expect(listed.stdout).toContain(spec);
    cpSync(join(__dirname, 'fixtures', 'outside', 'notebook.ipynb'), join(elsewhere, 'in.ipynb'));
    missing = '';
  }, 900_000);

  it('runs a notebook from end to end', async ({ skip }) => {
    if (missing) skip(missing);
    const run = ['--to', 'notebook', '--execute', 'in.ipynb', '--output', 'out.ipynb'];
    const executed = await jupyter(['jupyter', 'nbconvert', ...run]);
    expect(executed.status, executed.stderr).toBe(0);
    expect(shown('out.ipynb')).toEqual(["'b x 43 3 1'", "'function'"]);
  });

  it('says of commands what they miss', ({ skip }) => {
    if (missing) skip(missing);
    for (const command of ['tables', 'lab']) {
      const { status, stderr } = commandLine(command);
      expect(status, stderr).toBe(2);
      expect(stderr).toContain('it comes with the repository');
    }
    const again = commandLine('kernel', 'install', '--prefix', prefix);
    expect(again.stderr).toContain('what runs now');
  });

  it('answers in a console', async ({ skip }) => {
    if (missing) skip(missing);
    const args = ['console', '--kernel', 'activation-supervision', '--simple-prompt'];
    const input = 'const a: number = 40\na + 2\nconst b: string = a\n';
    const { stdout, stderr } = await jupyter(['jupyter', ...args], {}, input);
    expect(stdout).toContain('Out[2]: 42');
    expect(stderr).toContain("Type 'number' is not assignable to type 'string'");
  });

  it('takes parameters from papermill, by their types', async ({ skip }) => {
    if (missing) skip(missing);
    const site = join(elsewhere, 'site');
    const own = commandLine('kernel', 'papermill').stdout.trim();
    const installed = await jupyter(['pip', 'install', '--quiet', '--no-deps', '--target', site, own]);
    expect(installed.status, installed.stderr).toBe(0);
    const env = { PYTHONPATH: site };
    const given = ['-p', 'seed', '1e3', '-p', 'label', 'é "quoted"', '-y', 'sizes: [1.5, 2, 40]'];
    const milled = await jupyter(['papermill', ...given, 'in.ipynb', 'milled.ipynb'], env);
    expect(milled.status, milled.stderr).toBe(0);
    expect(shown('milled.ipynb')).toEqual(['\'b é "quoted" 1001 43.5 11\'', "'function'"]);
    const told = await jupyter(['papermill', '--help-notebook', 'in.ipynb'], env);
    expect(told.stdout).toMatch(/seed: number \(default 42\)\s+where it begins/);
  });
});

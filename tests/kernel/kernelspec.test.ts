import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/inputError';
import { readConnection } from '../../src/kernel/broker/connection';
import { installKernelspec, uninstallKernelspec } from '../../src/kernel/kernelspec';
import { packageRoot } from '../../src/packageRoot';

const built = join(packageRoot, 'dist', 'kernel', 'kernelspec.js');
const prefix = mkdtempSync(join(tmpdir(), 'kernelspec '));

describe('the kernelspec', () => {
  it('is installed with absolute paths, interrupts by message, and logos', () => {
    const folder = installKernelspec({ prefix });
    const spec = JSON.parse(readFileSync(join(folder, 'kernel.json'), 'utf8'));
    expect(folder).toBe(join(prefix, 'share', 'jupyter', 'kernels', 'activation-supervision'));
    expect(spec.argv.slice(0, 2).every(isAbsolute)).toBe(true);
    expect(spec.argv.slice(2)).toEqual(['--connection-file', '{connection_file}']);
    expect(spec).toMatchObject({ interrupt_mode: 'message', language: 'typescript' });
    expect(readFileSync(join(folder, 'logo-64x64.png')).subarray(1, 4).toString()).toBe('PNG');
    expect(existsSync(join(folder, 'logo-svg.svg'))).toBe(true);
  });

  it('may be installed by several at the same time', async () => {
    const one = `require(${JSON.stringify(built)}).installKernelspec({ prefix: ${JSON.stringify(prefix)} })`;
    const script = `for (let i = 0; i < 50; i++) ${one}`;
    const run = promisify(execFile);
    await Promise.all([1, 2, 3].map(() => run(process.execPath, ['-e', script])));
    expect(readdirSync(join(prefix, 'share', 'jupyter', 'kernels', 'activation-supervision')).sort()).toEqual(
      ['kernel.json', 'logo-64x64.png', 'logo-svg.svg'],
    );
  });

  it('is removed, and its absence said', () => {
    expect(existsSync(uninstallKernelspec({ prefix }))).toBe(false);
    expect(() => uninstallKernelspec({ prefix })).toThrow(InputError);
  });

  it('goes to one place', () => {
    expect(() => installKernelspec({ prefix, user: true })).toThrow(InputError);
  });
});

describe('a connection file', () => {
  it('that is missing, or lacks a port, is bad input', () => {
    expect(() => readConnection(join(prefix, 'none.json'))).toThrow(InputError);
    expect(() => readConnection(join(__dirname, '../../package.json'))).toThrow(
      /expected a number shell_port/,
    );
  });
});

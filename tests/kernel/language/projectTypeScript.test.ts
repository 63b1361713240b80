import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { findTsconfig, isSupported, projectTypeScript } from '../../../src/kernel/language/projectTypeScript';
import { packageRoot } from '../../../src/packageRoot';

function project(version?: string, config = '{}'): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'own compiler ')));
  if (config) writeFileSync(join(folder, 'tsconfig.json'), config);
  if (version) {
    const typescript = join(folder, 'node_modules', 'typescript');
    mkdirSync(typescript, { recursive: true });
    writeFileSync(join(typescript, 'package.json'), JSON.stringify({ name: 'typescript', version }));
  }
  return folder;
}

describe('the compiler of a project', () => {
  it('is its own where it has one of the supported range', () => {
    const folder = project('5.6.3');
    const file = join(folder, 'node_modules', 'typescript', 'lib', 'typescript.js');
    expect(projectTypeScript(folder)).toEqual({ file, version: '5.6.3' });
    mkdirSync(join(folder, 'notebooks'));
    expect(projectTypeScript(join(folder, 'notebooks')).file).toBe(file);
  });

  it("is the kernel's where it has none, or another, or no tsconfig", () => {
    for (const folder of [project(), project('4.9.5'), project('7.0.2'), project('5.6.3', '')])
      expect(projectTypeScript(folder).version).toBe(ts.version);
  });

  it.each([
    ['5.4.0', true],
    ['5.9.3', true],
    ['5.3.3', false],
    ['4.9.5', false],
    ['6.0.3', true],
    ['7.0.2', false],
  ])('of version %s is supported: %s', (version, supported) => {
    expect(isSupported(version)).toBe(supported);
  });
});

describe('a tsconfig', () => {
  it('is the nearest above a folder', () => {
    const folder = project();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    expect(findTsconfig(join(folder, 'a', 'b'))).toBe(join(folder, 'tsconfig.json'));
    writeFileSync(join(folder, 'a', 'tsconfig.json'), '{}');
    expect(findTsconfig(join(folder, 'a', 'b'))).toBe(join(folder, 'a', 'tsconfig.json'));
  });

  it('of this package is none for the notebooks in it', () => {
    expect(findTsconfig(join(packageRoot, 'notebooks'))).toBeUndefined();
  });
});

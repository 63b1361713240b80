import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modelSpecs } from '../../../src/widgets/models/modelSpecs';

const models = join(__dirname, '../../../src/widgets/models');

it('the committed models are what the script makes of the schema', () => {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  try {
    execFileSync(process.execPath, [join(models, 'generate.mjs'), folder]);
    for (const name of ['modelSpecs.ts', 'modelStates.ts'])
      expect(readFileSync(join(models, name), 'utf8')).toBe(readFileSync(join(folder, name), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('the models are all of the schema, each with what a front end needs to find it', () => {
  expect(Object.keys(modelSpecs)).toHaveLength(69);
  for (const [kind, { model, attributes }] of Object.entries(modelSpecs)) {
    expect(model.name).toBe(`${kind}Model`);
    expect(model.module).toMatch(/^@jupyter-widgets\/(base|controls|output)$/);
    expect(Object.keys(attributes).length).toBeGreaterThan(0);
  }
});

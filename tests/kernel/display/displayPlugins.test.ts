import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { mimeBundle } from '../../../src/kernel/display/display';
import {
  addPluginsLater,
  type DisplayPlugin,
  displayPlugins,
} from '../../../src/kernel/display/displayPlugins';

afterEach(() => displayPlugins().clear());

const point: DisplayPlugin = (value) =>
  'x' in value ? { 'text/html': `<b>${(value as { x: number }).x}</b>` } : undefined;

describe('display plug-ins', () => {
  it('show the values that they know, the first before the second, and leave the others', () => {
    displayPlugins().set('point', point);
    displayPlugins().set('any', () => ({ 'text/plain': 'second' }));
    expect(mimeBundle({ x: 1 })).toEqual({ 'text/html': '<b>1</b>' });
    expect(mimeBundle({ y: 1 })).toEqual({ 'text/plain': 'second' });
    expect(mimeBundle(5)).toEqual({ 'text/plain': '5' });
  });

  it('stand behind what a value says of itself', () => {
    displayPlugins().set('point', point);
    const own = { x: 1, [Symbol.for('Jupyter.display')]: { 'text/html': 'own' } };
    expect(mimeBundle(own)).toEqual({ 'text/html': 'own' });
  });

  it('lie where any package finds them, and are no bundle of the global object', () => {
    const shared = (globalThis as Record<symbol, unknown>)[Symbol.for('Jupyter.display')];
    expect(shared).toBe(displayPlugins());
    displayPlugins().set('point', point);
    expect(Object.keys(mimeBundle(globalThis))).toEqual(['text/plain']);
  });

  it('take the place of one of their name', () => {
    displayPlugins().set('point', point);
    displayPlugins().set('point', () => ({ 'text/plain': 'edited' }));
    expect(mimeBundle({ x: 1 })).toEqual({ 'text/plain': 'edited' });
  });

  it('that fail are no error of the value', () => {
    displayPlugins().set('broken', () => {
      throw new Error('broken');
    });
    expect(String((mimeBundle({ x: 1 }) as Record<string, unknown>)['text/plain'])).toContain('broken');
  });

  it('of a file are loaded with the first object that is shown, once', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'plugin-')), 'plugin.cjs');
    writeFileSync(
      file,
      `globalThis.pluginLoads = (globalThis.pluginLoads ?? 0) + 1;
globalThis[Symbol.for('Jupyter.display')].set('late', (value) => 'x' in value ? { 'text/html': 'later' } : undefined);`,
    );
    const loads = () => (globalThis as { pluginLoads?: number }).pluginLoads;
    addPluginsLater(file);
    mimeBundle(5);
    expect(loads()).toBeUndefined();
    expect(mimeBundle({ x: 1 })).toEqual({ 'text/html': 'later' });
    expect(mimeBundle({ x: 2 })).toEqual({ 'text/html': 'later' });
    expect(loads()).toBe(1);
  });
});

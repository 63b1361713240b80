import { beforeAll, describe, expect, it } from 'vitest';
import { BrowserModules } from '../../../src/browser/kernel/modules';
import { files } from '../../../src/browser/node/files';

const folder = '/activation-supervision/notebooks';

function file(path: string, text: string): void {
  files.makeFolder(path.slice(0, path.lastIndexOf('/')), true);
  files.write(path, new TextEncoder().encode(text));
}

describe('how cells import in a browser', () => {
  let modules: BrowserModules;

  beforeAll(() => {
    file(
      '/packages/one.js',
      'exports.runs = (globalThis.runs = (globalThis.runs ?? 0) + 1); exports.two = () => require("two");',
    );
    file(
      '/packages/two.js',
      'module.exports = { ".": () => ({ part: "whole" }), inner: () => ({ part: "inner" }) };',
    );
    file('/packages/bad.js', 'throw new Error("not today");');
    modules = new BrowserModules(
      {
        one: '/packages/one.js',
        two: '/packages/two.js#.',
        'two/inner': '/packages/two.js#inner',
        bad: '/packages/bad.js',
      },
      folder,
    );
  });

  it('a package runs once, and finds the others', async () => {
    const one = modules.require('one') as { runs: number; two(): unknown };
    expect(one.two()).toEqual({ part: 'whole' });
    expect((await modules.need('one')).module).toBe(one);
    expect(one.runs).toBe(1);
  });

  it('a file of several entries has each by its own name', () => {
    expect(modules.require('two/inner')).toEqual({ part: 'inner' });
  });

  it('`import()` gives a namespace with a default', async () => {
    expect(await modules.import('one')).toMatchObject({ runs: 1, default: { runs: 1 } });
  });

  it('Node’s modules have stand-ins, with `node:` and without', () => {
    expect(modules.require('node:fs')).toBe(modules.require('fs'));
    expect(() => (modules.require('child_process') as { spawn(): void }).spawn()).toThrow(
      'spawn of node:child_process: a browser has nothing like it; it works in the Node kernel',
    );
  });

  it('a name that the site does not serve is missing, as in Node', () => {
    expect(() => modules.require('left-pad')).toThrow(
      "Cannot find module 'left-pad': it is not among the packages that this site serves",
    );
  });

  it('a package that failed is tried again', () => {
    expect(() => modules.require('bad')).toThrow('not today');
    expect(() => modules.require('bad')).toThrow('not today');
  });
});

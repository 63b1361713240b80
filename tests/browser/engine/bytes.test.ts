import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/packageRoot';
import { BROWSERS, openBrowser, waitFor } from '../../site/browsers';
import { siteServer } from '../../site/siteServer';
import { engineBytes } from './engineBytes';

/** Starts the worker; the page keeps hold of it, and of its answer. */
const ask = `
  self.worker = new Worker('bytesWorker.js');
  worker.onmessage = ({ data }) => (self.found = data);
  worker.onerror = ({ message }) => (self.found = message);
  worker.postMessage(3);
`;
const artifacts = join(packageRoot, 'artifacts');

describe('the engines in a browser', () => {
  let folder = '';

  beforeAll(async () => {
    mkdirSync(artifacts, { recursive: true });
    folder = mkdtempSync(join(artifacts, 'bytes-'));
    const { buildScripts } = await import(join(packageRoot, 'site', 'browserBuild.mjs'));
    const scripts = {
      bytesWorker: 'tests/browser/engine/bytesWorker.ts',
      engineThread: 'src/browser/engine/engineThreadScript.ts',
    };
    await buildScripts(scripts, folder);
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>bytes</title>');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Isolated: three threads, in Firefox one.
  for (const name of BROWSERS)
    it(`compute the bytes of Node, on any page and on an isolated one: ${name}`, async ({ skip }) => {
      const browser = await openBrowser(name, skip);
      const expected = await engineBytes(2);
      try {
        for (const isolated of [false, true]) {
          const server = await siteServer(folder, { isolated });
          const page = await browser.newPage();
          await page.goto(server.url);
          await page.evaluate(ask);
          await waitFor(page, 'self.found', 120_000, 'title');
          const found = await page.evaluate('self.found');
          expect(found).toEqual({ isolated, ...expected });
          await page.close();
          server.close();
        }
      } finally {
        await browser.close();
      }
    }, 600_000);
});

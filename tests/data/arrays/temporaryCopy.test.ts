import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { temporaryCopy } from '../../../src/data/arrays/temporaryCopy';
import { packageRoot } from '../../../src/packageRoot';
import { temporaryFolder } from '../temporaryFolder';

describe('temporaryCopy', () => {
  it('is what the stream gives', async () => {
    const path = await temporaryCopy(Readable.from([Buffer.from('ab'), Buffer.from('c')]), {
      size: 3,
      shown: 'x',
    });
    expect(readFileSync(path, 'utf8')).toBe('abc');
  });

  it('refuses what the temporary folder has no room for, before it writes a byte', async () => {
    const stream = Readable.from([Buffer.from('a')]);
    await expect(temporaryCopy(stream, { size: 1e18, shown: 'bomb.npz#h' })).rejects.toThrow(
      /bomb\.npz#h: unpacked it takes 1000000000\.0 GB, and .* has .* GB left/,
    );
    expect(stream.destroyed).toBe(true);
  });

  it('ends at once with the reason of a signal', async () => {
    const stop = new AbortController();
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1024);
      })(),
    );
    setTimeout(() => stop.abort(), 20);
    const copy = temporaryCopy(endless, { size: 1, shown: 'x', signal: stop.signal });
    await expect(copy).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing when the process is ended by %s', async (name) => {
    const folder = join(temporaryFolder(), 'tmp');
    mkdirSync(folder);
    const module = join(packageRoot, 'dist/data/arrays/temporaryCopy.js');
    const script = `const { Readable } = require('node:stream');
      require(${JSON.stringify(module)}).temporaryCopy(Readable.from([Buffer.from('a')]), { size: 1, shown: 'x' })
        .then((path) => { console.log(path); setInterval(() => {}, 1000); });`;
    const child = spawn(process.execPath, ['-e', script], { env: { ...process.env, TMPDIR: folder } });
    const path = await new Promise<string>((said) =>
      child.stdout.once('data', (text) => said(String(text).trim())),
    );
    expect(existsSync(path)).toBe(true);
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('exit', (_, signal) => resolve(signal)),
    );
    child.kill(name);
    expect(await ended).toBe(name);
    expect(readdirSync(folder)).toEqual([]);
  });
});

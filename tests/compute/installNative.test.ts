import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindingFile, type NativePackage } from '../../src/compute/nativePackage';
import { installNative } from '../../src/compute/nativeSetup/installNative';
import { InputError } from '../../src/inputError';

/** A package that needs no library: it multiplies by itself, and says it sees a GPU or not. */
const packageOf = (gpu: boolean) => `
const tensor = { dataSync: () => [15] };
module.exports = {
  tensor2d: () => tensor,
  matMul: () => tensor,
  backend: () => ({ binding: { TF_Version: '9.9.9' }, isUsingGpuDevice: ${gpu} }),
};`;

const refused = `throw new Error('getaddrinfo ENOTFOUND somewhere')`;
const official = `
const fs = require('fs');
for (const part of ['deps/lib', 'lib/napi-v8']) fs.mkdirSync(part, { recursive: true });
fs.writeFileSync('lib/napi-v8/tfjs_binding.node', '');`;

/** Answers as python3 with pip would; `download` and `unpack` are shell commands. */
const python = (download: string, unpack = 'mkdir -p "$3/lib"') => `#!/bin/sh
PATH=/usr/bin:/bin
case "$*" in
  *--version*) exit 0 ;;
  *download*)
    while [ "$1" != --dest ]; do shift; done
    into="$2"
    ${download} ;;
  *) ${unpack} ;;
esac`;
const downloads = 'touch "$into/tensorflow_cpu-2.21.0-any.whl"';

let root: string;
let target: NativePackage;
const log: string[] = [];

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  chmodSync(join(root, path), 0o755);
}

function givenPackage(installScript: string, gpu = false): void {
  write('package/index.js', packageOf(gpu));
  write('package/scripts/install.js', installScript);
}

const install = () => installNative(target, join(root, 'stage'), (line) => log.push(line));

async function expectFailure(message: RegExp): Promise<void> {
  const error = await install().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).message).toMatch(message);
  expect((error as InputError).message).not.toContain('\n');
  expect(readdirSync(target.folder).sort()).toEqual(['index.js', 'scripts']);
  expect(existsSync(join(root, 'stage'))).toBe(false);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-native-'));
  mkdirSync(join(root, 'bin'));
  target = { name: 'fake', device: 'cpu', folder: join(root, 'package') };
  log.length = 0;
  vi.stubEnv('PATH', join(root, 'bin'));
  vi.stubEnv('CXX', '');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

describe('installNative', () => {
  it('keeps the official prebuilt library when it loads', async () => {
    givenPackage(official);
    expect(await install()).toEqual({ version: '9.9.9', gpu: false });
    expect(existsSync(bindingFile(target.folder))).toBe(true);
    expect(existsSync(join(root, 'stage'))).toBe(false);
  });

  it('replaces a broken earlier installation', async () => {
    givenPackage(official);
    write('package/deps/lib/old.so', '');
    await install();
    expect(readdirSync(join(target.folder, 'deps', 'lib'))).toEqual([]);
  });

  it('goes on with the wheel where the official download is refused, and says so', async () => {
    givenPackage(refused);
    await expectFailure(/python3/);
    expect(log.join('\n')).toMatch(/official prebuilt library: the download was refused or blocked .*wheel/);
  });

  it('stops an official download that stalls', async () => {
    givenPackage('setInterval(() => {}, 1000)');
    vi.stubEnv('TFJS_NATIVE_TIMEOUT', '0.5');
    await expectFailure(/python3/);
    expect(log.join('\n')).toMatch(/no end within the time limit/);
  });
});

const linux = process.platform === 'linux' && process.arch === 'x64';
if (!linux) console.info('the wheel route is not tested: it is for Linux on x86-64');

describe.runIf(linux)('installNative without the official library', () => {
  beforeEach(() => givenPackage(refused));

  it('names python3 where it is missing', () => expectFailure(/expected python3 with pip .*found none/));

  it('names pip where python3 has none', async () => {
    write('bin/python3', '#!/bin/sh\necho "No module named pip" >&2\nexit 1');
    await expectFailure(/expected pip beside python3, found none/);
  });

  it('says that the download was refused', async () => {
    write('bin/python3', python('echo "ERROR: No matching distribution found" >&2; exit 1'));
    await expectFailure(/downloading tensorflow-cpu 2\.21\.0 with pip: the download was refused or blocked/);
  });

  it('says that a download does not have the pinned hash', async () => {
    write('bin/python3', python('echo "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES" >&2; exit 1'));
    await expectFailure(/DO NOT MATCH THE HASHES/);
  });

  it.each([
    ['downloading', python('echo "OSError: [Errno 28] No space left on device" >&2; exit 1')],
    ['unpacking', python(downloads, 'echo "OSError: [Errno 28] No space left on device" >&2; exit 1')],
  ])('says that the disk is full while %s', async (step, stub) => {
    write('bin/python3', stub);
    await expectFailure(new RegExp(`^${step} .*the disk is full`));
  });

  it('names the compiler where it is missing', async () => {
    write('bin/python3', python(downloads));
    await expectFailure(/expected a C\+\+ compiler .*found none/);
  });

  it('gives the first error of a compiler that fails', async () => {
    write('bin/python3', python(downloads));
    write(
      'bin/g++',
      '#!/bin/sh\n[ "$1" = --version ] && exit 0\necho "a.cc:1: error: no such thing" >&2\nexit 1',
    );
    await expectFailure(/compiling the binding with g\+\+: a\.cc:1: error: no such thing/);
  });

  it('refuses a GPU library that sees no GPU', async () => {
    target = { ...target, device: 'gpu' };
    givenPackage(official);
    await expectFailure(/python3/);
    expect(log.join('\n')).toMatch(/libtensorflow 9\.9\.9 loads but does not see the GPU/);
  });
});

import { cp, mkdir, rm, statfs } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { InputError } from '../../inputError';
import type { NativePackage } from '../nativePackage';
import { moveInto } from './moveInto';
import { officialRoute } from './officialRoute';
import { type Probe, probe } from './probe';
import { wheelRoute } from './wheelRoute';

const gigabytesNeeded = { cpu: 2, gpu: 9 };

/**
 * Sets one package up by the first route that gives a binding that loads (and, for the GPU package, sees the GPU).
 * All work is done in `stage`, which is removed; the package changes only at the very end.
 * @throws InputError when no route works.
 */
export async function installNative(
  target: NativePackage,
  stage: string,
  log: (line: string) => void,
): Promise<Probe> {
  await rm(stage, { recursive: true, force: true });
  try {
    await mkdir(stage, { recursive: true });
    await checkSpace(stage, gigabytesNeeded[target.device]);
    log(`${target.name}: trying the official prebuilt library`);
    try {
      return await attempt(target, join(stage, 'official'), (folder) => officialRoute(target, folder));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      log(`${error.message}; going on with TensorFlow's Python wheel`);
    }
    return await attempt(target, join(stage, 'wheel'), (folder) => wheelRoute(target, folder, log));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new InputError(`setup:native: the disk is full (${stage})`);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function attempt(
  target: NativePackage,
  folder: string,
  build: (folder: string) => Promise<void>,
): Promise<Probe> {
  const built = ['deps', 'lib', 'build'].map((name) => join(target.folder, name));
  await cp(target.folder, folder, {
    recursive: true,
    filter: (path) => !built.some((skipped) => path === skipped || path.startsWith(skipped + sep)),
  });
  await build(folder);
  const found = await probe(folder);
  if (target.device === 'gpu' && !found.gpu) {
    throw new InputError(`libtensorflow ${found.version} loads but does not see the GPU`);
  }
  // The binding goes last: with it the package counts as set up.
  for (const part of ['deps', 'lib']) await moveInto(join(folder, part), join(target.folder, part));
  return found;
}

async function checkSpace(folder: string, gigabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / 1e9;
  if (free < gigabytes) {
    throw new InputError(
      `setup:native: expected ${gigabytes} GB of free disk at ${folder}, found ${free.toFixed(1)}`,
    );
  }
}

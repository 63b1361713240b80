import { cp, rename, rm } from 'node:fs/promises';

/** Puts a folder in the place of another; across file systems by a copy that is complete before it counts. */
export async function moveInto(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, `${to}.partial`, { recursive: true, verbatimSymlinks: true });
    await rename(`${to}.partial`, to);
  }
}

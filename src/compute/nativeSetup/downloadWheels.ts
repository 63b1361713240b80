import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../inputError';
import { failure } from './failure';
import { runTool } from './runTool';
import type { Wheel } from './wheels';

/** Wheels for CPython 3.11 on Linux x86-64 whatever runs pip: only the shared libraries in them are used. */
const platform = [
  '--only-binary=:all:',
  '--implementation=cp',
  '--python-version=3.11',
  '--abi=cp311',
  '--abi=none',
  ...['manylinux_2_27', 'manylinux_2_17', 'manylinux2014', 'manylinux_2_12', 'manylinux2010'].map(
    (tag) => `--platform=${tag}_x86_64`,
  ),
];

/**
 * Downloads pinned wheels through pip, from wherever this machine's pip takes its packages.
 * @returns the files, in the order asked.
 * @throws InputError when the download is refused, does not match its SHA-256, or fills the disk.
 */
export async function downloadWheels(
  python: string,
  wanted: readonly Wheel[],
  into: string,
): Promise<string[]> {
  await mkdir(into, { recursive: true });
  const list = join(into, 'requirements.txt');
  await writeFile(
    list,
    wanted.map(({ name, version, sha256 }) => `${name}==${version} --hash=sha256:${sha256}\n`).join(''),
  );
  const args = ['-m', 'pip', '--disable-pip-version-check', 'download', '--quiet', '--no-deps', ...platform];
  const result = await runTool(python, [...args, '--require-hashes', '--dest', into, '--requirement', list], {
    limit: 3_600_000,
  });
  if (result.status !== 0)
    throw failure(`downloading ${wanted[0].name} ${wanted[0].version} with pip`, result);
  const files = await readdir(into);
  return wanted.map(({ name, version }) => {
    const start = `${name.replaceAll('-', '_')}-${version}-`;
    const file = files.find((candidate) => candidate.startsWith(start));
    if (!file) throw new InputError(`downloading wheels: expected ${start}*.whl, found ${files.join(', ')}`);
    return join(into, file);
  });
}

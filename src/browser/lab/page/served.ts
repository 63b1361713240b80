import { InputError } from '../../../inputError';

/** Where the site's data lies, seen from the page. */
const DATA = '../data/';

export const stateFile = (epoch: number): string => `runs/baseline/states/${fileOf(epoch)}`;
export const snapshotFile = (epoch: number): string => `runs/baseline/snapshots/${fileOf(epoch)}`;
export const PRIOR_FILE = 'runs/baseline/directions/glp-onset.safetensors';

const fileOf = (epoch: number): string => `epoch-${String(epoch).padStart(6, '0')}.safetensors`;

/** A file of the site's data. @throws InputError when it is not served. */
export async function served(path: string): Promise<Uint8Array> {
  const answer = await fetch(DATA + path).catch(() => undefined);
  if (!answer?.ok)
    throw new InputError(`${path}: expected it to be served, found ${answer?.status ?? 'no answer'}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Size and SHA-256 of each data file, by path. */
export async function servedManifest(): Promise<ReadonlyMap<string, { readonly sha256: string }>> {
  const { files } = JSON.parse(new TextDecoder().decode(await served('manifest.json')));
  return new Map(files.map((file: { path: string; sha256: string }) => [file.path, file]));
}

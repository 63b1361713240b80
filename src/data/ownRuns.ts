import type { Manifest, ManifestProblem } from './manifest';

/** A folder of `runs` of which a manifest names no file, with its number of files. */
export interface OwnRun {
  readonly folder: string;
  readonly files: number;
}

/** What `verifyManifest` found, apart from whole runs that are only not of the manifest: someone's own. */
export function ownRuns(
  problems: readonly ManifestProblem[],
  { files }: Manifest,
): { readonly own: OwnRun[]; readonly faults: ManifestProblem[] } {
  const listed = new Set(files.map(({ path }) => runFolder(path)));
  const own = new Map<string, number>();
  const faults = problems.filter(({ path, kind }) => {
    const folder = runFolder(path);
    if (kind !== 'extra' || folder === undefined || listed.has(folder)) return true;
    own.set(folder, (own.get(folder) ?? 0) + 1);
    return false;
  });
  return { own: Array.from(own, ([folder, count]) => ({ folder, files: count })), faults };
}

const runFolder = (path: string): string | undefined => /^(.*\/)?runs\/[^/]+(?=\/)/.exec(path)?.[0];

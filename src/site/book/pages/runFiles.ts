import type { Manifest } from '../../../data/manifest';

/** A file of a run, with what its path says of it. */
export interface RunFile {
  readonly path: string;
  readonly run: string;
  /** The folder of its kind: `snapshots`, `glp/priors`, or `history`. */
  readonly kind: string;
  readonly epoch?: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files of the runs of a study that hold numbers: not their configs. */
export function runFiles({ files }: Manifest, study = ''): RunFile[] {
  const own = new RegExp(`^${study}runs/([^/]+)/(.+)\\.(?:safetensors|arrow)$`);
  return files.flatMap(({ path, bytes, sha256 }) => {
    const [, run, rest] = own.exec(path) ?? [];
    if (!rest) return [];
    const kind = rest.includes('/') ? rest.slice(0, rest.lastIndexOf('/')) : rest;
    const [, digits] = /(?:^|\/)epoch-(\d+)$/.exec(rest) ?? [];
    return [{ path, run, kind, epoch: digits ? Number(digits) : undefined, bytes, sha256 }];
  });
}

import { readFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/json/canonicalJson';
import { engineChoice } from '../engine/engineChoice';
import { packageRoot } from '../packageRoot';
import type { TrainerName } from './openTrainer';

/** Writes what a run was made with but does not depend on, such as the engine's build; never part of a comparison. */
export function writeEnvironment(path: string, threads: number, engine: TrainerName): void {
  const reason = engine === 'wasm' ? engineChoice().reason : undefined;
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const environment = {
    'activation-supervision': version,
    node: process.versions.node,
    v8: process.versions.v8,
    platform: `${platform()} ${arch()}`,
    threads,
    engine,
    ...(reason ? { not_native_because: reason } : {}),
  };
  atomicWrite(path, canonicalJson(environment));
}

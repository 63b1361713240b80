import { existsSync } from 'node:fs';
import { z } from 'zod';
import { atomicWrite } from '../data/atomicWrite';
import { canonicalJson } from '../data/json/canonicalJson';
import { parseJsonFile } from '../data/json/parseJsonFile';
import type { RunPaths } from '../data/runFolder';
import { provenance } from '../data/safetensors/provenance';
import { sha256 } from '../data/sha256';
import { stateBytes } from '../data/stateFile';
import type { TaskState } from '../engine/taskState';
import type { RunConfig } from './runConfig';

const schema = z.strictObject({ epoch: z.int().min(0), state_sha256: z.string() });

/** The full state that a run ended with, by its SHA-256: what a repetition is held to where the state itself is not kept. */
export type RunEnd = z.infer<typeof schema>;

/** `end.json` of a run; undefined for one that has not ended, or was made before runs wrote it. @throws InputError when it is damaged. */
export function readRunEnd({ end }: Pick<RunPaths, 'end'>): RunEnd | undefined {
  return existsSync(end) ? parseJsonFile(end, schema) : undefined;
}

export function writeRunEnd({ end }: Pick<RunPaths, 'end'>, config: RunConfig, state: TaskState): void {
  atomicWrite(end, canonicalJson({ epoch: state.step, state_sha256: stateHash(config, state) }));
}

/** The SHA-256 of a state's file. */
export function stateHash(config: RunConfig, state: TaskState): string {
  return sha256(stateBytes(state, provenance(config, state.step)));
}

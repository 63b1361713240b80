import type { RunConfig } from './runConfig';

/** What a snapshot says of itself; the names are those of the golden files. */
export function provenance({ task }: Pick<RunConfig, 'task'>, epoch: number): Record<string, string> {
  return { epoch: String(epoch), seed: String(task.seed), zipf_exponent: String(task.zipf_exponent) };
}

import type { Checkpoint } from '../../checkpoints/mapCheckpoint';

/** Which tensor was taken for which, and how much of the task the network then knows. */
export function checkpointText(
  file: string,
  { lines, inputs, shape, accuracy, knownPairs }: Checkpoint,
): string {
  return [
    `${file}: p = ${shape.p}, hidden widths ${shape.hidden.join(' and ')}, ${inputs} inputs`,
    ...lines.map((line) => `  ${line}`),
    `  right on ${(100 * accuracy).toFixed(1)} % of ${knownPairs} known pairs`,
    '',
  ].join('\n');
}

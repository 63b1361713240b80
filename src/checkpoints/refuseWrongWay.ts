import { InputError } from '../inputError';
import type { Candidate } from './candidate';
import { CLEARLY } from './chooseCandidate';
import { type Embedding, type Slot, type Source, sourceInWords, type TensorMap } from './slots';

/** @throws InputError where a kernel that was mapped one way has a far better accuracy the other way. */
export function refuseWrongWay(
  free: readonly Candidate[],
  chosen: Candidate,
  accuracy: number,
  map: TensorMap,
  score: (candidate: Candidate) => number,
): void {
  if (![...map.keys()].some((target) => /kernel|embedding/.test(target))) return;
  const sameTensors = free.filter(({ sources }) =>
    [...sources].every(([target, { name }]) => chosen.sources.get(target)?.name === name),
  );
  for (const other of sameTensors) {
    const right = score(other);
    if (right - accuracy < CLEARLY) continue;
    const turned = [...map.keys()].filter(
      (target) =>
        other.sources.get(target as Slot | Embedding)?.transposed !==
        chosen.sources.get(target as Slot | Embedding)?.transposed,
    );
    const better = turned
      .map((target) => sourceInWords(target, other.sources.get(target as Slot) as Source))
      .join(',');
    throw new InputError(
      `as mapped ${percent(accuracy)} of the known pairs are right, ${percent(right)} with ${better}`,
    );
  }
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

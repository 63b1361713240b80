import type { NamedArrays, TaskShape } from '../../src/engine/taskShape';
import type { TaskState } from '../../src/engine/taskState';
import { initialParameters } from '../../src/random/initialParameters';

export const smallShape: TaskShape = { p: 5, hidden: [4, 3] };

export function smallParameters(seed = 1): NamedArrays {
  return initialParameters(seed, smallShape);
}

export function smallState(step = 300): TaskState {
  const squares = Object.entries(smallParameters(3)).map(([name, values]) => [
    name,
    values.map((x) => x * x),
  ]);
  return {
    step,
    parameters: smallParameters(1),
    adamM: smallParameters(2),
    adamV: Object.fromEntries(squares),
  };
}

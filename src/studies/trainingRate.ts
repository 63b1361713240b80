import { TaskEngine } from '../engine/taskEngine';
import { baselineConfig, type Study, studySeeds } from '../study/study';
import { arithmeticOf } from '../training/arithmeticOf';
import { historyRow } from '../training/historyRow';
import { initialState } from '../training/initialState';
import { runData } from '../training/runConfig';

const STEPS = 50;
const HISTORY_EVERY = 100;

/** Epochs a second that a run of a study is trained at here with one thread, its rows of history counted: a second's measurement. */
export async function trainingRate(study: Study): Promise<number> {
  const config = baselineConfig(study, studySeeds(study)[0]);
  const { problem, split } = runData(config);
  const engine = await TaskEngine.create(problem, {
    threads: 1,
    adamw: config.adamw,
    labelGradient: arithmeticOf(config),
  });
  try {
    const start = initialState(config);
    engine.load(start);
    await engine.run(STEPS / 5);
    const steps = await seconds(() => engine.run(STEPS));
    historyRow(start.parameters, problem, split, problem.weights);
    const row = await seconds(() => historyRow(start.parameters, problem, split, problem.weights));
    return 1 / (steps / STEPS + row / HISTORY_EVERY);
  } finally {
    await engine.close();
  }
}

async function seconds(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

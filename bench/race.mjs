import { spawnSync } from 'node:child_process';
import { Contestant } from './contestant.mjs';
import { median } from './median.mjs';

const ROUNDS = 9;
/** What one contestant's turn lasts, about. */
const TURN_MS = 400;

/** Holds a process to one or two cores where the system can, so that every contestant has the same. */
function onCores(threads, command) {
  const cores = threads === 1 ? '0' : '0,1';
  return spawnSync('taskset', ['-c', cores, 'true']).status === 0
    ? ['taskset', '-c', cores, ...command]
    : command;
}

/**
 * The step of every contestant, in turns, so that whatever else the machine does meets all of them alike: medians over
 * the rounds, and the median over the rounds of the time of the contestant it is held `against` over its own.
 *
 * @param contestants `{ key, title, threads, command, env?, against?, absent? }`; `absent`: why it cannot even be started.
 * @returns {Promise<Array<{ key, title, engine?, ms?: number, ratio?: number, absent?: string }>>} `ratio` above 1: the
 *   one it is held against is slower.
 */
export async function race(root, log, contestants) {
  const running = [];
  try {
    for (const { key, title, threads, against, command, env, absent } of contestants) {
      log(`starting ${title}`);
      const contestant = absent
        ? { absent, stop: async () => {} }
        : await Contestant.start(onCores(threads, command), { cwd: root, env });
      running.push({ key, title, against, contestant, times: [] });
    }
    const present = running.filter(({ contestant }) => !contestant.absent);
    for (const entry of present) {
      entry.steps = Math.min(200, Math.max(1, Math.round(TURN_MS / (await entry.contestant.run(2)))));
    }
    for (let round = 1; round <= ROUNDS; round++) {
      log(`round ${round} of ${ROUNDS}`);
      for (const { contestant, steps, times } of present) times.push(await contestant.run(steps));
    }
  } finally {
    await Promise.all(running.map(({ contestant }) => contestant.stop()));
  }
  const timesOf = (wanted) =>
    running.find(({ key, contestant }) => key === wanted && !contestant.absent)?.times;
  return running.map(({ key, title, against, contestant, times }) => {
    if (contestant.absent) return { key, title, absent: contestant.absent };
    const ours = timesOf(against);
    const ratio = ours && median(times.map((time, i) => ours[i] / time));
    return { key, title, engine: contestant.engine, ms: median(times), ratio };
  });
}

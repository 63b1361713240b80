import { CONDITIONS } from './conditionList';
import { FRESH_SEEDS } from './seedGroups';

const CLI = 'npm run -s cli --';

/** What to type for an experiment, in the package's folder. */
export function experimentCommand(experiment: string, run = 'baseline'): string {
  return `${CLI} experiment ${experiment}${run === 'baseline' ? '' : ` --run ${run}`}`;
}

/** What to type for a run of that name; undefined for a name that no experiment gives. */
export function makingCommand(name: string): string | undefined {
  if (isCondition(name)) return experimentCommand(name);
  const [, seed, condition] = /^seed-(\d+)(?:-(.*))?$/.exec(name) ?? [];
  if (condition !== undefined)
    return isCondition(condition) ? experimentCommand(condition, `seed-${seed}`) : undefined;
  if (seed !== undefined) {
    const kind = FRESH_SEEDS.includes(Number(seed)) ? 'fresh-seeds' : 'ensemble';
    return experimentCommand(`${kind} --seeds ${seed}..${seed}`);
  }
  return name === 'baseline' ? experimentCommand(name) : undefined;
}

const isCondition = (name: string): boolean => CONDITIONS.some((one) => one.name === name);

const CLI = 'npm run -s cli --';

/** What to type for an experiment, in the package's folder. */
export function experimentCommand(experiment: string, run = 'baseline'): string {
  return `${CLI} experiment ${experiment}${run === 'baseline' ? '' : ` --run ${run}`}`;
}

/** What to type for a run of that name; undefined for a name that no experiment gives. */
export function makingCommand(name: string): string | undefined {
  const [, seed, condition] = /^(?:seed-(\d+))?(?:(?:^|-)((?:suppress|exact|epsilon).*))?$/.exec(name) ?? [];
  if (condition !== undefined) return experimentCommand(condition, seed && `seed-${seed}`);
  if (seed !== undefined) return experimentCommand(`ensemble --seeds ${seed}..${seed}`);
  return name === 'baseline' ? experimentCommand(name) : undefined;
}

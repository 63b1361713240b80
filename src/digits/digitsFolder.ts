import { join } from 'node:path';
import type { DigitArmName } from './digitArms';

/** Where things lie in a folder of digit trainings. */
export function digitsFolder(folder: string) {
  const ofSeed = (seed: number) => join(folder, `seed-${seed}`);
  return {
    config: join(folder, 'config.json'),
    environment: join(folder, 'environment.json'),
    history: (seed: number, arm: DigitArmName) => join(ofSeed(seed), `${arm}.arrow`),
    moment: (seed: number) => join(ofSeed(seed), 'moment.safetensors'),
    prior: (seed: number) => join(ofSeed(seed), 'prior.json'),
  };
}

import { existsSync } from 'node:fs';
import { atomicWrite } from '../data/atomicWrite';
import { writeHistory } from '../data/history';
import { canonicalJson } from '../data/json/canonicalJson';
import { writeSafetensors } from '../data/safetensorsFile';
import { InputError } from '../inputError';
import { allOnes } from '../metrics/algebra/allOnes';
import { randomDirections } from '../metrics/algebra/randomDirections';
import { DIGIT_ARMS, type DigitArm } from './digitArms';
import { type DigitsConfig, readDigitsConfig } from './digitsConfig';
import { digitsFolder } from './digitsFolder';
import { digitsMoment } from './digitsMoment';
import { digitsPrior } from './digitsPrior';
import { readDigits } from './readDigits';
import { trainArm } from './trainArm';

export interface MakeDigitsOptions {
  /** Seeds of the folder's that are trained; all where left out. */
  readonly seeds?: readonly number[];
  /** What is trained next, before it is. */
  readonly next?: (what: string) => void;
  readonly progress?: (epoch: number, of: number) => void;
  readonly signal?: AbortSignal;
  /** What the trainings are made with, for `environment.json`. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Trains what is missing in a folder of digit trainings, on tfjs' current backend. A training is written when it is whole; one
 * that was interrupted starts anew.
 * @param config what the folder is to hold; one that holds other trainings is refused.
 * @returns whether it came to its end.
 * @throws InputError for a folder of another configuration, or a seed that it does not have.
 */
export async function makeDigits(
  folder: string,
  config: DigitsConfig,
  { seeds = config.seeds, next, progress, signal, environment }: MakeDigitsOptions,
): Promise<boolean> {
  const paths = digitsFolder(folder);
  const other = seeds.find((seed) => !config.seeds.includes(seed));
  if (other !== undefined)
    throw new InputError(`seed: expected one of ${config.seeds.join(', ')}, found ${other}`);
  if (existsSync(paths.config) && canonicalJson(readDigitsConfig(folder)) !== canonicalJson(config)) {
    throw new InputError(
      `${paths.config}: expected the configuration that is asked for; give --out another folder`,
    );
  }
  if (!existsSync(paths.config)) atomicWrite(paths.config, canonicalJson(config));
  for (const seed of seeds) {
    const digits = readDigits({ ofEach: config.of_each, pixels: config.pixels, seed });
    for (const arm of DIGIT_ARMS.filter(({ name }) => !existsSync(paths.history(seed, name)))) {
      next?.(`seed ${seed}, ${arm.label}`);
      const { history, moment } = await trainArm(config, seed, digits, arm, {
        direction: directionOf(folder, config, seed, arm),
        progress: (epoch) => progress?.(epoch, config.epochs),
        signal,
      });
      if (signal?.aborted) return false;
      atomicWrite(paths.environment, canonicalJson(environment));
      if (arm.name === DIGIT_ARMS[0].name) writeSafetensors(paths.moment(seed), moment);
      writeHistory(paths.history(seed, arm.name), history);
    }
    if (existsSync(paths.prior(seed))) continue;
    next?.(`seed ${seed}, a prior`);
    const prior = await digitsPrior(digitsMoment(folder, seed), config, seed, signal);
    atomicWrite(paths.prior(seed), canonicalJson(prior));
  }
  return true;
}

function directionOf(
  folder: string,
  config: DigitsConfig,
  seed: number,
  { without }: DigitArm,
): Float64Array | undefined {
  const d = config.hidden[config.hidden.length - 1];
  if (without === 'pc1') return digitsMoment(folder, seed).pc1;
  if (without === 'random') return randomDirections(1, d, seed).data;
  return without === 'ones' ? allOnes(d) : undefined;
}

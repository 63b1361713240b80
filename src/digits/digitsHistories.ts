import { type History, readHistory } from '../data/history';
import { placeOf } from '../data/placeOf';
import { InputError } from '../inputError';
import { DIGIT_ARMS, type DigitArmName } from './digitArms';
import { readDigitsConfig } from './digitsConfig';
import { digitsFolder } from './digitsFolder';

/**
 * Cached trainings of one seed, by the names that charts give them.
 * @param folder made by the command `digits`. @param arms in this order; all where left out.
 * @throws InputError for a folder of none, a seed or training that it does not have, a damaged file.
 * @example
 * import { compareHistories, digitsHistories, show } from 'activation-supervision';
 * const histories = digitsHistories('data/digits', 1, ['as-trained', 'summed']);
 * Object.keys(histories); // => ['as trained', 'rows that sum to zero']
 * show(compareHistories(histories, { text: 'Seed 1' }));
 */
export function digitsHistories(
  folder: string,
  seed: number,
  arms: readonly DigitArmName[] = DIGIT_ARMS.map(({ name }) => name),
): Record<string, History> {
  const place = placeOf(folder);
  const { seeds } = readDigitsConfig(place);
  if (!seeds.includes(seed))
    throw new InputError(`${folder}: expected one of the seeds ${seeds.join(', ')}, found ${seed}`);
  return Object.fromEntries(
    arms.map((name) => {
      const arm = DIGIT_ARMS.find((one) => one.name === name);
      if (!arm) {
        const names = DIGIT_ARMS.map((one) => one.name).join(', ');
        throw new InputError(`training: expected one of ${names}, found ${name}`);
      }
      return [arm.label, readHistory(digitsFolder(place).history(seed, name))];
    }),
  );
}

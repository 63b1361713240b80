import { NotApplicableError, NotMadeError } from '../../inputError';

/**
 * What `make` gives, or promises; where a run lacks what that takes, a sentence below the cell says what, and which command
 * makes it.
 * @returns undefined where it is lacking.
 * @throws what `make` throws of another kind.
 * @example
 * import { attempt, openRun, residualRecordAt } from 'activation-supervision';
 * const record = attempt(() => residualRecordAt(openRun('baseline'), 25_700));
 * record?.direction.length; // => 128
 */
export function attempt<Made>(make: () => Promise<Made>): Promise<Made | undefined>;
export function attempt<Made>(make: () => Made): Made | undefined;
export function attempt(make: () => unknown): unknown {
  try {
    const made = make();
    return made instanceof Promise ? made.catch(say) : made;
  } catch (error) {
    return say(error);
  }
}

function say(error: unknown): undefined {
  if (!(error instanceof NotMadeError || error instanceof NotApplicableError)) throw error;
  const { message } = error;
  console.log(`${message[0].toUpperCase()}${message.slice(1)}.`);
  return undefined;
}

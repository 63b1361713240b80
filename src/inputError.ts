/**
 * The reader asked for something that cannot be done: a bad option, a damaged file, an unknown name.
 * The message is one line naming what was expected and what came; the command line prints it and exits with 2.
 * @example
 * import { InputError, openRun } from 'activation-supervision';
 * try {
 *   openRun('no-such-run');
 * } catch (error) {
 *   if (error instanceof InputError) console.log(error.message);
 * }
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/**
 * What was asked for needs something that a run never had: a collapse, a cycle. Another run may have it.
 * @example
 * import { conditionRun, NotApplicableError, openRun, residualProjection } from 'activation-supervision';
 * try {
 *   residualProjection(conditionRun(openRun('baseline'), 'exact'));
 * } catch (error) {
 *   if (error instanceof NotApplicableError) console.log(error.message);
 * }
 */
export class NotApplicableError extends InputError {}

/**
 * What was asked for can be had and is not there yet; the message ends with the command that makes it.
 * @example
 * import { NotMadeError, openRun, residualRecordAt } from 'activation-supervision';
 * try {
 *   residualRecordAt(openRun('baseline'), 25_100);
 * } catch (error) {
 *   if (error instanceof NotMadeError) console.log(`to make it: ${error.command}`);
 * }
 */
export class NotMadeError extends InputError {
  constructor(
    what: string,
    readonly command: string,
  ) {
    super(`${what}; make it with ${command}`);
  }
}

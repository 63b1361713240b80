/**
 * The reader asked for something that cannot be done: a bad option, a damaged file, an unknown name.
 * The message is one line naming what was expected and what came; the command line prints it and exits with 2.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** What was asked for needs something that a run never had: a collapse, a cycle. Another run may have it. */
export class NotApplicableError extends InputError {}

/** What was asked for can be had and is not there yet; the message ends with the command that makes it. */
export class NotMadeError extends InputError {
  constructor(
    what: string,
    readonly command: string,
  ) {
    super(`${what}; make it with ${command}`);
  }
}

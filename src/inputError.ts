/**
 * The reader asked for something that cannot be done: a bad option, a damaged file, an unknown name.
 * The message is one line naming what was expected and what came; the command line prints it and exits with 2.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

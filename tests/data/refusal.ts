import { expect } from 'vitest';
import { InputError } from '../../src/inputError';

/** The message of the InputError that `run` has to throw: one line. */
export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    const { message } = error as InputError;
    expect(message).not.toContain('\n');
    return message;
  }
  return expect.unreachable('an InputError was expected');
}

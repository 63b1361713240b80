import { expect } from 'vitest';
import { InputError } from '../../../src/inputError';

/** The message of the InputError that `work` has to end with: one line. */
export async function refused(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    const { message } = error as InputError;
    expect(message).not.toContain('\n');
    return message;
  }
  return expect.unreachable('an InputError was expected');
}

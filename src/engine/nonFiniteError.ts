/** Training met an infinite or NaN parameter. */
export class NonFiniteError extends Error {
  override readonly name = 'NonFiniteError';

  /** @param from the step that was known to be good; @param taken steps from there to the bad one. */
  constructor(from: number, taken: number) {
    super(`a parameter became infinite or NaN ${taken} steps after step ${from}`);
  }
}

/**
 * For each pair (a, b) how many of its operands one of the `reference` pairs has in the same place, 0 to 2: a and b are
 * read by different inputs of the network, so that (14, 42) shares nothing with (42, 14). A reference pair shares both
 * with itself.
 * @param pairs a0, b0, a1, b1, …. @param reference indices of pairs.
 */
export function sharedOperands(pairs: ArrayLike<number>, reference: readonly number[]): Uint8Array {
  const [first, second] = [0, 1].map((place) => new Set(reference.map((i) => pairs[2 * i + place])));
  return Uint8Array.from(
    { length: pairs.length / 2 },
    (_, i) => Number(first.has(pairs[2 * i])) + Number(second.has(pairs[2 * i + 1])),
  );
}

/** What a snapshot says of itself; the names are those of the golden files. @param config of its run. */
export function provenance(
  { task }: { readonly task: { readonly seed: number; readonly zipf_exponent: number } },
  epoch: number,
): Record<string, string> {
  return { epoch: String(epoch), seed: String(task.seed), zipf_exponent: String(task.zipf_exponent) };
}

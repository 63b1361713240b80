/** A picked direction, as a screen reader says it. @param picked in degrees. */
export const pickedInWords = (picked: number | undefined): string =>
  picked === undefined ? 'none picked' : `${picked}° from PC1 towards PC2`;

/** What the arrows in a plane are. @param taken the parts of the direction taken out along its axes. @param picked in degrees. */
export function directionsInWords(
  taken: readonly [number, number] | undefined,
  picked: number | undefined,
): string {
  const words: string[] = [];
  if (picked !== undefined) words.push(`Dashed: picked, ${pickedInWords(picked)}.`);
  if (taken)
    words.push(
      `Full line: taken out; ${Math.round(100 * Math.hypot(...taken))} % of its length is in this plane.`,
    );
  return words.length > 0
    ? words.join(' ')
    : 'To pick a direction, press in the middle and drag, or use the arrow keys.';
}

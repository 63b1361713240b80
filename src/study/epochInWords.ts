/** An epoch as a text has it: `25,700`. */
export const epochInWords = (epoch: number): string => epoch.toLocaleString('en-US');

/** As a column's title has it: `22k`, or in full where it is no number of thousands. */
export const epochInThousands = (epoch: number): string =>
  epoch % 1000 === 0 ? `${epoch / 1000}k` : epochInWords(epoch);

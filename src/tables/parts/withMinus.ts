/** A number as it is printed, not typed: with a minus sign before it in the place of a hyphen. */
export const withMinus = (number: string): string => number.replace(/^-/, '−');

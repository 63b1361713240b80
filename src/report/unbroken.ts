/** What cannot be torn between two lines: a number and its power of ten or per cent, with spaces that do not break. */
export const unbroken = (text: string): string =>
  text.replace(/ × (?=10[⁻⁰¹²³⁴-⁹])/g, '\u00a0×\u00a0').replace(/(?<=\d) (?=%)/g, '\u00a0');

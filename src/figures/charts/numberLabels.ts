/** `'-7'` of an exponent, raised: `⁻⁷`. */
const raised = (exponent: string): string => {
  const digit = (at: number) => `'⁰¹²³⁴⁵⁶⁷⁸⁹'[toNumber(${exponent}[${at}])]`;
  const further = [2, 3].map((at) => ` + (length(${exponent}) > ${at} ? ${digit(at)} : '')`).join('');
  return `(${exponent}[0] == '-' ? '⁻' : '') + ${digit(1)}${further}`;
};

/** What d3 writes as `1.2e-7`, in two parts. */
const PARTS = "split(format(datum.value, '.2~e'), 'e')";

/** `1.2 × 10⁻⁷`; a power of ten without its factor of one. */
const POWER = `(${PARTS}[0] == '1' ? '' : ${PARTS}[0] == '−1' ? '−' : ${PARTS}[0] + ' × ') + '10' + ${raised(`${PARTS}[1]`)}`;

/**
 * The Vega expression that labels the axis of a quantity that is thought of in powers of ten: each number with one. A label that
 * the scale leaves empty stays so.
 */
export const POWER_LABEL = `datum.label == '' ? '' : ${POWER}`;

/**
 * The Vega expression that labels every other axis of numbers, as `formatValue` writes them: as its format has it, with a power of
 * ten where it is below 0.001 or from a million on; minus signs, and a space before per cent. A zero among powers of ten is without decimals.
 */
export const NUMBER_LABEL =
  "datum.value == 0 && length(datum.label) > 5 && indexof(datum.label, '%') < 0 ? '0'" +
  " : datum.label == '' || datum.value == 0 || indexof(datum.label, '%') >= 0 || (abs(datum.value) >= 1e-3 && abs(datum.value) < 1e6)" +
  ` ? replace(replace(datum.label, '-', '−'), '%', ' %') : ${POWER}`;

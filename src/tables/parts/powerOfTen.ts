const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What toExponential gives, as it is printed: 1.20e-7 is 1.20 × 10⁻⁷. */
export function powerOfTen(exponential: string): string {
  const [digits, exponent] = exponential.split('e');
  if (Number(digits) === 0) return '0';
  if (Number(exponent) === 0) return digits;
  const raised = [...exponent.replace('+', '')].map((sign) => (sign === '-' ? '⁻' : RAISED[Number(sign)]));
  return `${digits} × 10${raised.join('')}`;
}

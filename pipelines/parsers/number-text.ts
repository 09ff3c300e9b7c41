/**
 * A number as Excel shows it when the cell is wide enough: fifteen significant digits, no exponent, decimal point.
 * Further digits are the noise of binary fractions, as in 33.799999999999997.
 */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value + 0);
  const [digits = '', exponent] = value.toPrecision(15).split('e');
  const text = exponent === undefined ? digits : movePoint(digits, Number(exponent));
  return text.includes('.') ? text.replace(/\.?0*$/, '') : text;
}

function movePoint(digits: string, by: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const plain = digits.replace('-', '').replace('.', '');
  if (by < 0) return `${sign}0.${'0'.repeat(-by - 1)}${plain}`;
  return `${sign}${plain.slice(0, by + 1).padEnd(by + 1, '0')}.${plain.slice(by + 1)}`;
}

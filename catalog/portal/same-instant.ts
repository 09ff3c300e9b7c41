/** Whether two dates name one instant, however they are spelled; what is no date is compared as text. */
export function isSameInstant(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  return Date.parse(one) === Date.parse(other);
}

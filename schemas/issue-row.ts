/** One kind of problem: severity, sentence and cure in German, then in English. `{names}` are filled in when it occurs. */
export function row(
  severity: 'error' | 'warning' | 'info',
  de: string,
  cureDe: string,
  en: string,
  cureEn: string,
) {
  return { severity, sentence: { de, en }, cure: { de: cureDe, en: cureEn } } as const;
}

/** How much two headings speak of the same thing: 1 for the same words, 0 for none in common. */
export function likeness(one: string, other: string): number {
  if (isRelative(one) !== isRelative(other)) return 0;
  const [left, right] = [wordsOf(one), wordsOf(other)];
  if (left.length === 0 || right.length === 0) return 0;
  const [covered, covering] = [meanCloseness(left, right), meanCloseness(right, left)];
  return covered + covering === 0 ? 0 : (2 * covered * covering) / (covered + covering);
}

/** How much of a heading another text takes up, whatever else that text says: 1 for every word, 0 for none. */
export function coverage(heading: string, text: string): number {
  const words = wordsOf(heading);
  return words.length === 0 ? 0 : meanCloseness(words, wordsOf(text));
}

function meanCloseness(words: readonly string[], among: readonly string[]): number {
  const best = words.map((word) => Math.max(0, ...among.map((candidate) => closeness(word, candidate))));
  return best.reduce((sum, one) => sum + one, 0) / words.length;
}

/** The words that carry meaning: without articles, remarks in brackets and what every table says. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[äöüß]/g, (letter) => folded.get(letter) ?? letter)
    .replace(/\beinwohner(innen|n|zahl)?\b/g, 'bevoelkerung')
    .split(/[^a-z0-9.]+/)
    .filter((word) => word.replace(/\./g, '').length > 2 && !empty.has(word));
}

/** Words are the same, one is the other shortened, or one is part of the other, as Betten of Krankenhausbetten. */
function closeness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const stem = short.replace(/\.$/, '');
  if (short.endsWith('.') && stem.length > 3 && long.startsWith(stem)) return 1;
  const common = [...stem].findIndex((letter, at) => letter !== long[at]);
  const shared = common < 0 ? stem.length : common;
  // A different ending of the same word, or a compound of it.
  if (shared >= 6 && shared >= long.length - 3) return 1;
  if (shared >= 4 && shared >= long.length - 1) return 1;
  if ((shared >= 6 && shared >= 0.6 * stem.length) || (stem.length >= 5 && long.includes(stem))) return 0.8;
  return 0;
}

function isRelative(text: string): boolean {
  return /\b(je|pro)\b/i.test(text);
}

const folded = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
]);

const empty = new Set(
  'und der die das des dem den ein eine einer von vom mit nach auf aus bei fuer ueber unter zur zum insgesamt gesamt anzahl prozent stichtag sowie bzw davon darunter'.split(
    ' ',
  ),
);

import type { Registry } from '../../indicators/registry.ts';
import type { Text } from '../../schemas/issues.ts';
import type { SourceRead } from '../../schemas/types.ts';
import { numberStyle } from '../steps/number-style.ts';
import { countBy, type Guess, guess } from './guess.ts';

type Numbers = NonNullable<SourceRead['numbers']>;

export interface NumberFacts {
  /** null where the parser's own style fits. */
  readonly numbers: Guess<Numbers> | null;
  /** The profile of codes/signs.yaml; null where the usual one fits. */
  readonly signs: Guess<string> | null;
  /** Signs in place of a figure or behind it, with how often they occur. */
  readonly found: readonly SignFacts[];
}

export interface SignFacts {
  readonly sign: string;
  readonly count: number;
  readonly isSuffix: boolean;
  /** What the chosen profile says of it; null where it does not know it. */
  readonly meaning: Text | null;
}

/** How the figures of a file are written, and which legend of signs explains what stands in their place. */
export function numberFacts(cells: readonly string[], read: SourceRead, registry: Registry): NumberFacts {
  const numbers = styleOf(cells, read);
  const style = numberStyle({ ...read, ...(numbers === null ? {} : { numbers: numbers.value }) });
  const pattern = new RegExp(style.cell);
  const matches = cells.map((cell) => pattern.exec(cell));
  const suffixes = countBy(
    matches.flatMap((match) => match?.[4] || []),
    (text) => text,
  );
  const signs = countBy(
    cells.filter((_, index) => matches[index] === null),
    (text) => text,
  );
  const zeros = cells.filter((cell) => /^0([.,]0+)?$/.test(cell)).length;
  const profile = profileOf([...signs.keys()], [...suffixes.keys()], zeros, read, registry);
  const known = registry.signs.profiles[profile.value];
  const meaningOf = (text: string, isSuffix: boolean) =>
    (isSuffix ? known?.suffixes?.[text] : known?.signs[text])?.label ?? null;
  const facts = (counts: Map<string, number>, isSuffix: boolean) =>
    [...counts].map(([sign, count]) => ({ sign, count, isSuffix, meaning: meaningOf(sign, isSuffix) }));
  return {
    numbers,
    signs: profile.value === usual ? null : profile,
    found: [...facts(signs, false), ...facts(suffixes, true)].sort((one, other) => other.count - one.count),
  };
}

const usual = 'classic';

const styles: readonly Numbers[] = [
  { decimal: ',' },
  { decimal: '.' },
  { decimal: ',', group: '.' },
  { decimal: '.', group: ',' },
  { decimal: ',', group: ' ' },
  { decimal: ',', group: "'" },
  { decimal: '.', group: "'" },
];

/** The style by which most cells are figures. `1.082` alone may be either; groups of three are likelier than thousandths. */
function styleOf(cells: readonly string[], read: SourceRead): Guess<Numbers> | null {
  const written = [...new Set(cells.filter((cell) => /\d/.test(cell)))];
  const failures = (numbers?: Numbers) => {
    const { cell } = numberStyle(numbers === undefined ? read : { ...read, numbers });
    const pattern = new RegExp(cell);
    return written.filter((text) => !pattern.test(text)).length;
  };
  const example = written.find((text) => /\d[.,' ]\d/.test(text)) ?? '';
  const marked = written.filter((text) => /[.,]/.test(text));
  if (
    read.parser !== 'xlsx' &&
    marked.length > 1 &&
    marked.every((text) => /^\D*\d{1,3}(\.\d{3})+\D*$/.test(text))
  ) {
    return guess(
      { decimal: ',', group: '.' },
      `Punkte nur vor drei Ziffern, etwa „${example}“`,
      `dots before three digits only, as in "${example}"`,
    );
  }
  const own = failures();
  const [best] = styles
    .map((numbers) => ({ numbers, failed: failures(numbers) }))
    .toSorted((one, other) => one.failed - other.failed);
  if (best === undefined || best.failed >= own) return null;
  return guess(
    best.numbers,
    `so sind die Zahlen zu lesen, etwa „${example}“`,
    `that is how figures such as "${example}" read`,
  );
}

/** The profile that knows most of the signs. Zeros without any sign for nothing are zeros, not rounded figures. */
function profileOf(
  signs: readonly string[],
  suffixes: readonly string[],
  zeros: number,
  read: SourceRead,
  registry: Registry,
): Guess<string> {
  const hasDash = signs.some((sign) => sign === '-' || sign === '–');
  if (zeros > 0 && !hasDash && signs.every((sign) => sign === '') && suffixes.length === 0) {
    const value = signs.length > 0 ? 'xlsx-blank' : 'plain';
    if (Object.hasOwn(registry.signs.profiles, value)) {
      return guess(
        value,
        `${zeros}-mal 0, nie „-“: 0 ist hier wohl eine Null`,
        `0 ${zeros} times, "-" never: 0 is probably zero`,
      );
    }
  }
  const unknown = (name: string) => {
    const profile = registry.signs.profiles[name];
    return [
      ...signs.filter((sign) => !Object.hasOwn(profile?.signs ?? {}, sign)),
      ...suffixes.filter((suffix) => !Object.hasOwn(profile?.suffixes ?? {}, suffix)),
    ].length;
  };
  const names = [
    usual,
    ...Object.keys(registry.signs.profiles).filter((name) => name !== usual && isLegend(name, read)),
  ];
  const [best = usual] = names.toSorted((one, other) => unknown(one) - unknown(other));
  return guess(best, 'kennt die meisten Zeichen der Datei', 'knows most signs of the file');
}

/** Profiles of quality columns explain letters beside a figure, not in its place. */
function isLegend(name: string, read: SourceRead): boolean {
  return !name.endsWith('-quality') && (name !== 'xlsx-blank' || read.parser === 'xlsx');
}

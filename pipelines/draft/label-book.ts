import type { Registry } from '../../indicators/registry.ts';
import type { Spellings } from '../../schemas/types.ts';
import type { Project } from '../project.ts';
import { ageCode, readAge } from './age-label.ts';

/** What a label stands for, and who says so. */
export interface Meaning {
  readonly dimension: string;
  readonly code: string;
  /** own: the publisher's spellings know it. other: another publisher's, or the code list. new: the code is not there yet. */
  readonly from: 'own' | 'other' | 'new';
}

/** Everything the project knows of how codes are written. */
export interface LabelBook {
  /** The meanings of a label, the surest first: one for each dimension that knows it. */
  meaningsOf(label: string): readonly Meaning[];
  /** All texts that stand for a code other than the total, the longest first. */
  readonly labels: readonly { readonly label: string; readonly dimension: string }[];
}

/** Spellings of the publisher go before those of others, these before the names in the code lists. */
export function labelBook(
  project: Pick<Project, 'registry' | 'sources' | 'examples'>,
  publisher: string | null,
): LabelBook {
  const { registry } = project;
  const known = new Map<string, Meaning[]>();
  const note = (label: string, meaning: Meaning) => {
    const key = plain(label);
    const meanings = known.get(key) ?? [];
    if (!meanings.some(({ dimension }) => dimension === meaning.dimension))
      known.set(key, [...meanings, meaning]);
  };
  const exact = new Set<string>();
  for (const [own, spellings] of spellingsOf(project, publisher)) {
    for (const { dimension, code, label } of entriesOf(spellings)) {
      note(label, { dimension, code, from: 'other' });
      if (own) exact.add(`${dimension}\n${label}`);
    }
  }
  for (const dimension of registry.dimensions) {
    for (const { code, label } of registry.codelists.get(dimension)?.codes ?? []) {
      note(label.de, { dimension, code, from: 'other' });
    }
    for (const word of totalWords) note(word, { dimension, code: '_T', from: 'other' });
  }
  return {
    meaningsOf: (label) => {
      const found = known.get(plain(label)) ?? [];
      const age = found.some(({ dimension }) => dimension === 'age') ? null : ageOf(label, registry);
      return [...found, ...(age ? [age] : [])].map((meaning) =>
        exact.has(`${meaning.dimension}\n${label}`) ? { ...meaning, from: 'own' as const } : meaning,
      );
    },
    labels: [...known]
      .flatMap(([label, meanings]) =>
        meanings.filter(({ code }) => code !== '_T').map(({ dimension }) => ({ label, dimension })),
      )
      .sort((one, other) => other.label.length - one.label.length || (one.label < other.label ? -1 : 1)),
  };
}

/** A label as it is compared: small letters, single blanks. */
export function plain(label: string): string {
  return label.toLowerCase().replace(/\s+/g, ' ').trim();
}

const totalWords = ['insgesamt', 'gesamt', 'zusammen', 'summe', 'total'];

/** Whether they are the publisher's, and the spellings; the publisher's first. */
function spellingsOf(
  { sources, examples }: Pick<Project, 'sources' | 'examples'>,
  publisher: string | null,
): readonly (readonly [boolean, Spellings])[] {
  const all = new Map(
    [...sources.values(), ...examples.values()].map(({ id, spellings }) => [
      id.split('/')[0] ?? '',
      spellings,
    ]),
  );
  return [...all]
    .map(([name, spellings]) => [name === publisher, spellings] as const)
    .toSorted(([one], [other]) => Number(other) - Number(one));
}

function entriesOf(spellings: Spellings) {
  return Object.entries(spellings).flatMap(([dimension, codes]) =>
    Object.entries(codes).flatMap(([code, labels]) => labels.map((label) => ({ dimension, code, label }))),
  );
}

/** An age group by its bounds, whatever words it is written in. */
function ageOf(label: string, registry: Registry): Meaning | null {
  const bounds = readAge(label);
  const list = registry.codelists.get('age');
  if (bounds === null || list === undefined) return null;
  const { from, below } = bounds;
  const found = list.codes.find((code) => code.from === from && (code.below ?? null) === below);
  return { dimension: 'age', code: found?.code ?? ageCode(bounds), from: found ? 'other' : 'new' };
}

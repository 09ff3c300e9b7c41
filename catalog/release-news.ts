import type { Bilingual, Release } from '../schemas/types.ts';
import { inShort } from './portal/in-short.ts';

/** What a release brought, in a few sentences for people who follow it. */
export function newsOf(release: Release, before: Release | null, revised: number): Bilingual {
  if (before === null) return opening(release);
  const parts = [
    ...named(sourcesOf(release, before), 'Neuer Stand', 'New data'),
    ...datasetParts(release, before),
    ...(revised === 0
      ? []
      : [
          {
            de: `Berichtigte oder entfallene Zahlen: ${revised} (data/revisions.csv)`,
            en: `Figures revised or gone: ${revised} (data/revisions.csv)`,
          },
        ]),
  ];
  const none = { de: 'Kein Datensatz hat sich geändert', en: 'No dataset has changed' };
  const told = parts.length === 0 ? [none] : parts;
  return { de: sentences(told, 'de'), en: sentences(told, 'en') };
}

/** Nothing is stored that it could be compared with. */
function opening({ datasets }: Release): Bilingual {
  return { de: `${datasets.length} Datensätze.`, en: `${datasets.length} datasets.` };
}

function datasetParts({ datasets, gone = [], released }: Release, before: Release): readonly Bilingual[] {
  const known = new Set(before.datasets.map(({ id }) => id));
  const goneBefore = new Set((before.gone ?? []).map(({ id }) => id));
  const isKnown = ({ id }: { readonly id: string }) => known.has(id);
  return [
    ...named(
      datasets.filter((one) => !isKnown(one)),
      'Neu',
      'New',
    ),
    ...named(
      datasets.filter((one) => isKnown(one) && one.modified === released && one.withdrawn !== released),
      'Geändert',
      'Changed',
    ),
    ...named(
      datasets.filter(({ withdrawn }) => withdrawn === released),
      'Zurückgezogen',
      'Withdrawn',
    ),
    ...named(
      gone.filter(({ id }) => !goneBefore.has(id)),
      'Nicht mehr angeboten',
      'No longer offered',
    ),
  ];
}

/** Sources with a snapshot that the release before was not made of. */
function sourcesOf({ sources }: Release, before: Release): readonly { readonly title: Bilingual }[] {
  const known = new Set(
    before.sources.flatMap(({ id, snapshots }) => snapshots.map((one) => `${id} ${one.id}`)),
  );
  return sources
    .filter(({ id, snapshots }) => snapshots.some((one) => !known.has(`${id} ${one.id}`)))
    .map(({ title }) => ({ title: { de: title, en: title } }));
}

function named(some: readonly { readonly title: Bilingual }[], de: string, en: string): readonly Bilingual[] {
  if (some.length === 0) return [];
  const names = (language: 'de' | 'en') => inShort(some.map(({ title }) => title[language]));
  return [{ de: `${de}: ${names('de')}`, en: `${en}: ${names('en')}` }];
}

function sentences(parts: readonly Bilingual[], language: 'de' | 'en'): string {
  return parts.map((part) => `${part[language]}.`).join(' ');
}

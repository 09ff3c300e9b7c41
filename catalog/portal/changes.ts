import { type Issue, issue } from '../../schemas/issues.ts';
import type { PortalDataset, PortalDistribution } from './dataset.ts';
import type { Fate } from './fates.ts';
import { isSameInstant } from './same-instant.ts';
import { unique } from './unique.ts';

/** What breaks for those who use a dataset although it stays: its key, its addresses, its date. */
export function checkChanges(fates: readonly Fate[]): readonly Issue[] {
  return fates.flatMap(({ deed, dataset, before }) => [
    ...(deed === 'split' ? [splitInTwo(dataset, before)] : []),
    ...(before === null || deed === 'delete'
      ? []
      : [...movedFiles(before, dataset), ...vanishedFiles(before, dataset), ...wrongDate(before, dataset)]),
  ]);
}

function splitInTwo({ guid, identifier }: PortalDataset, before: PortalDataset | null): Issue {
  return before === null
    ? issue('dataset-split', { file: guid, value: identifier }, { before: 'IRI' })
    : issue('dataset-split', { file: guid, value: identifier }, { before: before.identifier });
}

/** The same file under another address: every link to the old one leads nowhere. */
function movedFiles(before: PortalDataset, now: PortalDataset): readonly Issue[] {
  const then = byIri(before);
  return now.distributions.flatMap((file) => {
    const old = then.get(file.iri ?? '');
    if (old === undefined) return [];
    const lost = [
      ...old.downloadUrls.filter((address) => !file.downloadUrls.includes(address)),
      ...old.accessUrls.filter((address) => !file.accessUrls.includes(address)),
    ];
    if (lost.length === 0) return [];
    const value = unique([...file.downloadUrls, ...file.accessUrls]).join(', ');
    const details = { before: unique(lost).join(', ') };
    return [issue('address-moved', { file: file.iri ?? now.guid, value }, details)];
  });
}

function vanishedFiles(before: PortalDataset, now: PortalDataset): readonly Issue[] {
  const kept = byIri(now);
  return [...byIri(before).keys()]
    .filter((iri) => !kept.has(iri))
    .map((value) => issue('distribution-vanished', { file: now.guid, value }));
}

/** dct:modified moves if and only if the content does (harvest.md H17). */
function wrongDate(before: PortalDataset, now: PortalDataset): readonly Issue[] {
  const place = { file: now.guid, value: now.modified };
  if (before.content === null || now.content === null) return [];
  const hasMoved = !isSameInstant(before.modified, now.modified);
  if (!hasMoved && now.modified !== null && before.content.said !== now.content.said)
    return [issue('modified-stayed', place)];
  if (hasMoved && before.content.held === now.content.held) return [issue('modified-idle', place)];
  return [];
}

function byIri({ distributions }: PortalDataset): ReadonlyMap<string, PortalDistribution> {
  return new Map(distributions.flatMap((file) => (file.iri === null ? [] : [[file.iri, file] as const])));
}

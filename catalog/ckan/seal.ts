import { createHash } from 'node:crypto';
import type { StoredPackage } from '../../schemas/types.ts';
import type { CkanPackage } from './package.ts';

/** Our mark on a dataset of the portal: from which catalog it comes, and what we wrote last. */
const marks = { catalog: 'quartett_catalog', fingerprint: 'quartett_fingerprint' } as const;

/** Adds the mark. The fingerprint covers the whole document, so any difference in what we would send is a change. */
export function sealed(document: CkanPackage, catalog: string): CkanPackage {
  const said = { ...document, extras: [...document.extras, { key: marks.catalog, value: catalog }] };
  const fingerprint = createHash('sha256').update(JSON.stringify(said)).digest('hex');
  return { ...said, extras: [...said.extras, { key: marks.fingerprint, value: fingerprint }] };
}

/** Whether this catalog wrote the dataset. */
export function isMarked(stored: Pick<StoredPackage, 'extras'>, catalog: string): boolean {
  return extraOf(stored, marks.catalog) === catalog;
}

/** Whether the portal has exactly this, and shows it. */
export function isAsSent(stored: StoredPackage, document: CkanPackage): boolean {
  const sent = extraOf(document, marks.fingerprint);
  const isShown = stored.state === 'active' && stored.private !== true;
  return isShown && sent !== null && extraOf(stored, marks.fingerprint) === sent;
}

/** The text of an extra; null if there is none. */
export function extraOf(
  { extras }: { readonly extras: readonly { readonly key: string; readonly value: unknown }[] },
  name: string,
): string | null {
  const value = extras.find(({ key }) => key === name)?.value;
  return typeof value === 'string' ? value : null;
}

import Negotiator from 'negotiator';
import { serializations } from '../serializations.ts';
import type { Form, SiteFile } from './site.ts';

/**
 * Which form of a description a client wants, as file extensions, best first. Where its Accept header leaves a choice,
 * or asks for what there is not, RDF/XML comes first: a harvester must never lose (harvest.md H1). A browser gets HTML,
 * because it names HTML and takes everything else only if need be.
 */
export function preferredExtensions(accept: string | undefined): readonly string[] {
  const wanted = new Negotiator({ headers: { accept: bare(bounded(accept)) } }).mediaTypes(offered);
  return [...new Set([...wanted, ...offered])].flatMap((type) => extensions.get(type) ?? []);
}

const extensions: ReadonlyMap<string, string> = new Map([
  ...serializations.map(({ mediaType, extension }) => [mediaType, extension] as const),
  ['text/html', 'html'],
]);
const offered = [...extensions.keys()];

/** The form that the client would rather have, the smallest if it is all the same; as the file is where it says nothing. */
export function preferredForm({ forms }: SiteFile, acceptEncoding: string | undefined): Form {
  const [plain, ...packed] = forms;
  const accepted = bounded(acceptEncoding);
  if (packed.length === 0 || accepted === undefined) return plain;
  const preferred = [...packed, plain].map(({ encoding }) => encoding);
  const negotiator = new Negotiator({ headers: { 'accept-encoding': accepted } });
  const wanted = (negotiator as Weighing).encoding(preferred, { preferred });
  return forms.find(({ encoding }) => encoding === wanted) ?? plain;
}

/** Of equal weight, the first in `preferred`; its published types do not know that yet. */
interface Weighing {
  encoding(
    available: readonly string[],
    options: { readonly preferred: readonly string[] },
  ): string | undefined;
}

/** Our forms have no parameters, so one that a client names (`;charset=utf-8`, `;profile=…`) chooses nothing but its weight. */
function bare(accept: string | undefined): string | undefined {
  return accept?.replace(/;\s*(?!q\s*=)[\w.+-]+\s*=\s*(?:"[^"]*"|[^;,]*)/gi, '');
}

/** No client writes as much in earnest, and weighing it all would take longer than the answer. */
function bounded(header: string | undefined): string | undefined {
  return header !== undefined && header.length > 2_000 ? undefined : header;
}

import type { Publisher } from '../schemas/types.ts';
import { iris } from './iri.ts';
import { iri, name, node, type Triple, text } from './triple.ts';

/** Whom to ask about a catalog or dataset: an own node for each, as they must not share one (harvest.md H15). */
export function describeContact(parent: string, { contact }: Publisher): readonly Triple[] {
  return node(iris.contact(parent), {
    'rdf:type': [name('vcard:Kind'), name('vcard:Organization')],
    'vcard:fn': [text(contact.name)],
    'vcard:hasEmail': [iri(`mailto:${contact.email}`)],
    'vcard:hasURL': contact.url === undefined ? [] : [iri(contact.url)],
  });
}

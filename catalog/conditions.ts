import type { GraphNode } from './graph-node.ts';
import { official } from './official.ts';
import type { Name } from './prefixes.ts';
import type { Iri } from './triple.ts';

export type Condition = (node: GraphNode) => boolean;

export function hasSome(property: Name): Condition {
  return ({ values }) => values(property).some(({ value }) => value.trim() !== '');
}

/** Exactly one German text: with two, every portal would pick its own. */
export function hasGerman(property: Name): Condition {
  return ({ values }) => {
    const german = values(property).filter((term) => term.kind === 'literal' && term.language === 'de');
    return german.length === 1 && german.every(({ value }) => value.trim() !== '');
  };
}

/** Exactly one term, and from the official list. */
export function hasOneBelow(property: Name, list: Iri): Condition {
  return ({ values }) => {
    const terms = values(property);
    return terms.length === 1 && terms.every(({ value }) => value.startsWith(`${list.value}/`));
  };
}

/** Exactly one date with time and zone: GovData keeps the newer of two duplicates (harvest.md H17). */
export function hasOneMoment(property: Name): Condition {
  return ({ values }) => {
    const moments = values(property);
    return moments.length === 1 && moments.every(({ value }) => moment.test(value));
  };
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export const isPublished: Condition = ({ nodes }) => {
  const publishers = nodes('dct:publisher');
  return publishers.length === 1 && publishers.every(hasSome('foaf:name'));
};

export const hasMail: Condition = ({ nodes }) =>
  nodes('dcat:contactPoint').some(({ values }) =>
    values('vcard:hasEmail').some(({ kind, value }) => kind === 'iri' && /^mailto:.+@.+$/.test(value)),
  );

/** The identifier is the IRI, so that CKAN and piveau agree on the key (harvest.md H14). */
export const isIdentified: Condition = ({ iri, values }) => {
  const identifiers = values('dct:identifier');
  return (
    identifiers.length === 1 && identifiers.every(({ kind, value }) => kind === 'literal' && value === iri)
  );
};

/** A licence that asks for the source to be named needs the name (Konvention 35). */
export const isAttributed: Condition = (node) => {
  const asks = node
    .nodes('dct:license')
    .some(({ values }) =>
      values('dct:type').some(({ value }) => value === official.licenceType('Attribution').value),
    );
  return !asks || hasSome('dcatde:licenseAttributionByText')(node);
};

import type { Page } from './page.ts';

/**
 * A page whose blank nodes bear its number: pages of one catalog often use the same labels (`_:b0`), but never mean the same
 * node by them.
 */
export function ownLabels({ address, graph }: Page, number: number): Page {
  const own = (name: string) => (name.startsWith('_:') ? `_:p${number}-${name.slice(2)}` : name);
  return {
    address,
    graph: graph.map(({ subject, predicate, object }) => ({
      subject: own(subject),
      predicate,
      object: object.kind === 'iri' ? { ...object, value: own(object.value) } : object,
    })),
  };
}

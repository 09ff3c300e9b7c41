import { iris } from './iri.ts';
import { name, node, type Triple, typed } from './triple.ts';

/** The days covered, both included. */
export function describePeriod(parent: string, from: string, until: string): readonly Triple[] {
  return node(iris.period(parent), {
    'rdf:type': [name('dct:PeriodOfTime')],
    'dcat:startDate': [typed(from, 'xsd:date')],
    'dcat:endDate': [typed(until, 'xsd:date')],
  });
}

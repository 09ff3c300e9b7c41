import { type Quad, Store } from 'n3';
import SHACLValidator, { type Options } from 'rdf-validate-shacl';
import { parseRdf } from '../../catalog/parse-rdf.ts';
import { readOfficial, readOfficialFolder } from './official-rdf.ts';
import { type Profile, profiles } from './shacl-profiles.ts';

export interface Finding {
  /** `Violation`, `Warning`, `Info`, or one of GovData's own. */
  readonly severity: string;
  readonly focus: string;
  readonly path: string;
  /** The value at fault; empty where one is missing. */
  readonly value: string;
  readonly message: string;
}

/** What a profile's validator says about a catalog in Turtle, and not about the vocabularies loaded beside it. */
export async function validate(turtle: string, profile: Profile): Promise<readonly Finding[]> {
  const { shapes, beside } = profiles[profile];
  const catalog = await parseRdf(turtle, 'text/turtle');
  const shapesGraph = await Promise.all(shapes.map((file) => readOfficial(`shapes/${file}`)));
  const vocabularies = await Promise.all(beside.map(readOfficialFolder));
  // The default of maxNodeChecks lets a value that datasets share pass from its 52nd use on (dcat.md §9, trap 15).
  // What the shapes import is loaded beside the catalog.
  const options: Options & { readonly maxNodeChecks: number } = {
    maxNodeChecks: 0,
    importGraph: () => datasetOf([]),
  };
  const validator = new SHACLValidator(datasetOf(shapesGraph.flat()), options);
  const report = await validator.validate(datasetOf([...catalog, ...vocabularies.flat()]));
  // A rule about a value's own properties reports the value, so objects are ours, too.
  const own = new Set(catalog.flatMap(({ subject, object }) => [subject.value, object.value]));
  return report.results
    .map((result) => ({
      severity: localName(result.severity.value),
      focus: result.focusNode.value,
      path: result.path?.termType === 'NamedNode' ? localName(result.path.value) : '(a path)',
      value: result.value?.value ?? '',
      message: result.message.map(({ value }) => value).join(' '),
    }))
    .filter(({ focus }) => own.has(focus));
}

type Dataset = ConstructorParameters<typeof SHACLValidator>[0];

function datasetOf(quads: readonly Quad[]): Dataset {
  return new Store(quads) as unknown as Dataset;
}

function localName(iri: string): string {
  return iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
}

import { type Issue, issue } from '../../schemas/issues.ts';
import type { GraphNode } from '../graph-node.ts';
import type { PortalDataset } from './dataset.ts';
import { isTag, tagsOf } from './keyword.ts';
import { isListed } from './licence-list.ts';
import { unique } from './unique.ts';

/** What portals do with a dataset that its publisher will not like; what merely lacks, rules.ts says. */
export function checkDataset(dataset: PortalDataset, node: GraphNode): readonly Issue[] {
  return rules.flatMap((rule) => rule(dataset, node));
}

/** Issues with which CKAN or GovData refuses the dataset, or the whole harvest. */
export const refusing: ReadonlySet<Issue['code']> = new Set([
  'title-missing',
  'keyword-refused',
  'provenance-refused',
  'distribution-missing',
]);

/** Issues with which GovData writes other-closed, or counts the dataset as not open. */
export const closing: ReadonlySet<Issue['code']> = new Set(['licence-missing', 'licence-unlisted']);

type Rule = (dataset: PortalDataset, node: GraphNode) => readonly Issue[];

const rules: readonly Rule[] = [
  // §2.1, no. 11: the name is made of the title, and without one the whole harvest ends.
  ({ guid, title }) => (title === null ? [issue('title-missing', { file: guid })] : []),

  // no. 10 and 14: without an IRI the key is the identifier or, worse, the title.
  ({ guid }, { iri }) => (iri.startsWith('_:') ? [issue('dataset-blank', { file: guid, value: guid })] : []),
  ({ guid }) => (guid.startsWith('file:') ? [issue('address-relative', { file: guid, value: guid })] : []),

  // no. 15
  ({ guid, keywords }) =>
    keywords.filter((tag) => !isTag(tag)).map((value) => issue('keyword-refused', { file: guid, value })),
  ({ guid }, { values }) =>
    values('dcat:keyword')
      .filter(({ value }) => tagsOf(value).length > 1)
      .map(({ value }) => issue('keyword-split', { file: guid, value })),

  // no. 16
  ({ guid }, { values }) =>
    provenance
      .filter((property) => values(property).length > 0)
      .map((value) => issue('provenance-refused', { file: guid, value })),

  // §1.2: with `resources_required` an existing copy is deleted.
  ({ guid, distributions }) =>
    distributions.length === 0 ? [issue('distribution-missing', { file: guid })] : [],
  // no. 13
  ({ guid, distributions }) => {
    const count = distributions.filter(({ iri }) => iri === null).length;
    return count === 0 ? [] : [issue('distribution-blank', { file: guid }, { count })];
  },

  // §1.2 and H19
  ({ guid, distributions }) =>
    distributions
      .filter(({ licences }) => licences.length === 0)
      .map(({ iri }) => issue('licence-missing', { file: iri ?? guid })),
  ({ guid, distributions }) =>
    unique(distributions.flatMap(({ licences }) => licences))
      .filter((licence) => !isListed(licence))
      .map((value) => issue('licence-unlisted', { file: guid, value })),
  ({ guid, distributions }) => {
    const licences = unique(distributions.flatMap((one) => one.licences));
    return licences.length < 2 ? [] : [issue('licences-differ', { file: guid, value: licences.join(', ') })];
  },

  // §1.3: at most one of the list, and each an IRI.
  ({ guid }, { values }) => {
    const ids = values('dcatde:contributorID');
    const listed = unique(ids.map(({ value }) => value)).filter((id) => id.startsWith(contributors));
    const isWrong = listed.length > 1 || ids.some(({ kind }) => kind !== 'iri');
    const value = ids.map((id) => id.value).join(', ');
    return isWrong ? [issue('contributor-wrong', { file: guid, value })] : [];
  },

  // no. 15: `byteSize` is cut to a whole number.
  ({ guid, distributions }) =>
    distributions
      .filter(({ byteSize }) => byteSize !== null && !/^\d+$/.test(byteSize))
      .map(({ iri, byteSize }) => issue('size-cut', { file: iri ?? guid, value: byteSize })),
];

const provenance = ['prov:qualifiedAttribution', 'prov:wasGeneratedBy'] as const;
const contributors = 'http://dcat-ap.de/def/contributors/';

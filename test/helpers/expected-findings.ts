import type { Finding } from './shacl.ts';
import type { Profile } from './shacl-profiles.ts';

/** A finding that we leave as it is, and why. */
export interface Expected {
  readonly severity: string;
  readonly path: string;
  /** The beginning of the value at fault; any value when absent. */
  readonly value?: string;
  readonly because: string;
}

/** All that the official validators still say about our catalog: contradictions among them, and choices (dcat.md §9). */
export const expected: Readonly<Record<Profile, readonly Expected[]>> = {
  'DCAT-AP.de 3.0': [
    {
      severity: 'Warning',
      path: 'politicalGeocodingURI',
      because:
        'deprecated, but all that GovData’s harvester reads (harvest.md H18); publisher.yaml switches it off',
    },
  ],
  'DCAT-AP.de 2.0 conventions': [],
  'GovData dashboard': [
    {
      severity: 'count_Distributions',
      path: 'failnow',
      because: 'counts distributions; fires for each by design',
    },
    {
      severity: 'count_Distributions_Licenses',
      path: 'failnow',
      because: 'counts licences; fires for each by design',
    },
  ],
  'DCAT-AP 3.0.0': [],
  'DCAT-AP 3.0.1': [
    {
      severity: 'Violation',
      path: 'algorithm',
      value: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
      because: 'SEMIC’s pattern wants https, SPDX’s own ontology and DCAT-AP.de have http',
    },
    {
      severity: 'Warning',
      path: 'status',
      value: 'http://publications.europa.eu/resource/authority/distribution-status/',
      because: 'the shape knows only the purl.org list, which DCAT-AP.de 3.0 deprecates',
    },
    {
      severity: 'Warning',
      path: 'publisher',
      because: 'only institutions of the EU are in the list of corporate bodies',
    },
    {
      severity: 'Warning',
      path: 'spatial',
      value: 'http://dcat-ap.de/def/politicalGeocoding/regionalKey/',
      because: 'German keys are not among the EU’s places, which we give, too (Konvention 11)',
    },
    {
      severity: 'Warning',
      path: 'bbox',
      because: 'for cities the IRI of the place suffices; a geometry would be ours to maintain',
    },
    { severity: 'Warning', path: 'centroid', because: 'as bbox' },
    {
      severity: 'Warning',
      path: 'distribution',
      because: 'the catalog counts as a dataset here, and has no file of its own',
    },
  ],
  'DCAT-AP HVD 3.0.0': [
    {
      severity: 'Violation',
      path: '(a path)',
      because:
        'a high-value dataset needs an API, which Quartett does not have: no indicator is tagged by default',
    },
  ],
};

/** What nobody has given a reason for. */
export function unexpected(findings: readonly Finding[], profile: Profile): readonly Finding[] {
  return findings.filter((finding) => !expected[profile].some((reason) => covers(reason, finding)));
}

/** Reasons that no longer have a finding: to be deleted. */
export function outdated(findings: readonly Finding[], profile: Profile): readonly Expected[] {
  return expected[profile].filter((reason) => !findings.some((finding) => covers(reason, finding)));
}

function covers({ severity, path, value = '' }: Expected, finding: Finding): boolean {
  return finding.severity === severity && finding.path === path && finding.value.startsWith(value);
}

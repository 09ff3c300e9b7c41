import { describe, expect, it } from 'vitest';
import { packagesOf } from '../../../catalog/ckan/package.ts';
import { describe as describeCatalog } from '../../../catalog/graph.ts';
import type { CatalogInput } from '../../../catalog/input.ts';
import { catalogInput } from '../../helpers/catalog-input.ts';
import { breaches } from '../../helpers/ckan-validation.ts';

const settings = { organization: 'quartett', prefix: 'quartett-', groups: new Set(['econ', 'regi', 'soci']) };
const packages = (changes: Partial<CatalogInput> = {}, other: Partial<typeof settings> = {}) =>
  packagesOf(describeCatalog(catalogInput(changes)).graph, { ...settings, ...other });
const fingerprintOf = (document: ReturnType<typeof packages>[number] | undefined) =>
  document?.extras.find(({ key }) => key === 'quartett_fingerprint')?.value;

describe('a dataset for CKAN', () => {
  it('says what GovData reads, list by list as JSON in a text', () => {
    const document = packages().find(({ name }) => name === 'quartett-unemployment-rate');
    const dataset = 'https://quartett.example.org/dataset/unemployment-rate';
    const extras = Object.fromEntries(document?.extras.map(({ key, value }) => [key, value]) ?? []);
    expect(document).toMatchObject({
      title: 'Arbeitslosenquote',
      owner_org: 'quartett',
      license_id: 'http://dcat-ap.de/def/licenses/dl-by-de/2.0',
      author: 'Statistische Ämter des Bundes und der Länder (Regionaldatenbank Deutschland)',
      maintainer: 'Projekt Quartett, Redaktion',
      maintainer_email: 'statistik@quartett.example.org',
      private: false,
      tags: [
        { name: 'Arbeitslosigkeit' },
        { name: 'Arbeitsmarkt' },
        { name: 'labour market' },
        { name: 'unemployment' },
      ],
      groups: [{ name: 'econ' }, { name: 'regi' }],
    });
    expect(document?.notes).toMatch(
      /^Anteil der Arbeitslosen an allen zivilen Erwerbspersonen\.\n\nBerechnung: /,
    );
    expect(extras).toEqual({
      uri: dataset,
      identifier: dataset,
      guid: dataset,
      issued: '2026-11-21',
      modified: '2026-11-21T04:10:00Z',
      theme:
        '["http://publications.europa.eu/resource/authority/data-theme/ECON","http://publications.europa.eu/resource/authority/data-theme/REGI"]',
      language:
        '["http://publications.europa.eu/resource/authority/language/DEU","http://publications.europa.eu/resource/authority/language/ENG"]',
      contributorID: '["http://dcat-ap.de/def/contributors/openGovernmentDataPortalRheinlandPfalz"]',
      politicalGeocodingURI: JSON.stringify(
        ['071110000000', '072110000000', '073140000000', '073150000000'].map(
          (key) => `http://dcat-ap.de/def/politicalGeocoding/regionalKey/${key}`,
        ),
      ),
      politicalGeocodingLevelURI: 'http://dcat-ap.de/def/politicalGeocoding/Level/municipality',
      publisher_uri: 'https://quartett.example.org/publisher',
      publisher_name: 'Projekt Quartett der Städte Koblenz, Ludwigshafen am Rhein, Mainz und Trier',
      contact_name: 'Projekt Quartett, Redaktion',
      contact_email: 'statistik@quartett.example.org',
      metadata_original_html: 'https://quartett.example.org/dataset/unemployment-rate.html',
      temporal_start: '2015-01-01',
      temporal_end: '2025-12-31',
      frequency: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
      quartett_catalog: 'https://quartett.example.org/catalog',
      quartett_fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('has its files, each known by the IRI of its distribution', () => {
    const document = packages().find(({ name }) => name === 'quartett-turnout-federal-election');
    const address = 'https://quartett.example.org/data/turnout-federal-election.csv';
    expect(document?.resources).toHaveLength(2);
    expect(document?.resources[0]).toEqual({
      uri: 'https://quartett.example.org/dataset/turnout-federal-election#csv',
      url: address,
      name: 'Wahlbeteiligung bei der Bundestagswahl (CSV)',
      format: 'CSV',
      mimetype: 'text/csv',
      size: 48213,
      access_url: address,
      download_url: address,
      license: 'http://dcat-ap.de/def/licenses/officialWork',
      licenseAttributionByText: expect.stringMatching(/^Landeswahlleiter Rheinland-Pfalz: /),
      modified: '2026-11-21T04:10:00Z',
    });
  });

  it('is taken by CKAN’s own rules, and its keys are none of its fields', () => {
    for (const document of packages()) {
      expect(breaches(JSON.parse(JSON.stringify(document)), false)).toEqual({});
      const keys = document.extras.map(({ key }) => key);
      expect(keys.filter((key) => key in document)).toEqual([]);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('is put only into groups that are open to us', () => {
    const [first] = packages({}, { groups: new Set(['regi']) });
    expect(first?.groups).toEqual([{ name: 'regi' }]);
  });

  it('has another fingerprint exactly when it says something else', () => {
    const before = packages();
    const later = { release: { released: '2026-11-22T04:10:00Z', sample: false } };
    const fingerprints = before.map(fingerprintOf);
    expect(new Set(fingerprints).size).toBe(3);
    expect(packages().map(fingerprintOf)).toEqual(fingerprints);
    expect(packages({}, { organization: 'other' }).map(fingerprintOf)).not.toContain(fingerprints[0]);
    expect(packages(later).map(fingerprintOf)).not.toContain(fingerprints[0]); // dct:modified moves
  });
});

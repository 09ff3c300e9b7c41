import { official } from '../official.ts';

/** Whether GovData's list of licences has it, in exactly this form: http, dots, no slash at the end (harvest.md H19). */
export function isListed(licence: string): boolean {
  const prefix = `${official.licences.value}/`;
  return licence.startsWith(prefix) && list.has(licence.slice(prefix.length));
}

/** The list of DCAT-AP.de, 2020-07-15. */
const list: ReadonlySet<string> = new Set([
  'apache',
  'bsd',
  'cc-by',
  'cc-by-de/3.0',
  'cc-by-nc',
  'cc-by-nc-de/3.0',
  'cc-by-nc/4.0',
  'cc-by-nd',
  'cc-by-nd/3.0',
  'cc-by-nd/4.0',
  'cc-by-sa',
  'cc-by-sa-de/3.0',
  'cc-by-sa/4.0',
  'cc-by/4.0',
  'cc-zero',
  'ccpdm/1.0',
  'dl-by-de/1.0',
  'dl-by-de/2.0',
  'dl-by-nc-de/1.0',
  'dl-zero-de/2.0',
  'geoNutz/20131001',
  'geonutz/20130319',
  'gfdl',
  'gpl/3.0',
  'mozilla',
  'odbl',
  'odby',
  'odcpddl',
  'officialWork',
  'other-closed',
  'other-commercial',
  'other-freeware',
  'other-open',
  'other-opensource',
]);

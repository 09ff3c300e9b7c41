import { type ReadSchema, skeleton } from './skeleton.ts';
import { flow, scalar } from './yaml-scalar.ts';

const head = (
  schema: string,
  up: string,
) => `# yaml-language-server: $schema=${up}schemas/${schema}.schema.json
#
# Vorlage. Ausfüllen, wo „bitte ergänzen“ steht, und den Vermerk löschen; was mit # beginnt, ist freiwillig.
`;

/** An empty definition of a source. */
export function sourceTemplate(id: string, read: ReadSchema): string {
  const [publisher = '', name = ''] = id.split('/');
  const seeds = {
    '/publisher': scalar(publisher),
    '/request/url': 'https://bitte-ergaenzen.example/',
    '/request/verified': 'false',
    '/request/mirror': scalar(name),
    '/schedule': '"0 6 2 * *"   # bitte ergänzen',
    '/read/parser': 'csv   # bitte ergänzen',
    '/read/encoding': 'utf-8   # bitte ergänzen',
    '/read/header': '1   # bitte ergänzen',
    '/map/area/scheme': 'kreis5   # bitte ergänzen',
    '/map/area/outside': 'ignore   # bitte ergänzen',
    '/map/period/column': '"bitte ergänzen"',
    '/map/values/0/column': '"bitte ergänzen"',
    '/map/values/0/variable': 'bitte-ergaenzen',
  };
  return head('source', '../../../') + skeleton('source', seeds, read);
}

/** An empty definition of a variable. */
export function variableTemplate(read: ReadSchema): string {
  const seeds = { '/dimensions': '[]   # bitte ergänzen', '/sources': '[bitte-ergaenzen]' };
  return head('variable', '../../') + skeleton('variable', seeds, read);
}

export type IndicatorKind = 'ratio' | 'value';

/** An empty definition of an indicator: a ratio of sums, or a variable as it is. `day`: today, as YYYY-MM-DD. */
export function indicatorTemplate(kind: IndicatorKind, day: string, read: ReadSchema): string {
  const terms = flow([{ variable: 'bitte-ergaenzen' }]);
  const computed =
    kind === 'ratio'
      ? { '/ratio/of': terms, '/ratio/per': terms, '/ratio/times': '100   # bitte ergänzen' }
      : { '/value': flow({ variable: 'bitte-ergaenzen' }) };
  const criteria = Object.fromEntries(
    ['D', 'S', 'R', 'G', 'T'].map((criterion) => [`/comparability/all/${criterion}`, '1   # bitte ergänzen']),
  );
  const seeds = {
    '/decimals': '1   # bitte ergänzen',
    '/frequency': 'ANNUAL   # bitte ergänzen',
    '/issued': `${JSON.stringify(day)}   # bitte ergänzen: der Tag der ersten Veröffentlichung`,
    '/traps': '[]   # bitte ergänzen',
    '/keywords/de': '[bitte-ergaenzen]',
    '/keywords/en': '[bitte-ergaenzen]',
    ...computed,
    ...criteria,
  };
  return head('indicator', '../') + skeleton('indicator', seeds, read);
}

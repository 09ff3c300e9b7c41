import type { Project } from '../project.ts';
import { wordsOf } from './words.ts';
import { flow } from './yaml-scalar.ts';

/** A value for a definition with what a person should know of it: guessed, or to be filled in. */
export interface Marked {
  readonly text: string;
  readonly mark: Mark | null;
}

export interface Mark {
  readonly kind: 'geraten' | 'bitte ergänzen';
  readonly note: string;
}

export function guessed(text: string, note: string): Marked {
  return { text, mark: { kind: 'geraten', note } };
}

export function open(text: string, note: string): Marked {
  return { text, mark: { kind: 'bitte ergänzen', note } };
}

export function sure(text: string): Marked {
  return { text, mark: null };
}

type Known = Pick<Project, 'registry' | 'sources' | 'vocabularies'>;

/** What a file says around its table. */
export interface Surroundings {
  readonly table: string | null;
  readonly text: string;
}

/** Who publishes it: by the copyright line, else by sources whose tables have codes of the same form. */
export function publisherOf({ table, text }: Surroundings, project: Known): Marked | null {
  const offices = Object.entries(project.vocabularies.get('publishers') ?? {});
  const byShape = [...project.sources.values()].find(
    ({ read }) => table !== null && read.table !== undefined && shapeOf(read.table) === shapeOf(table),
  );
  if (byShape) return guessed(byShape.publisher, `Tabellennummern dieser Form hat auch ${byShape.id}`);
  const rights = text.split('\n').filter((line) => /©|\(c\)|Quelle/i.test(line));
  const named = offices.find(([, { attribution, label }]) =>
    rights.some((line) => [attribution, label.de].some((name) => name !== undefined && contains(line, name))),
  );
  return named ? guessed(named[0], 'so sagt die Zeile mit dem Copyright') : null;
}

/** The licence that the file states; else the one of the publisher's other sources. */
export function licenceOf({ text }: Surroundings, publisher: string | null, project: Known): Marked {
  const licences = Object.entries(project.vocabularies.get('licences') ?? {});
  const stated = licences.find(([id, { label, page }]) =>
    [label.de, id, page ?? ''].some((name) => name !== '' && contains(text, name)),
  );
  if (stated) return guessed(stated[0], 'so steht es in der Datei');
  const others = [...project.sources.values()].filter((source) => source.publisher === publisher);
  const [other] = others;
  if (other && others.every(({ licence }) => licence === other.licence)) {
    return guessed(other.licence, `die Datei nennt keine Lizenz; wie bei ${other.id}`);
  }
  return open(
    'bitte-ergaenzen',
    `die Datei nennt keine Lizenz; bekannt sind ${licences.map(([id]) => id).join(', ')}`,
  );
}

/** The address: of a publisher whose addresses hold the table's code, the same with this code. */
export function urlOf({ table }: Surroundings, publisher: string | null, { sources }: Known): Marked {
  const model = [...sources.values()].find(
    ({ request, read, ...source }) =>
      source.publisher === publisher && read.table && request.url.includes(read.table),
  );
  if (model?.read.table && table !== null) {
    return guessed(
      model.request.url.replaceAll(model.read.table, table),
      `gebildet wie bei ${model.id}; im Browser prüfen`,
    );
  }
  return open('https://bitte-ergaenzen.example/', 'die Adresse der Datei');
}

/** On which basis the figures rest: as another source of the variables says whose words stand in this file, too. */
export function basisOf({ text }: Surroundings, variables: readonly string[], project: Known): Marked | null {
  const others = [...project.sources.values()].filter(({ map }) =>
    map.values.some(({ variable }) => variables.includes(variable)),
  );
  const bases = others.flatMap(({ id, map }) =>
    map.basis && map.basis.const !== '_Z' ? [{ id, basis: map.basis }] : [],
  );
  if (bases.length === 0) return null;
  const same = bases.find(({ basis }) => basis.footer !== undefined && says(text, basis.footer));
  if (same) {
    return guessed(flow({ ...same.basis }), `wie bei ${same.id}: „${same.basis.footer}“ steht auch hier`);
  }
  const named = (project.registry.codelists.get('basis')?.codes ?? []).find(({ label }) =>
    contains(text, label.de),
  );
  if (named) return guessed(`{const: ${named.code}}`, `„${named.label.de}“ steht in der Datei`);
  const codes = [...new Set(bases.map(({ basis }) => basis.const))].join(', ');
  return open('{const: _Z}', `worauf die Zahlen beruhen; andere Quellen dieser Variable nennen ${codes}`);
}

/** Publishers wrap their footers anywhere. */
function says(text: string, words: string): boolean {
  return text.replace(/\s+/g, ' ').includes(words.replace(/\s+/g, ' '));
}

/** `12612-01-01-4` → `0-0-0-0`: how many digits stand where. */
function shapeOf(code: string): string {
  return code.replace(/\d/g, '0').replace(/[A-Za-z]/g, 'A');
}

/** Whether all words of a name stand in a text, one after the other. */
function contains(text: string, name: string): boolean {
  const plain = (words: string) => wordsOf(words.replace(/[()]/g, ' ')).join(' ');
  const wanted = plain(name);
  return wanted !== '' && plain(text).includes(wanted);
}

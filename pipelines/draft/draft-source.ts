import type { Project } from '../project.ts';
import { type ColumnDraft, draftColumns } from './draft-columns.ts';
import { draftSpellings, type SpellingsDraft } from './draft-spellings.ts';
import type { Findings } from './findings.ts';
import { basisOf, guessed, type Marked, open, sure, urlOf } from './origin.ts';
import { flow, scalar } from './yaml-scalar.ts';

/** A definition as far as a file tells it; each value knows whether it is certain, guessed or missing. */
export interface SourceDraft {
  /** publisher/name; the path below pipelines/sources. */
  readonly id: string;
  readonly head: readonly (readonly [key: string, value: Marked])[];
  readonly request: readonly (readonly [key: string, value: Marked])[];
  readonly body: readonly (readonly [key: string, value: Marked])[];
  readonly map: readonly (readonly [key: string, value: Marked])[];
  readonly columns: ColumnDraft;
  readonly spellings: SpellingsDraft;
}

/** Stands for the publisher in paths where none is known. */
export const unknownOffice = 'HERAUSGEBER';

/** Where a definition is to lie, as far as it is said. */
export interface Target {
  readonly id: string | null;
}

/** Drafts the definition of the file's source. The same file and project give the same draft. */
export function draftSource(findings: Findings, project: Project, { id }: Target): SourceDraft {
  const { surroundings, publisher, licence, title } = findings;
  const columns = draftColumns(findings, project);
  const office = publisher?.text ?? null;
  return {
    id: id ?? `${office ?? unknownOffice}/${nameOf(findings, columns)}`,
    head: [
      [
        'publisher',
        publisher ?? open('bitte-ergaenzen', 'das Amt, eine Kennung aus catalog/vocabulary/publishers.yaml'),
      ],
      ['licence', licence],
    ],
    request: [
      ['url', urlOf(surroundings, office, project)],
      ['verified', sure('false')],
      [
        'mirror',
        guessed(
          scalar(surroundings.table ?? stem(findings.file)),
          'Anfang des Dateinamens in einem Spiegel-Ordner',
        ),
      ],
    ],
    body: [
      ['schedule', guessed('"0 6 2 * *"', 'monatlich am 2. um 6 Uhr; der Takt des Herausgebers zählt')],
      ['read', readOf(findings)],
      ['snapshot', snapshotOf(findings)],
    ],
    map: [
      ['area', areaOf(findings)],
      ['period', periodOf(findings)],
      ...optional(
        'basis',
        basisOf(
          { ...surroundings, text: `${surroundings.text}\n${title ?? ''}` },
          columns.variables,
          project,
        ),
      ),
      ...optional('records', recordsOf(findings, project)),
      ...columns.dimensions.map(({ name, column }): readonly [string, Marked] => [
        name,
        guessed(flow({ column }), 'so heißen ihre Zeilen'),
      ]),
    ],
    columns,
    spellings: draftSpellings(columns, findings),
  };
}

function optional(key: string, value: Marked | null): readonly (readonly [string, Marked])[] {
  return value === null ? [] : [[key, value]];
}

function readOf({ table, numbers }: Findings): Marked {
  const read = {
    ...table.read,
    ...(numbers.numbers ? { numbers: numbers.numbers.value } : {}),
    ...(numbers.signs ? { signs: numbers.signs.value } : {}),
  };
  const notes = [numbers.numbers, numbers.signs].flatMap((found) => (found ? [found.because.de] : []));
  const text = flow(read as never);
  return notes.length > 0 ? guessed(text, notes.join('; ')) : sure(text);
}

/** The English-looking id that a person will want to improve: the variable if there is one, else the table's code. */
function nameOf({ surroundings, file }: Findings, { variables }: ColumnDraft): string {
  const [only, ...others] = variables;
  if (only !== undefined && others.length === 0) return only;
  return surroundings.table?.toLowerCase() ?? slug(stem(file));
}

/** A text as an id: small letters, digits and hyphens. */
function slug(text: string): string {
  const folded = text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss');
  return folded.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'bitte-ergaenzen';
}

function stem(file: string): string {
  return file.replace(/\.[^.]+$/, '');
}

function snapshotOf({ period }: Findings): Marked {
  return period.column === null
    ? guessed(
        'whole',
        'die Datei enthält einen einzigen Zeitraum; window, wenn die Adresse jedes Jahr andere Jahre enthält',
      )
    : guessed(
        'window',
        'Dateien mit Zeitspalte enthalten meist nur einige Jahre; whole, wenn jede Datei alle enthält',
      );
}

function areaOf({ areas, table, byName, cutKey }: Findings): Marked {
  const column = (index: number | null) => table.columns[index ?? -1]?.name ?? 'bitte ergänzen';
  if (areas === null) {
    const where = byName[0] ?? null;
    const note =
      cutKey !== null
        ? `in „${column(cutKey)}“ fehlt den Schlüsseln die führende Null; die Spalte als Text liefern lassen`
        : where !== null
          ? `unsere Städte stehen nur als Namen in „${column(where.column)}“; gebraucht wird eine Spalte mit Schlüsseln`
          : 'keine Spalte enthält Schlüssel unserer Städte';
    return open(flow({ column: column(cutKey), scheme: 'kreis5', outside: 'ignore' }), note);
  }
  const { scheme, name, others, cities, ours, within } = areas;
  const value = {
    column: column(areas.column),
    scheme,
    ...(name === null ? {} : { name: column(name) }),
    ...(within === null ? {} : { within: within.area.id }),
    ...(within?.city.length ? { city: within.city } : {}),
    ...(within?.unassigned.length ? { unassigned: within.unassigned } : {}),
    outside: others > 0 ? 'ignore' : 'error',
  };
  if (within !== null) {
    return guessed(
      flow(value),
      `nur ${within.area.name}: ${ours.length} Zeilen mit Stadtteilen, andere: ${others}`,
    );
  }
  return guessed(
    flow(value),
    `Zeilen unserer Städte: ${ours.length} (${cities.length} Städte), anderer Gebiete: ${others}`,
  );
}

function periodOf({ period, table }: Findings): Marked {
  const { as, column } = period;
  if (column !== null) {
    return guessed(flow({ column: table.columns[column]?.name ?? '', as: as.value }), as.because.de);
  }
  if (period.const === null)
    return open(flow({ const: 'bitte ergänzen', as: as.value }), 'die Datei nennt keinen Zeitraum');
  if (as.value === 'election-day' && !/\d\D\d/.test(period.const)) {
    return open(
      flow({ const: 'bitte ergänzen', as: as.value }),
      `der Wahltag als JJJJ-MM-TT; in der Datei steht nur „${period.const}“`,
    );
  }
  const note =
    period.headerYears.length > 1 ? 'das jüngste Jahr aus den Spaltennamen' : 'steht über der Tabelle';
  if (period.words !== null) {
    return guessed(flow({ preamble: period.words, as: as.value }), `über der Tabelle: „${period.const}“`);
  }
  return guessed(flow({ const: period.const, as: as.value }), note);
}

function recordsOf({ areas }: Findings, { registry }: Pick<Project, 'registry'>): Marked | null {
  const hasDistricts = areas !== null && registry.areas.schemes[areas.scheme]?.district !== undefined;
  return hasDistricts && areas.within === null
    ? guessed('add', 'mehrere Zeilen ergeben einen Stadtteil')
    : null;
}

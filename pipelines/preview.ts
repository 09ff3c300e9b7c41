import { hash } from 'node:crypto';
import { codesInWords } from '../indicators/codes-sql.ts';
import { SourceError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import { plainNumber } from '../schemas/sql-quote.ts';
import type { Effects } from './effects/index.ts';
import { harmonize } from './harmonize.ts';
import { issueLines } from './issue-lines.ts';
import { readNamed } from './preview-unknown.ts';
import type { Project, SourceDefinition } from './project.ts';
import { areaName } from './steps/area-name.ts';
import { table } from './summary.ts';

/** Harmonizes a file (or the last snapshot) without storing anything and prints rows and issues; returns the issues. */
export async function preview(
  source: SourceDefinition,
  file: string | null,
  rows: number,
  project: Project,
  { snapshots, files, warehouse, terminal }: Pick<Effects, 'snapshots' | 'files' | 'warehouse' | 'terminal'>,
  language: Language,
): Promise<readonly Issue[]> {
  const bytes = file === null ? await lastBytes(source, snapshots) : await readNamed(file, files);
  const engine = await warehouse();
  const result = await harmonize(bytes, hash('sha256', bytes).slice(0, 12), source, project, engine);
  if (result.table !== null) {
    const shown = await engine.rows<
      Record<string, string>
    >(`SELECT variable, area, coalesce(time_period, '–') AS period, basis,
  ${codesInWords(project.registry.dimensions)} AS codes,
  coalesce(${plainNumber('obs_value')}, '–') AS value, obs_status AS status, record::VARCHAR AS record, "column"
FROM ${result.table} ORDER BY record, "column", area LIMIT ${rows}`);
    const head = {
      de: ['Variable', 'Gebiet', 'Zeitraum', 'Basis', 'Codes', 'Wert', 'Status', 'Zeile', 'Spalte'],
      en: ['Variable', 'Area', 'Period', 'Basis', 'Codes', 'Value', 'Status', 'Line', 'Column'],
    }[language];
    const named = shown.map((row) => ({ ...row, area: areaName(project, row.area ?? '') }));
    const lines = named.length > 0 ? table([head, ...named.map((row) => Object.values(row))]) : [];
    for (const line of lines) terminal.line(line);
    const stand = result.stand ?? '–';
    terminal.line(
      {
        de: `${result.observations} Beobachtungen aus ${result.rows} Zeilen, Stand ${stand}.`,
        en: `${result.observations} observations from ${result.rows} rows, as of ${stand}.`,
      }[language],
    );
  }
  for (const one of result.issues)
    for (const line of issueLines(one, language, terminal)) terminal.line(line);
  return result.issues;
}

async function lastBytes(source: SourceDefinition, snapshots: Effects['snapshots']): Promise<Uint8Array> {
  const last = (await snapshots.list(source.id)).at(-1);
  if (!last) throw new SourceError([issue('nothing-to-preview', { file: source.id })]);
  return snapshots.read(last);
}

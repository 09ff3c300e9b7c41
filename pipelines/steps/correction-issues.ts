import type { Registry } from '../../indicators/registry.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { SourceDefinition } from '../project.ts';
import { areaName } from './area-name.ts';
import type { Correction } from './correct.ts';

/** What a correction finds in a file: how many cells, and the cell if it is one. */
export interface CorrectionCell {
  readonly cells: number;
  readonly record: number | null;
  readonly column: string | null;
  readonly text: string | null;
}

/** Why a correction must not be applied to what it finds. */
export function correctionIssues(
  source: SourceDefinition,
  correction: Correction,
  { cells, record, column, text }: CorrectionCell,
  registry: Registry,
): readonly Issue[] {
  const details = { figure: sayCorrected(correction, registry), corrections: correctionsFile(source) };
  if (cells !== 1) return [issue('correction-cells', { file: source.id }, { ...details, count: cells })];
  if (text === asRead(correction.published)) return [];
  const place = { file: source.id, record, column, value: text };
  return [issue('correction-unmatched', place, { ...details, published: correction.published })];
}

/** The text as the mapping reads it: a typographic minus is a minus, a hard or thin space a space. */
function asRead(published: string): string {
  return published
    .replaceAll('\u2212', '-')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .trim();
}

/** Columns that `rows` names and the file has not. */
export function unknownRows(
  source: SourceDefinition,
  { rows = {} }: Correction,
  columns: ReadonlyMap<string, string>,
): readonly Issue[] {
  const known = [...columns.keys()].slice(0, 12).join(', ');
  return Object.keys(rows)
    .filter((column) => !columns.has(column))
    .map((column) => issue('missing-column', { file: source.id, column }, { hint: '', hinten: '', known }));
}

/** A figure as its statistician knows it: `population Mainz 2018 sex=F`. */
export function sayCorrected({ variable, area, period, where }: Correction, registry: Registry): string {
  return [variable, areaName({ registry }, area), period, sayCodes(where)].filter(Boolean).join(' ');
}

/** `sex=F age=Y_LT3`, in alphabetical order. */
export function sayCodes(codes: Readonly<Record<string, string>> = {}): string {
  return Object.entries(codes)
    .sort()
    .map(([name, code]) => `${name}=${code}`)
    .join(' ');
}

/** Where the corrections of a source stand. */
export function correctionsFile({ file }: Pick<SourceDefinition, 'file'>): string {
  return file.replace(/\.yaml$/, '.corrections.yaml');
}

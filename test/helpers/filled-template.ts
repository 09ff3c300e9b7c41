import { columnName } from '../../pipelines/parsers/column-name.ts';
import type { Project, SourceDefinition } from '../../pipelines/project.ts';
import { labelsOf, spelt } from '../../pipelines/steps/column-labels.ts';
import { rowDimensions } from '../../pipelines/steps/columns.ts';
import { csvFile } from '../../pipelines/templates/csv-file.ts';
import { explanationLines } from '../../pipelines/templates/explanation.ts';
import { type Layout, layOutTemplate } from '../../pipelines/templates/layout.ts';
import { workbookFile } from '../../pipelines/templates/workbook-file.ts';
import { readGrid } from './grid.ts';

/** Stands where the template said that it is one: whoever meets such a file must know that nothing in it is true. */
const invented = 'ERFUNDENE TESTZAHLEN, keine Daten';

export interface Template {
  readonly layout: Layout;
  readonly bytes: Uint8Array;
}

/** The template of a source, as `quartett template` writes it. */
export async function templateOf(source: SourceDefinition, project: Project): Promise<Template> {
  const layout = layOutTemplate(source, project.registry);
  if (!layout) throw new Error(`no template of ${source.id}`);
  const bytes =
    source.read.parser === 'xlsx'
      ? await workbookFile(layout, explanationLines(source, project), source.read)
      : csvFile(layout, source.read);
  return { layout, bytes };
}

/** One cell of a filled template, by area (its place in the list), sex and age. */
export function figure(area: number, sex: 'M' | 'F', age: number): number {
  return 100 + ((area * 7 + age * 3 + (sex === 'M' ? 5 : 0)) % 13);
}

/** A template that an office has filled in, with invented figures that add up. `alter` may break a row. */
export async function fillTemplate(
  source: SourceDefinition,
  project: Project,
  { day = '31.12.2025', alter = (row: readonly string[]) => row } = {},
): Promise<Uint8Array> {
  const { layout, bytes } = await templateOf(source, project);
  const grid = await readGrid(bytes);
  const last = layout.header.at(-1)?.line ?? 0;
  const rows = grid.rows.map((row, index) => {
    if (index === 0) return [invented];
    if (index < last) return row[0]?.endsWith(':') ? [`${row[0]} ${day}`] : row;
    const body = layout.rows[index - last];
    return body ? alter(fillRow(body, source, layout, project, day)) : row;
  });
  return grid.toBytes(rows);
}

function fillRow(
  row: readonly string[],
  source: SourceDefinition,
  { header }: Layout,
  project: Project,
  day: string,
): readonly string[] {
  const { map } = source;
  const names = (header[0]?.cells ?? []).map((_, column) =>
    columnName(header.map(({ cells }) => cells[column] ?? '')),
  );
  const keys = [...new Set((layOutTemplate(source, project.registry)?.rows ?? []).map(([key]) => key))];
  const isCity = map.area.city?.includes(row[0] ?? '') === true;
  const areas = isCity ? keys.slice(0, -1).map((_, index) => index) : [keys.indexOf(row[0])];
  const inRow = rowDimensions(map).map(({ dimension, column }) => ({
    dimension,
    label: row[names.indexOf(column)] ?? '',
  }));
  const taken = [map.area.column, map.area.name, ...rowDimensions(map).map(({ column }) => column)];
  return row.map((cell, column) => {
    const name = names[column] ?? '';
    if (name === map.period.column) return day;
    if (taken.includes(name)) return cell;
    const inColumn =
      map.values.map((line) => labelsOf(line.column, name)).find((labels) => labels !== null) ?? [];
    const codes = new Map(
      [...inRow, ...inColumn].map(({ dimension, label }) => [dimension, spelt(dimension, label, source)]),
    );
    return String(sum(areas, codes, project));
  });
}

function sum(areas: readonly number[], codes: ReadonlyMap<string, string | null>, project: Project): number {
  const bands = project.examples.values().next().value?.spellings.age ?? {};
  const all = ['Y_LT3', ...Object.keys(bands).filter((code) => code !== '_T' && code !== 'Y_LT3')];
  const [sex, age] = [codes.get('sex') ?? '_T', codes.get('age') ?? '_T'];
  const sexes = (['M', 'F'] as const).filter((one) => sex === '_T' || sex === one);
  const ages = all.map((_, index) => index).filter((index) => age === '_T' || all[index] === age);
  return areas.reduce(
    (total, area) =>
      total +
      sexes.flatMap((one) => ages.map((index) => figure(area, one, index))).reduce((a, b) => a + b, 0),
    0,
  );
}

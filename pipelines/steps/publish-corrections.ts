import { formats } from '../../output/format.ts';
import type { Files } from '../effects/files.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { Project } from '../project.ts';
import { areaName } from './area-name.ts';
import { sayCodes } from './correction-issues.ts';
import type { JudgedCorrection } from './judge-corrections.ts';
import { type Distribution, writeTable } from './publish.ts';

const columns = [
  ...['source', 'publisher', 'variable', 'ref_area', 'area_name', 'time_period', 'dimensions', 'rows'],
  ...['published', 'corrected', 'because', 'told_whom', 'told_on', 'snapshot', 'applied'],
];

/** Publishes every known error of a publisher: what stood in the file, what is right, why, and who was told. */
export async function publishCorrections(
  folder: string,
  corrections: readonly JudgedCorrection[],
  { registry }: Project,
  effects: { readonly files: Files; readonly warehouse: Warehouse },
): Promise<readonly Distribution[]> {
  const rows = corrections.map(({ source, correction, snapshot, applied }) => {
    const { variable, area, period, where, rows: chosen, published, corrected, because, told } = correction;
    const right = corrected === undefined ? null : String(corrected);
    return [
      ...[source.id, source.publisher, variable, area, areaName({ registry }, area), period],
      ...[sayCodes(where) || null, sayCodes(chosen) || null, published, right],
      ...[because, told.whom, told.on, snapshot, String(applied)],
    ];
  });
  const types = Object.fromEntries(columns.map((column) => [column, 'VARCHAR' as const]));
  await effects.warehouse.fill('correction', types, rows);
  const relation = `(SELECT * REPLACE (corrected::DECIMAL(28, 6) AS corrected, told_on::DATE AS told_on,
  applied::BOOLEAN AS applied) FROM correction)`;
  return writeTable(relation, 'data/corrections', formats, folder, effects);
}

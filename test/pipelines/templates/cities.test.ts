import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse, type Warehouse } from '../../../pipelines/effects/warehouse.ts';
import { harmonize } from '../../../pipelines/harmonize.ts';
import { figure, fillTemplate, templateOf } from '../../helpers/filled-template.ts';
import { messagesOf } from '../../helpers/harmonize-text.ts';
import { readRepository } from '../../helpers/repository.ts';

const project = await readRepository();
const examples = [...project.examples.keys()];
let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse({ isSmall: true });
});
afterAll(() => warehouse.close());

describe('the example of each city', () => {
  it('is there for all four', () => {
    expect(examples).toEqual([
      'koblenz/population-by-district',
      'ludwigshafen/population-by-district',
      'mainz/population-by-district',
      'trier/population-by-district',
    ]);
    expect([...project.sources.keys()].filter((id) => examples.includes(id))).toEqual([]);
  });

  it.each(examples)('%s is named by no variable, so that nothing of it is expected', (id) => {
    expect(project.registry.variables.get('population')?.sources).not.toContain(id);
  });

  it.each(examples)('%s refuses its own template', async (id) => {
    const { bytes } = await templateOf(sourceOf(id), project);
    expect(await read(bytes, id)).toEqual({
      rows: [],
      messages: [
        `${id}: Die Datei ist eine Vorlage: In ihr steht noch „MUSTER – zum Ausfüllen, keine Daten“. Die Vorlage ausfüllen und diesen Text durch einen Titel ersetzen, ohne die Zeile zu löschen.`,
      ],
    });
  });

  it.each(examples)('%s has a template that is the same file each time', async (id) => {
    const [one, other] = [await templateOf(sourceOf(id), project), await templateOf(sourceOf(id), project)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it.each(examples)('%s reads a template that was filled in, figure by figure', async (id) => {
    const source = sourceOf(id);
    const { rows, messages } = await read(await fillTemplate(source, project), id);
    expect(messages).toEqual([]);
    const areas = project.registry.areas.areas.filter(({ parent }) => parent === source.map.area.within);
    const parts = rows.filter(({ sex, age }) => sex !== '_T' && age !== '_T');
    const first = areas[0]?.id ?? '';
    expect(parts.filter(({ area }) => area === first)).toHaveLength(34);
    expect(new Set(rows.map(({ area }) => area)).size).toBe(areas.length + 1);
    expect(new Set(rows.map(({ basis, ref_date }) => `${basis} ${ref_date}`))).toEqual(
      new Set(['register 2025-12-31']),
    );
    expect(parts.find(({ area, sex, age }) => area === first && sex === 'F' && age === 'Y_LT3')?.value).toBe(
      figure(0, 'F', 0),
    );
  });

  it.each(examples)('%s says where a figure is missing', async (id) => {
    const source = sourceOf(id);
    let seen = 0;
    const alter = (row: readonly string[]) => (seen++ === 2 ? [...row.slice(0, -1), ''] : row);
    const { messages } = await read(await fillTemplate(source, project, { alter }), id);
    expect(messages[0]).toMatch(
      /^\S+, Zeile \d+: In der Spalte „.+“ steht nichts, wo eine Zahl oder ein Zeichen stehen muss\./,
    );
  });

  it.each(examples)('%s says where the districts do not add up to the city', async (id) => {
    const source = sourceOf(id);
    const [city = ''] = source.map.area.city ?? [];
    const alter = (row: readonly string[]) =>
      row[0] === city ? [...row.slice(0, -1), String(Number(row.at(-1)) + 1)] : row;
    const { messages } = await read(await fillTemplate(source, project, { alter }), id);
    expect(
      messages.filter((text) =>
        /: Die Stadtteile ergeben zusammen \d+, die Zeile der Stadt sagt \d+\./.test(text),
      ),
    ).not.toEqual([]);
  });
});

function sourceOf(id: string) {
  const source = project.examples.get(id);
  if (!source) throw new Error(`no example ${id}`);
  return source;
}

interface Row {
  readonly area: string;
  readonly sex: string;
  readonly age: string;
  readonly basis: string;
  readonly ref_date: string;
  readonly value: number;
}

async function read(bytes: Uint8Array, id: string) {
  const { table, issues } = await harmonize(bytes, '0123456789ab', sourceOf(id), project, warehouse);
  const rows =
    table === null
      ? []
      : await warehouse.rows<Row>(
          `SELECT area, sex, age, basis, ref_date, obs_value::DOUBLE AS value FROM ${table} ORDER BY ALL`,
        );
  return { rows, messages: messagesOf(issues) };
}

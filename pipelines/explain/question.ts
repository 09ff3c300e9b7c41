import type { Registry } from '../../indicators/registry.ts';
import { unknownReference, unknownReferences } from '../../indicators/unknown-reference.ts';
import { DefinitionError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Indicator } from '../../schemas/types.ts';

/** What was typed. */
export interface Asked {
  readonly indicator: string;
  /** An id or a name. */
  readonly area: string;
  readonly period: string;
  /** `sex=F` */
  readonly where: readonly string[];
  readonly basis: string | null;
}

/** What is meant: everything in it exists, though perhaps without a figure. */
export interface Question {
  readonly id: string;
  readonly indicator: Indicator;
  readonly area: string;
  readonly period: string;
  readonly where: ReadonlyMap<string, string>;
  readonly basis: string | null;
}

const place = { file: 'quartett explain', record: null };

/** Looks up what was typed; throws a DefinitionError with what there is. */
export function understand(asked: Asked, registry: Registry): Question {
  const indicator = registry.indicators.get(asked.indicator);
  const known = registry.indicators.keys();
  if (!indicator) {
    const what = 'den Indikator / the indicator';
    throw new DefinitionError([unknownReference(place, 'indicator', asked.indicator, known, what)]);
  }
  const area = findArea(asked.area, registry);
  const where = new Map(asked.where.map(readCondition));
  const issues = [
    ...('area' in area ? [] : [area.issue]),
    ...unknownConditions(where, indicator, registry),
    ...unknownBasis(asked.basis, registry),
  ];
  if (!('area' in area) || issues.length > 0) throw new DefinitionError(issues);
  const { period, basis } = asked;
  return { id: asked.indicator, indicator, area: area.area, period, where, basis };
}

/** An area by its id, its name, or the beginning of its name if no other begins so. */
function findArea(text: string, { areas }: Registry): { readonly area: string } | { readonly issue: Issue } {
  const all = [
    ...areas.areas.map(({ id, name, parent }) => ({ id, name, parent })),
    ...areas.groups.map(({ id, label }) => ({ id, name: label.de, parent: undefined })),
  ];
  const cityName = (id?: string) => all.find((one) => one.id === id)?.name;
  const wanted = text.toLowerCase();
  const named = all.filter(({ name }) => name.toLowerCase() === wanted);
  const found = [
    all.filter(({ id }) => id.toLowerCase() === wanted),
    named,
    all.filter(({ name }) => name.toLowerCase().startsWith(wanted)),
  ].find((some) => some.length > 0);
  const [only] = found ?? [];
  if (only && found?.length === 1) return { area: only.id };
  if (found) {
    const known = found
      .map(({ id, name, parent }) => `${id} (${[name, cityName(parent)].filter(Boolean).join(', ')})`)
      .join(', ');
    return { issue: issue('area-ambiguous', { ...place, column: 'area', value: text }, { known }) };
  }
  const names = [...new Set(all.map(({ name }) => name)), ...areas.groups.map(({ id }) => id)];
  return { issue: unknownReference(place, 'area', text, names, 'das Gebiet / the area') };
}

function readCondition(text: string): readonly [string, string] {
  const [dimension = '', ...code] = text.split('=');
  return [dimension.trim(), code.join('=').trim()];
}

function unknownConditions(
  where: ReadonlyMap<string, string>,
  { by = [] }: Indicator,
  { codelists }: Registry,
): readonly Issue[] {
  const dimensions = unknownReferences(
    place,
    '--where',
    [...where.keys()],
    by,
    'die Gliederung / the dimension',
  );
  const codes = [...where]
    .filter(([dimension]) => by.includes(dimension))
    .flatMap(([dimension, code]) => {
      const known = codelists.get(dimension)?.codes.map((one) => one.code) ?? [];
      return unknownReferences(place, `--where ${dimension}`, [code], known, 'den Code / the code');
    });
  return [...dimensions, ...codes];
}

function unknownBasis(basis: string | null, { codelists }: Registry): readonly Issue[] {
  const known = codelists.get('basis')?.codes.map(({ code }) => code) ?? [];
  return basis === null ? [] : unknownReferences(place, '--basis', [basis], known, 'die Basis / the basis');
}

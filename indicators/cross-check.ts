import { type Issue, issue } from '../schemas/issues.ts';
import type { Codelist, Indicator, IndicatorTerm, Variable } from '../schemas/types.ts';
import { checkBreaks } from './check-breaks.ts';
import { checkComparability } from './check-comparability.ts';
import { checkOver } from './check-over.ts';
import { checkExternal } from './external.ts';
import { codesOf, type Registry, reservedIds, termsOf } from './registry.ts';
import { unknownReference, unknownReferences } from './unknown-reference.ts';

/** Where a definition stands, for messages: its file, and the line of a JSON pointer in it. */
export type Locate = (
  kind: 'indicator' | 'variable' | 'codelist',
  id: string,
  pointer: string,
) => { readonly file: string; readonly record: number | null };

/** References between indicators, variables and code lists that lead nowhere, with the line they stand on. */
export function crossCheck(registry: Registry, locate: Locate): readonly Issue[] {
  return [
    ...[...registry.variables].flatMap(([id, variable]) => checkVariable(id, variable, registry, locate)),
    ...[...registry.indicators].flatMap(([id, indicator]) => checkIndicator(id, indicator, registry, locate)),
    ...[...registry.codelists].flatMap(([id, codelist]) => checkTotals(id, codelist, locate)),
    ...checkExternal(registry, (id, pointer) => locate('indicator', id, pointer)),
    ...checkAreas(registry, locate),
    ...checkBreaks(registry, locate),
  ];
}

function checkVariable(id: string, variable: Variable, registry: Registry, locate: Locate): readonly Issue[] {
  const at = (pointer: string) => locate('variable', id, pointer);
  const units = registry.units.codes.map(({ code }) => code);
  const bases = codesOf(registry.codelists.get('basis'));
  return [
    ...unknownReferences(
      at('/unit'),
      'unit',
      [variable.unit],
      units,
      'eine Einheit in codes/units.yaml / a unit',
    ),
    ...unknownReferences(
      at('/dimensions'),
      'dimensions',
      variable.dimensions,
      registry.dimensions,
      'eine Codeliste in indicators/codes / a code list',
    ),
    ...Object.keys(variable.reference ?? {})
      .filter((basis) => basis !== 'default')
      .flatMap((basis) =>
        unknownReferences(
          at(`/reference/${basis}`),
          'reference',
          [basis],
          bases,
          'eine Basis in codes/basis.yaml / a basis',
        ),
      ),
  ];
}

function checkIndicator(
  id: string,
  indicator: Indicator,
  registry: Registry,
  locate: Locate,
): readonly Issue[] {
  const at = (pointer: string) => locate('indicator', id, pointer);
  const units = registry.units.codes.map(({ code }) => code);
  const bases = codesOf(registry.codelists.get('basis'));
  const [first] = termsOf(indicator);
  const varied = registry.variables.get(first?.term.variable ?? '');
  return [
    ...(reservedIds.includes(id) ? [issue('reserved-id', { ...at(''), value: id })] : []),
    ...unknownReferences(
      at('/unit'),
      'unit',
      [indicator.unit],
      units,
      'eine Einheit in codes/units.yaml / a unit',
    ),
    ...unknownReferences(
      at('/basis'),
      'basis',
      indicator.basis ?? [],
      bases,
      'eine Basis in codes/basis.yaml / a basis',
    ),
    ...(indicator.ratio?.compatible ?? []).flatMap(({ of, per }, index) =>
      unknownReferences(
        at(`/ratio/compatible/${index}`),
        'compatible',
        [of, per],
        bases,
        'eine Basis in codes/basis.yaml / a basis',
      ),
    ),
    // Without its variable nobody knows the dimensions; that it is missing is reported below.
    ...(varied
      ? unknownReferences(
          at('/by'),
          'by',
          indicator.by ?? [],
          varied.dimensions,
          `die Dimension in variables/${first?.term.variable}.yaml / the dimension`,
        )
      : []),
    ...termsOf(indicator).flatMap(({ pointer, term }) => checkTerm(term, pointer, registry, at)),
    ...checkOver(id, indicator, registry, locate),
    ...checkComparability(indicator, registry, at),
  ];
}

function checkTerm(
  term: IndicatorTerm,
  pointer: string,
  registry: Registry,
  at: (pointer: string) => { readonly file: string; readonly record: number | null },
): readonly Issue[] {
  const variable = registry.variables.get(term.variable);
  if (!variable) {
    return [
      unknownReference(
        at(`${pointer}/variable`),
        'variable',
        term.variable,
        registry.variables.keys(),
        'die Variable in indicators/variables / the variable',
      ),
    ];
  }
  return Object.entries(term.where ?? {}).flatMap(([dimension, condition]) => {
    const place = at(`${pointer}/where/${dimension}`);
    if (!variable.dimensions.includes(dimension)) {
      return [
        unknownReference(
          place,
          'where',
          dimension,
          variable.dimensions,
          `die Dimension in variables/${term.variable}.yaml / the dimension`,
        ),
      ];
    }
    const codes = codesOf(registry.codelists.get(dimension));
    return unknownReferences(
      place,
      `where.${dimension}`,
      typeof condition === 'string' ? [condition] : [],
      codes,
      `den Code in codes/${dimension}.yaml / the code`,
    );
  });
}

function checkTotals(id: string, codelist: Codelist, locate: Locate): readonly Issue[] {
  const codes = codesOf(codelist);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [
    ...twice.map((code) =>
      issue(
        'duplicate-id',
        { ...locate('codelist', id, '/codes'), value: code },
        { other: `codes/${id}.yaml` },
      ),
    ),
    ...Object.keys(codelist.totals ?? {})
      .filter((total) => isPartOfItself(total, codelist))
      .map((total) =>
        issue('circular-total', {
          ...locate('codelist', id, `/totals/${total}`),
          column: 'totals',
          value: total,
        }),
      ),
    ...Object.entries(codelist.totals ?? {}).flatMap(([total, parts]) =>
      unknownReferences(
        locate('codelist', id, `/totals/${total}`),
        'totals',
        [total, ...(Array.isArray(parts) ? parts : [])],
        codes,
        `den Code in codes/${id}.yaml / the code`,
      ),
    ),
  ];
}

/** Whether a total turns up among its parts, or among theirs. */
function isPartOfItself(total: string, { totals = {} }: Codelist): boolean {
  const seen = new Set<string>();
  const partsOf = (code: string): readonly string[] => {
    const parts = totals[code];
    return Array.isArray(parts) ? parts : [];
  };
  const open = [...partsOf(total)];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (code === total) return true;
    if (!seen.has(code)) open.push(...partsOf(code));
    seen.add(code);
  }
  return false;
}

function checkAreas({ areas, variables }: Registry, locate: Locate): readonly Issue[] {
  const ids = areas.areas.map(({ id }) => id);
  const levels = areas.levels.map(({ code }) => code);
  const at = (pointer: string) => locate('codelist', 'areas', pointer);
  return [
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => issue('duplicate-id', { ...at('/areas'), value: id }, { other: 'codes/areas.yaml' })),
    ...areas.areas.flatMap((area, index) => [
      ...unknownReferences(
        at(`/areas/${index}`),
        'parent',
        area.parent === undefined ? [] : [area.parent],
        ids,
        'die Stadt / the city',
      ),
      ...unknownReferences(at(`/areas/${index}`), 'level', [area.level], levels, 'die Ebene / the level'),
    ]),
    ...areas.groups.flatMap((group, index) => [
      ...unknownReferences(at(`/groups/${index}`), 'members', group.members, ids, 'die Stadt / the city'),
      ...unknownReferences(
        at(`/groups/${index}/weight`),
        'weight',
        group.weight === undefined ? [] : [group.weight],
        variables.keys(),
        'die Variable in indicators/variables / the variable',
      ),
    ]),
  ];
}

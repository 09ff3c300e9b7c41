import { type Issue, issue } from '../schemas/issues.ts';
import type { Areas, Codelist, Indicator, IndicatorTerm, Variable } from '../schemas/types.ts';
import { codesOf, type Registry, reservedIds, termsOf } from './registry.ts';
import { unknownReference } from './unknown-reference.ts';

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
    ...checkAreas(registry.areas, locate),
  ];
}

function checkVariable(id: string, variable: Variable, registry: Registry, locate: Locate): readonly Issue[] {
  const at = (pointer: string) => locate('variable', id, pointer);
  const units = registry.units.codes.map(({ code }) => code);
  const bases = codesOf(registry.codelists.get('basis'));
  return [
    ...(units.includes(variable.unit)
      ? []
      : [
          unknownReference(
            at('/unit'),
            'unit',
            variable.unit,
            units,
            'eine Einheit in codes/units.yaml / a unit',
          ),
        ]),
    ...variable.dimensions
      .filter((dimension) => !registry.dimensions.includes(dimension))
      .map((dimension) =>
        unknownReference(
          at('/dimensions'),
          'dimensions',
          dimension,
          registry.dimensions,
          'eine Codeliste in indicators/codes / a code list',
        ),
      ),
    ...Object.keys(variable.reference ?? {})
      .filter((basis) => basis !== 'default' && !bases.includes(basis))
      .map((basis) =>
        unknownReference(
          at(`/reference/${basis}`),
          'reference',
          basis,
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
  const dimensions = registry.variables.get(first?.term.variable ?? '')?.dimensions ?? [];
  return [
    ...(reservedIds.includes(id) ? [issue('reserved-id', { ...at(''), value: id })] : []),
    ...(units.includes(indicator.unit)
      ? []
      : [
          unknownReference(
            at('/unit'),
            'unit',
            indicator.unit,
            units,
            'eine Einheit in codes/units.yaml / a unit',
          ),
        ]),
    ...(indicator.basis ?? [])
      .filter((basis) => !bases.includes(basis))
      .map((basis) =>
        unknownReference(at('/basis'), 'basis', basis, bases, 'eine Basis in codes/basis.yaml / a basis'),
      ),
    ...(indicator.by ?? [])
      .filter(
        (dimension) =>
          first && registry.variables.has(first.term.variable) && !dimensions.includes(dimension),
      )
      .map((dimension) =>
        unknownReference(
          at('/by'),
          'by',
          dimension,
          dimensions,
          `die Dimension in variables/${first?.term.variable}.yaml / the dimension`,
        ),
      ),
    ...termsOf(indicator).flatMap(({ pointer, term }) => checkTerm(term, pointer, registry, at)),
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
    return typeof condition === 'string' && !codes.includes(condition)
      ? [
          unknownReference(
            place,
            `where.${dimension}`,
            condition,
            codes,
            `den Code in codes/${dimension}.yaml / the code`,
          ),
        ]
      : [];
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
      [total, ...(Array.isArray(parts) ? parts : [])]
        .filter((code) => !codes.includes(code))
        .map((code) =>
          unknownReference(
            locate('codelist', id, `/totals/${total}`),
            'totals',
            code,
            codes,
            `den Code in codes/${id}.yaml / the code`,
          ),
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

function checkAreas(areas: Areas, locate: Locate): readonly Issue[] {
  const ids = areas.areas.map(({ id }) => id);
  const levels = areas.levels.map(({ code }) => code);
  const at = (pointer: string) => locate('codelist', 'areas', pointer);
  return [
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => issue('duplicate-id', { ...at('/areas'), value: id }, { other: 'codes/areas.yaml' })),
    ...areas.areas.flatMap((area, index) => [
      ...(area.parent === undefined || ids.includes(area.parent)
        ? []
        : [unknownReference(at(`/areas/${index}`), 'parent', area.parent, ids, 'die Stadt / the city')]),
      ...(levels.includes(area.level)
        ? []
        : [unknownReference(at(`/areas/${index}`), 'level', area.level, levels, 'die Ebene / the level')]),
    ]),
    ...areas.groups.flatMap((group, index) =>
      group.members
        .filter((member) => !ids.includes(member))
        .map((member) =>
          unknownReference(at(`/groups/${index}`), 'members', member, ids, 'die Stadt / the city'),
        ),
    ),
  ];
}

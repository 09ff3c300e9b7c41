import { externalReferences, timesOf } from '../../indicators/external.ts';
import type { Registry } from '../../indicators/registry.ts';
import type { Indicator } from '../../schemas/types.ts';

/** A code list as a flat table of text. */
export interface CodeTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Every code that occurs in a published file, with German and English labels. */
export function codeTables(registry: Registry): readonly CodeTable[] {
  return [
    ...lists(registry),
    ...deviations(registry),
    areas(registry),
    breaks(registry),
    levels(registry),
    units(registry),
    indicators(registry),
    variables(registry),
    external(registry),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function lists({ codelists }: Registry): readonly CodeTable[] {
  return [...codelists].map(([name, { codes }]) => {
    const hasBounds = codes.some(({ from, below }) => from !== undefined || below !== undefined);
    const bounds = hasBounds ? ['from', 'below'] : [];
    return {
      name,
      columns: ['code', 'label_de', 'label_en', 'description_de', 'description_en', ...bounds],
      rows: codes.map(({ code, label, description, from, below }) => [
        code,
        label.de,
        label.en,
        description?.de ?? null,
        description?.en ?? null,
        ...(hasBounds ? [text(from), text(below)] : []),
      ]),
    };
  });
}

/** In which ways figures of cities differ; none where no indicator says so. */
function deviations({ deviations: all }: Registry): readonly CodeTable[] {
  if (all.length === 0) return [];
  const columns = ['code', 'criterion', 'label_de', 'label_en', 'description_de', 'description_en'];
  const rows = all.map(({ code, criterion, label, description }) => {
    return [code, criterion, label.de, label.en, description.de, description.en];
  });
  return [{ name: 'deviation', columns, rows }];
}

function areas({ areas: { areas: all, groups } }: Registry): CodeTable {
  return {
    name: 'areas',
    columns: [
      'code',
      'label_de',
      'label_en',
      'level',
      'parent',
      'ars',
      'nuts3',
      'valid_from',
      'valid_until',
      'members',
    ],
    rows: [
      ...all.map(({ id, name, level, parent, ars, nuts3, from, until }) => [
        id,
        name,
        name,
        level,
        parent ?? null,
        ars ?? null,
        nuts3 ?? null,
        from,
        until ?? null,
        null,
      ]),
      ...groups.map(({ id, label, members }) => [
        id,
        label.de,
        label.en,
        'group',
        null,
        null,
        null,
        null,
        null,
        members.join(' '),
      ]),
    ],
  };
}

function breaks({ breaks: all }: Registry): CodeTable {
  return {
    name: 'breaks',
    columns: [
      ...['code', 'label_de', 'label_en', 'kind', 'from', 'variables', 'bases', 'areas', 'districts_of'],
      ...['bridge_basis', 'bridge_since', 'note_de', 'note_en'],
    ],
    rows: all.map(({ id, label, kind, from, variables, bases, areas, districts_of, bridge, note }) => [
      ...[
        id,
        label.de,
        label.en,
        kind,
        from,
        words(variables),
        words(bases),
        words(areas),
        words(districts_of),
      ],
      ...[bridge?.basis ?? null, bridge?.since ?? null, note.de, note.en],
    ]),
  };
}

/** What area_level says. */
function levels({ areas: { levels: all } }: Registry): CodeTable {
  return {
    name: 'levels',
    columns: ['code', 'label_de', 'label_en'],
    rows: all.map(({ code, label }) => [code, label.de, label.en]),
  };
}

function units({ units: { codes } }: Registry): CodeTable {
  return {
    name: 'units',
    columns: ['code', 'label_de', 'label_en', 'ucum'],
    rows: codes.map(({ code, label, ucum }) => [code, label.de, label.en, ucum ?? null]),
  };
}

function indicators({ indicators: all }: Registry): CodeTable {
  return {
    name: 'indicators',
    columns: [
      ...['code', 'label_de', 'label_en', 'definition_de', 'definition_en', 'formula_de', 'formula_en'],
      ...['unit_measure', 'decimals', 'dimensions', 'traps_de', 'traps_en'],
    ],
    rows: [...all].map(([id, { title, definition, formula, unit, decimals, by = [], traps, ratio }]) => [
      ...[id, title.de, title.en, definition.de, definition.en, formula.de, formula.en],
      ...[unit, String(decimals), by.join(' ') || null],
      cautions(traps, ratio)
        .map(({ de }) => de)
        .join(' ') || null,
      cautions(traps, ratio)
        .map(({ en }) => en)
        .join(' ') || null,
    ]),
  };
}

/** What a reader can get wrong, and why two bases may meet in one figure. */
function cautions(traps: Indicator['traps'], ratio: Indicator['ratio']): Indicator['traps'] {
  return [...traps, ...(ratio?.compatible ?? []).map(({ because }) => because)];
}

function variables({ variables: all }: Registry): CodeTable {
  return {
    name: 'variables',
    columns: [
      ...['code', 'label_de', 'label_en', 'definition_de', 'definition_en'],
      ...['unit_measure', 'kind', 'dimensions', 'sources'],
    ],
    rows: [...all].map(([id, { title, definition, unit, kind, dimensions, sources }]) => [
      ...[id, title.de, title.en, definition.de, definition.en],
      ...[unit, kind, dimensions.join(' ') || null, sources.join(' ')],
    ]),
  };
}

/** Several codes in one cell; none is an empty cell. */
function words(codes: readonly string[] = []): string | null {
  return codes.join(' ') || null;
}

/** What other sets of indicators call ours; `times` is empty where the figure is another one. */
function external({ indicators: all }: Registry): CodeTable {
  return {
    name: 'external',
    columns: [
      ...['indicator', 'scheme', 'code', 'm_id', 'match', 'times', 'year_shift', 'evidence'],
      ...['note_de', 'note_en'],
    ],
    rows: externalReferences(all).map(({ indicator, reference }) => {
      const { scheme, code, m_id, match, year_shift = 0, evidence, note } = reference;
      return [
        ...[indicator, scheme, code, text(m_id), match, text(timesOf(reference) ?? undefined)],
        ...[String(year_shift), evidence, note?.de ?? null, note?.en ?? null],
      ];
    }),
  };
}

function text(value: number | undefined): string | null {
  return value === undefined ? null : String(value);
}

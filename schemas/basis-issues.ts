import { row } from './issue-row.ts';

/** Figures that would stand, or do stand, on bases that may not meet. */
export const basisIssues = {
  'basis-undeclared': row(
    'error',
    'Die Zahlen dieses Indikators stehen auch auf der Basis {value}; unter basis ist sie nicht genannt.',
    'Die Basis unter basis ergänzen; die Reihenfolge dort sagt, welche Zeile bevorzugt wird, wenn es mehrere gibt.',
    'Figures of this indicator are on the basis {value}, too, which is not named under basis.',
    'Add it under basis; the order there says which row is preferred where there are several.',
  ),
  'bases-never-meet': row(
    'error',
    'Zähler ({of}) und Nenner ({per}) stehen nie auf derselben Basis; der Indikator hätte keine einzige Zahl.',
    'Merkmale derselben Basis wählen oder eine Quelle auf der fehlenden Basis ergänzen. Sind zwei Basen fachlich vereinbar, das unter ratio.compatible mit Grund angeben.',
    'Numerator ({of}) and denominator ({per}) are never on the same basis; the indicator would have no figure at all.',
    'Choose variables of the same basis or add a source on the missing one. If two bases may stand in one figure, say so with a reason under ratio.compatible.',
  ),
  'basis-missing': row(
    'error',
    '{value} hat hier keine Basis und würde sich mit jeder verbinden; in anderen Quellen steht {value} auf {bases}.',
    'Unter map.basis angeben, worauf die Zahlen dieser Quelle beruhen.',
    '{value} has no basis here and would join any; in other sources {value} is on {bases}.',
    'Say under map.basis what the figures of this source rest on.',
  ),
  'basis-differs': row(
    'warning',
    '{value} {period}: der Zähler steht auf Basis {of}, der Nenner nur auf Basis {per}. Keinen Wert haben deshalb: {areas}.',
    'Für den Nenner eine Quelle auf Basis {of} ergänzen. Sind beide Basen fachlich vereinbar, das im Indikator unter ratio.compatible mit Grund angeben.',
    '{value} {period}: the numerator is on basis {of}, the denominator only on basis {per}. Hence there is no figure for: {areasen}.',
    'Add a source on basis {of} for the denominator. If the two bases may stand in one figure, say so with a reason under ratio.compatible of the indicator.',
  ),
} as const;

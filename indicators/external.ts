import { type Issue, issue } from '../schemas/issues.ts';
import type { Indicator, IndicatorReference } from '../schemas/types.ts';
import { codesOf, type Registry } from './registry.ts';
import { unknownReferences } from './unknown-reference.ts';

/** Finds file and line of a JSON pointer in one indicator. */
type At = (id: string, pointer: string) => { readonly file: string; readonly record: number | null };

/** A reference with the indicator that makes it. */
export interface ExternalReference {
  readonly indicator: string;
  readonly pointer: string;
  readonly reference: IndicatorReference;
}

/** All references to other sets of indicators, by indicator. */
export function externalReferences(indicators: Registry['indicators']): readonly ExternalReference[] {
  return [...indicators].flatMap(([indicator, { external = [] }]) =>
    external.map((reference, index) => ({ indicator, pointer: `/external/${index}`, reference })),
  );
}

/** Their value is ours times this; null where it is another figure altogether. */
export function timesOf({ match, times }: IndicatorReference): number | null {
  if (match === 'component' || match === 'related') return null;
  return times ?? 1;
}

/** References to unknown sets, without what they need, or that contradict each other about the scale. */
export function checkExternal(registry: Registry, at: At): readonly Issue[] {
  const all = externalReferences(registry.indicators);
  return all.flatMap((one, index) => [
    ...checkReference(one, registry, at),
    ...contradictions(one, all.slice(0, index), registry, at),
  ]);
}

function checkReference(
  { indicator, pointer, reference }: ExternalReference,
  { codelists }: Registry,
  at: At,
): readonly Issue[] {
  const { scheme, code, m_id, match, times } = reference;
  const schemes = codelists.get('scheme');
  const isNumbered = schemes?.codes.some((one) => one.code === scheme && one.numbered === true) ?? false;
  const place = { ...at(indicator, pointer), column: 'external', value: code };
  return [
    ...unknownReferences(
      at(indicator, `${pointer}/scheme`),
      'external.scheme',
      [scheme],
      codesOf(schemes),
      'den Indikatorensatz in codes/scheme.yaml / the set of indicators',
    ),
    ...(isNumbered && m_id === undefined ? [issue('external-number', place, { scheme })] : []),
    ...((match === 'scale_differs') === (times !== undefined)
      ? []
      : [issue('external-times', place, { match })]),
  ];
}

/** One indicator of another set has one scale: what ours must be multiplied by must lead there from every side. */
function contradictions(
  one: ExternalReference,
  earlier: readonly ExternalReference[],
  { indicators }: Registry,
  at: At,
): readonly Issue[] {
  const { scheme, code, m_id } = one.reference;
  if (m_id === undefined) return [];
  const scale = scaleOf(one, indicators);
  return earlier
    .filter(({ reference }) => reference.scheme === scheme && reference.m_id === m_id)
    .map((other) => ({ other, otherScale: scaleOf(other, indicators) }))
    .filter(({ otherScale }) => scale !== null && otherScale !== null && otherScale !== scale)
    .map(({ other, otherScale }) =>
      issue(
        'external-scale',
        { ...at(one.indicator, one.pointer), column: 'external', value: code },
        { id: `${scheme} ${m_id}`, scale: scale ?? '', otherScale: otherScale ?? '', other: other.indicator },
      ),
    );
}

/** The factor of their figure: that of our ratio (100 for percent) times the one between us. */
function scaleOf(
  { indicator, reference }: ExternalReference,
  indicators: ReadonlyMap<string, Pick<Indicator, 'ratio'>>,
): number | null {
  const times = timesOf(reference);
  return times === null
    ? null
    : Number(((indicators.get(indicator)?.ratio?.times ?? 1) * times).toPrecision(12));
}

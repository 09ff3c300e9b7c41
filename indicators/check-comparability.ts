import { type Issue, issue } from '../schemas/issues.ts';
import type { Indicator, IndicatorSubScores } from '../schemas/types.ts';
import { type Criterion, criteria } from './comparability.ts';
import { citiesOf, type Registry } from './registry.ts';
import { unknownReference, unknownReferences } from './unknown-reference.ts';

type At = (pointer: string) => { readonly file: string; readonly record: number | null };

/** What an indicator declares of its comparability: for each city and criterion, and each lowered one with its deviation. */
export function checkComparability(indicator: Indicator, registry: Registry, at: At): readonly Issue[] {
  const { all, cities = {} } = indicator.comparability;
  const known = citiesOf(registry).map(({ id }) => id);
  return [
    ...Object.keys(cities).flatMap((id) =>
      unknownReferences(
        at(`/comparability/cities/${id}`),
        'comparability.cities',
        [id],
        known,
        'die Stadt in codes/areas.yaml / the city',
      ),
    ),
    ...checkSubScores(all, '/comparability/all', registry, at),
    ...Object.entries(cities).flatMap(([id, own]) =>
      checkSubScores(own, `/comparability/cities/${id}`, registry, at),
    ),
    ...criteria.flatMap((criterion) => undeclared(criterion, indicator, registry, at)),
  ];
}

function undeclared(
  criterion: Criterion,
  indicator: Indicator,
  registry: Registry,
  at: At,
): readonly Issue[] {
  const { all, cities } = indicator.comparability;
  const lacking = citiesOf(registry).filter(
    ({ id }) => (cities?.[id]?.[criterion] ?? all?.[criterion]) === undefined,
  );
  const names = lacking.map(({ name }) => name).join(', ');
  return lacking.length === 0
    ? []
    : [issue('comparability-undeclared', { ...at('/comparability'), value: criterion }, { cities: names })];
}

function checkSubScores(
  subScores: IndicatorSubScores | undefined,
  pointer: string,
  registry: Registry,
  at: At,
): readonly Issue[] {
  return criteria.flatMap((criterion) => {
    const subScore = subScores?.[criterion];
    const place = at(`${pointer}/${criterion}`);
    if (subScore === undefined || subScore === 1) return [];
    if (typeof subScore === 'object') return checkDeviation(subScore.deviation, criterion, registry, place);
    const known = codesFor(criterion, registry);
    return [issue('deviation-missing', { ...place, column: criterion, value: String(subScore) }, { known })];
  });
}

function checkDeviation(
  code: string,
  criterion: Criterion,
  registry: Registry,
  place: ReturnType<At>,
): readonly Issue[] {
  const codes = registry.deviations.map((deviation) => deviation.code);
  const found = registry.deviations.find((deviation) => deviation.code === code);
  if (found?.criterion === criterion) return [];
  if (!found) {
    const what = 'die Abweichung in codes/deviation.yaml / the deviation';
    return [unknownReference(place, 'deviation', code, codes, what)];
  }
  const known = codesFor(criterion, registry);
  return [
    issue(
      'deviation-misplaced',
      { ...place, column: criterion, value: code },
      { criterion: found.criterion, known },
    ),
  ];
}

function codesFor(criterion: Criterion, { deviations }: Registry): string {
  const codes = deviations.filter((deviation) => deviation.criterion === criterion).map(({ code }) => code);
  return codes.join(', ') || '–';
}

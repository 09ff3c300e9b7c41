import type { Bilingual, Indicator } from '../schemas/types.ts';

/** The five criteria with their weights: definition, source, reference date, granularity, timeliness. */
export const weights = { D: 35, S: 25, R: 15, G: 15, T: 10 } as const;
export type Criterion = keyof typeof weights;
export const criteria = Object.keys(weights) as readonly Criterion[];

export type Scores = Readonly<Record<Criterion, 1 | 0.5 | 0>>;
/** From comparable without reserve (A) to not comparable (D). */
export type Class = 'A' | 'B' | 'C' | 'D';

/** Why a sub-score is below 1. */
export interface Deviation {
  readonly criterion: Criterion;
  /** A code of codes/deviation.yaml. */
  readonly code: string;
  readonly reason: Bilingual;
}

/** A break inside the compared span that no back-correction bridges. */
export interface SpanBreak {
  readonly id: string;
  readonly reason: Bilingual;
}

/** What speaks for and against comparing the figures of a city, as far as they concern one indicator. */
export interface Rating {
  readonly scores: Scores;
  /** In the order of the criteria. */
  readonly deviations: readonly Deviation[];
  readonly breaks: readonly SpanBreak[];
}

/** What an indicator declares of a city; breaks come from the data. */
export function declaredRating(indicator: Indicator, city: string): Rating {
  const { all, cities } = indicator.comparability;
  const declared = criteria.map((criterion) => {
    const subScore = cities?.[city]?.[criterion] ?? all?.[criterion];
    // The definitions have been checked: each sub-score is declared, and a lowered one with its deviation.
    if (subScore === undefined) throw new Error(`no ${criterion} for ${city}`);
    return { criterion, subScore };
  });
  return {
    scores: Object.fromEntries(
      declared.map(({ criterion, subScore }) => [
        criterion,
        typeof subScore === 'object' ? subScore.score : subScore,
      ]),
    ) as Scores,
    deviations: declared.flatMap(({ criterion, subScore }) =>
      typeof subScore === 'object' ? [{ criterion, code: subScore.deviation, reason: subScore.reason }] : [],
    ),
    breaks: [],
  };
}

/** From 0 to 100. Exact: whole weights times halves never need rounding, neither here nor to the one decimal published. */
export function scoreOf({ scores }: Pick<Rating, 'scores'>): number {
  return criteria.reduce((sum, criterion) => sum + weights[criterion] * scores[criterion], 0);
}

/** Another concept is never comparable; across an unbridged break at most with a caveat. */
export function classOf({ scores, breaks }: Pick<Rating, 'scores' | 'breaks'>): Class {
  const score = scoreOf({ scores });
  if (scores.D === 0 || score < 50) return 'D';
  if (breaks.length > 0 || score < 70) return 'C';
  return score < 85 ? 'B' : 'A';
}

/** The rating that decides for several areas together: worst class, then lowest score, then the first. */
export function worstOf<Rated extends Rating>(ratings: readonly Rated[]): Rated {
  const [worst] = [...ratings].sort(
    (a, b) => (classOf(a) === classOf(b) ? 0 : classOf(a) > classOf(b) ? -1 : 1) || scoreOf(a) - scoreOf(b),
  );
  if (!worst) throw new Error('no ratings');
  return worst;
}

/**
 * Two ratings as they count against each other: who departs from the definition in the same way has the same definition,
 * so that D is 1 between the two.
 */
export function against<Rated extends Rating>(one: Rated, other: Rated): readonly [Rated, Rated] {
  const codeOf = ({ deviations }: Rating) => deviations.find(({ criterion }) => criterion === 'D')?.code;
  const isShared = codeOf(one) !== undefined && codeOf(one) === codeOf(other);
  return isShared ? [withDefinition(one), withDefinition(other)] : [one, other];
}

function withDefinition<Rated extends Rating>(rating: Rated): Rated {
  return {
    ...rating,
    scores: { ...rating.scores, D: 1 },
    deviations: rating.deviations.filter(({ criterion }) => criterion !== 'D'),
  };
}

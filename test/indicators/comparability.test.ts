import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  against,
  type Class,
  classOf,
  criteria,
  type Rating,
  type Scores,
  scoreOf,
  weights,
  worstOf,
} from '../../indicators/comparability.ts';
import { readRepository } from '../helpers/repository.ts';

const full: Scores = { D: 1, S: 1, R: 1, G: 1, T: 1 };
const someBreak = { id: 'census-2022', reason: { de: 'Zensus 2022.', en: '2022 census.' } };
const rating = (
  scores: Partial<Scores>,
  isBroken = false,
  codes: Readonly<Record<string, string>> = {},
): Rating => ({
  scores: { ...full, ...scores },
  deviations: criteria
    .filter((criterion) => codes[criterion] !== undefined)
    .map((criterion) => ({
      criterion,
      code: codes[criterion] ?? '',
      reason: { de: 'Weil.', en: 'Because.' },
    })),
  breaks: isBroken ? [someBreak] : [],
});

const subScore = fc.constantFrom<(1 | 0.5 | 0)[]>(1, 0.5, 0);
const anyScores = fc.record({ D: subScore, S: subScore, R: subScore, G: subScore, T: subScore });
const anyRating = fc
  .tuple(anyScores, fc.boolean(), fc.constantFrom('a', 'b'))
  .map(([scores, isBroken, code]) => rating(scores, isBroken, scores.D < 1 ? { D: code } : {}));
const anyCriterion = fc.constantFrom(...criteria);
const rank = (one: Class) => 'ABCD'.indexOf(one);

describe('the score of a city', () => {
  // The five cases of the methodology's worked example, with the caps they show.
  it.each<[string, Partial<Scores>, boolean, number, Class]>([
    ['is full where nothing differs', {}, false, 100, 'A'],
    ['falls with definition and timeliness', { D: 0.5, T: 0.5 }, false, 77.5, 'B'],
    ['gives at most C across a break', { S: 0.5, R: 0.5, G: 0.5 }, true, 72.5, 'C'],
    ['gives D where another concept is counted', { D: 0 }, false, 65, 'D'],
    ['falls with every criterion', { D: 0.5, S: 0.5, G: 0.5, T: 0.5 }, false, 57.5, 'C'],
  ])('%s', (_, scores, isBroken, score, expected) => {
    expect(scoreOf(rating(scores))).toBe(score);
    expect(classOf(rating(scores, isBroken))).toBe(expected);
  });

  it.each<[number, Class, Partial<Scores>]>([
    [85, 'A', { R: 0 }],
    [82.5, 'B', { R: 0.5, T: 0 }],
    [70, 'B', { R: 0, G: 0 }],
    [67.5, 'C', { D: 0.5, R: 0 }],
    [50, 'C', { S: 0, R: 0, T: 0 }],
    [45, 'D', { D: 0.5, S: 0, R: 0.5, T: 0.5 }],
  ])('of %d is in class %s', (score, expected, scores) => {
    expect(scoreOf(rating(scores))).toBe(score);
    expect(classOf(rating(scores))).toBe(expected);
  });

  it('lies between 0 and 100, with at most one decimal and no rounding', () => {
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
    fc.assert(
      fc.property(anyScores, (scores) => {
        const score = scoreOf({ scores });
        const tenths = criteria.reduce(
          (sum, one) => sum + BigInt(weights[one] * 5) * BigInt(scores[one] * 2),
          0n,
        );
        expect(BigInt(score * 10)).toBe(tenths);
        expect(tenths >= 0n && tenths <= 1000n).toBe(true);
      }),
    );
  });

  it('never falls, and its class never gets worse, when a sub-score rises', () => {
    fc.assert(
      fc.property(anyRating, anyCriterion, subScore, (one, criterion, other) => {
        const better = {
          ...one,
          scores: { ...one.scores, [criterion]: Math.max(one.scores[criterion], other) },
        } as Rating;
        expect(scoreOf(better)).toBeGreaterThanOrEqual(scoreOf(one));
        expect(rank(classOf(better))).toBeLessThanOrEqual(rank(classOf(one)));
      }),
    );
  });

  it('gives no class that is better than its caps', () => {
    fc.assert(
      fc.property(anyScores, (scores) => {
        expect(rank(classOf(rating(scores, true)))).toBeGreaterThanOrEqual(rank('C'));
        expect(classOf(rating({ ...scores, D: 0 }))).toBe('D');
        expect(rank(classOf(rating(scores, true)))).toBeGreaterThanOrEqual(rank(classOf(rating(scores))));
      }),
    );
  });
});

describe('two cities against each other', () => {
  it('are as comparable as the worse of the two', () => {
    fc.assert(
      fc.property(anyScores, anyScores, (a, b) => {
        const both = against(rating(a), rating(b));
        expect(Math.min(...both.map(scoreOf))).toBe(Math.min(scoreOf(rating(a)), scoreOf(rating(b))));
      }),
    );
  });

  it('have the same definition when both depart from it in the same way', () => {
    const [one, other] = against(
      rating({ D: 0, T: 0.5 }, false, { D: 'heads', T: 'late' }),
      rating({ D: 0 }, false, { D: 'heads' }),
    );
    expect(classOf(one)).toBe('A');
    expect(one.scores).toEqual({ ...full, T: 0.5 });
    expect(one.deviations.map(({ code }) => code)).toEqual(['late']);
    expect(scoreOf(other)).toBe(100);
  });

  it('have not when they depart from it in different ways, or only one does', () => {
    const heads = rating({ D: 0 }, false, { D: 'heads' });
    for (const other of [
      rating({ D: 0 }, false, { D: 'households' }),
      rating({}),
      rating({ S: 0.5 }, false, { S: 'heads' }),
    ])
      expect(classOf(worstOf(against(heads, other)))).toBe('D');
  });

  it('come out the same whichever is named first, and never worse than each by itself', () => {
    fc.assert(
      fc.property(anyRating, anyRating, (a, b) => {
        const there = worstOf(against(a, b));
        const back = worstOf(against(b, a));
        expect([classOf(there), scoreOf(there)]).toEqual([classOf(back), scoreOf(back)]);
        expect(rank(classOf(there))).toBeLessThanOrEqual(Math.max(rank(classOf(a)), rank(classOf(b))));
      }),
    );
  });
});

describe('several cities together', () => {
  it('are rated as the worst of them', () => {
    fc.assert(
      fc.property(fc.array(anyRating, { minLength: 1, maxLength: 6 }), (ratings) => {
        const worst = worstOf(ratings);
        expect(rank(classOf(worst))).toBe(Math.max(...ratings.map((one) => rank(classOf(one)))));
      }),
    );
  });

  it('go by the class before the score: a break weighs more than points', () => {
    const broken = rating({}, true);
    expect(worstOf([rating({ S: 0.5 }), broken, rating({ T: 0 })])).toBe(broken);
  });
});

describe('the published code lists', () => {
  it('say the weights with which the score is computed', async () => {
    const { registry } = await readRepository();
    const texts = registry.codelists
      .get('criterion')
      ?.codes.map(({ code, description }) => [
        code,
        description?.de.split('.')[0],
        description?.en.split('.')[0],
      ]);
    expect(texts).toEqual(
      criteria.map((criterion) => [
        criterion,
        `Gewicht ${weights[criterion]}`,
        `Weight ${weights[criterion]}`,
      ]),
    );
  });

  it('have every class, every verdict and only deviations that occur', async () => {
    const { registry } = await readRepository();
    const codes = (name: string) => registry.codelists.get(name)?.codes.map(({ code }) => code);
    expect(codes('comparability')).toEqual(['A', 'B', 'C', 'D']);
    expect(codes('verdict')).toEqual(['comparable', 'with_caveat', 'not_comparable']);
    const used = JSON.stringify([...registry.indicators.values()].map(({ comparability }) => comparability));
    expect(registry.deviations.map(({ code }) => code).filter((code) => !used.includes(`"${code}"`))).toEqual(
      [],
    );
  });
});

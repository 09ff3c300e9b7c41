import type { Group } from '../../indicators/registry.ts';
import type { Indicator, IndicatorTerm } from '../../schemas/types.ts';
import { areaName } from '../steps/area-name.ts';
import type { Amount, Step } from './explanation.ts';
import { same } from './labels.ts';
import { traceSide, traceYear, type Wanted } from './sides.ts';
import { blank } from './steps.ts';
import type { Tracing } from './tracing.ts';

export interface Sides {
  readonly numerator: Step;
  readonly denominator: Step | null;
}

export interface Terms {
  readonly of: readonly IndicatorTerm[];
  /** Empty where the figure is no ratio. */
  readonly per: readonly IndicatorTerm[];
  /** Of what parts a year is made. */
  readonly over: Indicator['over'];
}

/** Both sides of a figure. */
export async function traceSides(terms: Terms, wanted: Wanted, tracing: Tracing): Promise<Sides> {
  const { of, per, over } = terms;
  const side = (own: Terms['of']) =>
    over ? traceYear(own, over, wanted, tracing) : traceSide(own, wanted, tracing);
  return { numerator: await side(of), denominator: per.length > 0 ? await side(per) : null };
}

/**
 * Both sides of a group, member by member. A ratio counts only members that have both; `sums` are what the release
 * has added up.
 */
export async function traceGroup(
  group: Group,
  terms: Terms,
  wanted: Wanted,
  sums: { readonly numerator: Amount; readonly denominator: Amount },
  tracing: Tracing,
): Promise<Sides> {
  const members: Member[] = [];
  for (const area of group.members) {
    const sides = await traceSides(terms, { ...wanted, area }, tracing);
    members.push({ ...sides, name: areaName(tracing.project, area) });
  }
  return {
    numerator: whole(members, ({ numerator }) => numerator, sums.numerator),
    denominator:
      terms.per.length === 0 ? null : whole(members, ({ denominator }) => denominator, sums.denominator),
  };
}

interface Member extends Sides {
  readonly name: string;
}

/** One side of a group. Members that lack a side are left out of a ratio that others make. */
function whole(members: readonly Member[], side: (member: Member) => Step | null, sum: Amount): Step {
  const counts = (member: Member) => member.numerator.value !== null && member.denominator?.value !== null;
  const isRatio = members.some(({ denominator }) => denominator !== null);
  const steps = members.flatMap((member) => {
    const step = side(member);
    const isLeftOut = isRatio && members.some(counts) && !counts(member);
    return step ? [{ ...step, label: same(member.name), isLeftOut }] : [];
  });
  const [first] = members;
  return { ...blank, ...sum, label: (first && side(first)?.label) ?? same(''), how: 'members', steps };
}

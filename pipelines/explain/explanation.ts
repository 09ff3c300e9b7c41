import type { Text } from '../../schemas/issues.ts';

/** A code with the words in which people read it. */
export interface Named {
  readonly code: string;
  readonly label: Text;
}

/** A figure, or why there is none. Numbers are exact decimal text. */
export interface Amount {
  readonly value: string | null;
  readonly unit: Named;
  readonly status: Named;
  readonly reason: Named | null;
}

/** One published figure with its whole descent, as plain data; the words are made elsewhere. */
export interface Explanation {
  readonly indicator: {
    readonly id: string;
    readonly title: Text;
    readonly definition: Text;
    readonly formula: Text;
    readonly decimals: number;
    /** What a ratio is multiplied by; null where the figure is no ratio. */
    readonly times: number | null;
    /** Of how many quarters or months the figure is the mean; null where it is none. */
    readonly meanOf: number | null;
    readonly traps: readonly Text[];
  };
  readonly area: { readonly id: string; readonly name: Text; readonly level: Text };
  readonly period: string;
  readonly refDate: string | null;
  /** What the row is broken down by; `code` `_T` is the total. */
  readonly codes: readonly Breakdown[];
  readonly basis: Named;
  readonly figure: Figure;
  /** The numerator of a ratio; the variable itself where the figure is none. */
  readonly numerator: Step;
  readonly denominator: Step | null;
  /** In the order in which the steps name them. */
  readonly sources: readonly SourceUse[];
  readonly alternatives: Alternatives;
  readonly published: PublishedFigure | null;
}

export interface Figure extends Amount {
  readonly isConfidential: boolean;
  readonly isUnreliable: boolean;
  readonly isRevised: boolean;
  readonly isBreak: boolean;
  /** Share of a group that is covered, as decimal text; null for a single area. */
  readonly coverage: string | null;
  /** How far the city compares with the others, and wherein it differs. */
  readonly comparability: (Named & { readonly because: Text | null }) | null;
}

export interface Breakdown {
  readonly dimension: string;
  readonly title: Text;
  readonly code: string;
  readonly label: Text;
}

/**
 * How a figure came to be: read from a cell, added from records, from parts or from members, put together from terms,
 * carried over a break from its level before to that after, or nowhere to be found.
 */
export interface Step extends Amount {
  readonly label: Text;
  readonly how: 'cell' | 'records' | 'parts' | 'terms' | 'members' | 'bridge' | 'absent';
  readonly isSubtracted: boolean;
  /** A member of a group that does not count, because its other side is missing. */
  readonly isLeftOut: boolean;
  readonly steps: readonly Step[];
  /** Where it was read; many where records are added, one that spoils the sum first. */
  readonly cells: readonly RawCell[];
  readonly source: string | null;
  readonly snapshot: string | null;
  /** What other sources say of the same figure. */
  readonly rivals: readonly Rival[];
}

/** A cell as it stands in the file. */
export interface RawCell {
  readonly record: number;
  readonly column: string;
  readonly text: string;
  readonly value: string | null;
  /** What the file's figure is multiplied by, as decimal text. */
  readonly factor: string;
  /** What its sign means, in the publisher's legend. */
  readonly meaning: Text | null;
  readonly correction: CorrectionMade | null;
}

export interface CorrectionMade {
  readonly published: string;
  /** null: withdrawn. */
  readonly corrected: string | null;
  readonly because: string;
  readonly told: { readonly whom: string; readonly on: string };
}

export interface Rival {
  readonly source: string;
  readonly snapshot: string;
  readonly value: string | null;
  readonly status: Named;
  /** true: it would have to be added up there. */
  readonly isDerived: boolean;
  readonly isSame: boolean;
}

export interface SourceUse {
  readonly source: string;
  readonly snapshot: string;
  readonly title: Text;
  readonly publisher: Text;
  readonly licence: Text;
  readonly url: string;
  /** When the bytes were fetched: ISO 8601, UTC. */
  readonly retrieved: string;
  /** The publisher's own time stamp. */
  readonly stand: string | null;
}

/** What else there is for the same area and period. */
export interface Alternatives {
  readonly bases: readonly Named[];
  readonly breakdowns: readonly {
    readonly dimension: string;
    readonly codes: readonly Named[];
    readonly title: Text;
  }[];
}

/** What stands in the published file. */
export interface PublishedFigure {
  readonly release: string;
  readonly released: string;
  readonly path: string;
  /** false: the file has no such row. */
  readonly isThere: boolean;
  readonly isSame: boolean;
  readonly value: string | null;
  readonly status: string;
  /** Why it may differ. */
  readonly changed: { readonly definitions: boolean; readonly data: boolean; readonly program: boolean };
}

import type { Bilingual, Indicator, Publisher, Vocabulary } from '../schemas/types.ts';
import type { Withdrawal } from './withdrawal.ts';

export type Entries = Vocabulary['entries'];

/** All that the catalog is made of; whoever releases puts it together. */
export interface CatalogInput {
  readonly publisher: Publisher;
  readonly licences: Entries;
  readonly themes: Entries;
  readonly fileTypes: Entries;
  readonly frequencies: Entries;
  /** catalog/vocabulary/publishers.yaml: whose files we read. */
  readonly offices: Entries;
  readonly release: {
    /** ISO 8601 with a zone. */
    readonly released: string;
    /** true: made from a mirror, not for use. */
    readonly sample: boolean;
  };
  readonly cities: readonly City[];
  readonly datasets: readonly DatasetInput[];
}

export interface City {
  /** AGS. */
  readonly id: string;
  readonly name: string;
  /** Regionalschlüssel, twelve digits. */
  readonly ars: string;
  /** Code in the EU place vocabulary. */
  readonly place: string;
}

/** One indicator as released: its definition, its files, and the sources they rest on. */
export interface DatasetInput {
  readonly id: string;
  readonly indicator: Indicator;
  /** Name of the unit. */
  readonly unit: Bilingual;
  /** AGS of the cities that have figures. */
  readonly cities: readonly string[];
  readonly hasDistricts: boolean;
  /** First and last day covered, as ISO dates. */
  readonly from: string;
  readonly until: string;
  /** ISO 8601 duration between two figures; null where they come irregularly. */
  readonly resolution: 'P1Y' | null;
  readonly files: readonly DatasetFile[];
  readonly sources: readonly DatasetSource[];
  /** The newest figure of each city, all its own dimensions taken together; none where that says nothing. */
  readonly latest: readonly LatestFigure[];
  readonly quality: Quality;
  /** null unless somebody has withdrawn it. */
  readonly withdrawn: Withdrawal | null;
  /** As the last release described it; null the first time. */
  readonly previous: { readonly fingerprint: string; readonly modified: string } | null;
}

/** A published row as people read it. */
export interface LatestFigure {
  readonly city: string;
  /** The key of the row: a year, or a part of one. */
  readonly period: string;
  /** The day, where the figure holds for one. */
  readonly day: string | null;
  readonly value: number | null;
  /** What one must know to read it: its basis, a status that is not the normal one, why there is no value. */
  readonly notes: readonly Bilingual[];
}

/** What the figures of a dataset are worth. */
export interface Quality {
  /** How far the figures of each city can be compared. */
  readonly cities: readonly {
    readonly name: string;
    readonly class: string;
    /** What the class means. */
    readonly label: Bilingual;
    readonly score: number;
  }[];
  /** Wherein they differ, in sentences; null if in nothing. */
  readonly deviations: Bilingual | null;
  readonly rows: number;
  /** Rows without a figure, by OBS_STATUS. */
  readonly missing: readonly {
    readonly status: string;
    readonly label: Bilingual;
    readonly count: number;
  }[];
}

export interface DatasetFile {
  /** An id of catalog/vocabulary/file-types.yaml. */
  readonly format: string;
  /** Below the public folder, as `data/population-total.csv`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
}

export interface DatasetSource {
  readonly id: string;
  readonly title: string;
  /** An id of catalog/vocabulary/publishers.yaml. */
  readonly publisher: string;
  /** An id of catalog/vocabulary/licences.yaml. */
  readonly licence: string;
  readonly url: string;
}

// Generated from the schemas in this folder by `npm run types`; do not edit.

/**
 * Groups or organizations as a CKAN portal lists them: what we rely on.
 *
 */
export type PortalGroups = {
  /**
   * The portal's id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
  [k: string]: unknown;
}[];
/**
 * @minItems 1
 *
 *
 * Items: A keyword: letters, digits, blanks and _ . - only.
 */
export type IndicatorKeywords = string[];
/**
 * 1, or less with what differs and why.
 *
 */
export type IndicatorSubScore =
  | (1 | 0.5 | 0)
  | {
      /**
       * 0.5: in part. 0: not at all.
       */
      score: 0.5 | 0;
      /**
       * What differs: a code of codes/deviation.yaml.
       */
      deviation: string;
      reason: Bilingual;
    };
/**
 */
export type ReleaseFiles = {
  /**
   * Path below the public folder.
   */
  path: string;
  /**
   * Format id.
   */
  format: string;
  /**
   * Size.
   */
  bytes: number;
  /**
   * SHA-256.
   */
  sha256: string;
  /**
   * Rows of a table.
   */
  rows: number | null;
  /**
   * When these very bytes were first released. Absent in releases made before it was recorded.
   */
  modified?: string;
}[];
/**
 * Beginning of the catalog's SHA-256; also the folder of its pages below catalog/.
 *
 */
export type ReleaseState = string;
/**
 * Terms that are added.
 *
 * @minItems 1
 *
 */
export type SourceSide = {
  /**
   * The variable.
   */
  variable: string;
  /**
   * Codes of its dimensions; _T unless named.
   */
  where?: {
    /**
     * Code.
     */
    [k: string]: string;
  };
  /**
   * true: subtracted.
   */
  minus?: boolean;
}[];
/**
 * A list of codes; {top: 5}, the newest five; all; total: the table may leave this variable out, and gives the total.
 *
 */
export type SourcePxwebSelection =
  | string[]
  | {
      /**
       * How many.
       */
      top: number;
    }
  | ('all' | 'total');

/**
 * Cities, districts, groups and the schemes of their keys.
 *
 */
export interface Areas {
  title: Bilingual;
  /**
   * The levels of areas.
   */
  levels: {
    /**
     * Code of the level, as in column area_level.
     */
    code: string;
    label: Bilingual;
  }[];
  /**
   * Cities and their districts.
   *
   * @minItems 1
   */
  areas: {
    /**
     * Permanent id: the AGS of a city, or AGS.level.code of a district. In quotes.
     */
    id: string;
    /**
     * Official name.
     */
    name: string;
    /**
     * Other spellings of the name that publishers use.
     */
    names?: string[];
    /**
     * A code of levels.
     */
    level: string;
    /**
     * The city of a district.
     */
    parent?: string;
    /**
     * Regionalschlüssel of a city, 12 digits. In quotes.
     */
    ars?: string;
    /**
     * NUTS 3 code of a city.
     */
    nuts3?: string;
    /**
     * Code of a city in the EU place vocabulary.
     */
    place?: string;
    /**
     * First day of validity as used here.
     */
    from: string;
    /**
     * Day on which the area ceased; absent while it exists.
     */
    until?: string;
    note?: Bilingual;
  }[];
  /**
   * Groups of cities for which figures are computed.
   */
  groups: {
    /**
     * Permanent id.
     */
    id: string;
    label: Bilingual;
    /**
     * The ids of its cities.
     *
     * @minItems 2
     */
    members: string[];
    /**
     * Id of the variable, a population, by which coverage is weighed where denominators of a member are unknown; then for all members.
     */
    weight?: string;
  }[];
  /**
   * How the digits of a publisher's key become an area: positions, not mappings.
   */
  schemes: {
    /**
     * One kind of key.
     */
    [k: string]: {
      [k: string]: unknown;
    } & {
      /**
       * The key is the name of a district, as areas spells it. Only within one city: names occur in several.
       */
      by?: 'name';
      /**
       * Length of the key; a key of another length is not ours.
       */
      digits?: number;
      /**
       * Where the city stands in the key; prefix + digits + suffix give its AGS. A key without it can only be read within one city (map.area.within of the source).
       */
      city?: {
        /**
         * First digit, counted from 1.
         */
        from: number;
        /**
         * Number of digits.
         */
        length: number;
        /**
         * What the AGS has before them. In quotes.
         */
        prefix?: string;
        /**
         * What the AGS has after them. In quotes.
         */
        suffix?: string;
      };
      /**
       * Where the district stands in the key.
       */
      district?: {
        /**
         * First digit, counted from 1.
         */
        from: number;
        /**
         * Number of digits.
         */
        length: number;
        /**
         * The digits that mean: belongs to no district. In quotes.
         */
        none?: string;
      };
    };
  };
}
/**
 * A text that is published in both languages.
 *
 */
export interface Bilingual {
  /**
   * German.
   */
  de: string;
  /**
   * English.
   */
  en: string;
}
/**
 * Registry of breaks: where figures before and after cannot be compared.
 *
 */
export interface Breaks {
  title: Bilingual;
  /**
   * The breaks, oldest first.
   *
   * Items: One break.
   */
  breaks: {
    /**
     * Permanent id.
     */
    id: string;
    label: Bilingual;
    /**
     * What changed: census (new count), territory (borders), concept (who counts), source (who says it), method (how it is found).
     */
    kind: 'census' | 'territory' | 'concept' | 'source' | 'method';
    /**
     * Ids of indicators/variables that it breaks; empty while it touches none of ours (the note says so).
     */
    variables: string[];
    /**
     * The bases that continue on the new side; absent: any.
     *
     * @minItems 1
     */
    bases?: string[];
    /**
     * Ids of the areas that it touches, in quotes; absent, and districts_of too: everywhere.
     *
     * @minItems 1
     */
    areas?: string[];
    /**
     * Ids of cities all of whose districts it touches, in quotes.
     *
     * @minItems 1
     */
    districts_of?: string[];
    /**
     * First period of the new side: a year, half-year, quarter or month as "2022", "2022-S1", "2022-Q1", "2022-05". In quotes.
     */
    from: string;
    note: Bilingual;
    /**
     * Carries the years before the break to the level after it, linearly, where the break's year is known on both bases. Absent: nothing is carried.
     */
    bridge?: {
      /**
       * The basis before the break.
       */
      old: string;
      /**
       * The basis after it, one of bases.
       */
      new: string;
      /**
       * A basis of its own, in codes/basis.yaml, for the figures that are carried; they are estimated (status E).
       */
      basis: string;
      /**
       * The last year that needs no correction, in quotes: "1989".
       */
      since: string;
    };
  }[];
}
/**
 * A dataset as a publisher's CKAN portal shows it to anybody: what we rely on. A portal may say more.
 *
 */
export interface CkanDataset {
  /**
   * The portal's id.
   */
  id: string;
  /**
   * Its name, which is part of its address there.
   */
  name: string;
  /**
   * active or deleted.
   */
  state?: string;
  /**
   * Its files.
   */
  resources: CkanDatasetResource[];
  [k: string]: unknown;
}
/**
 * A file, or where it lies.
 *
 */
export interface CkanDatasetResource {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name?: string | null;
  /**
   * Its format, as somebody typed it.
   */
  format?: string | null;
  /**
   * Its address; relative on some portals.
   */
  url: string;
  /**
   * upload: it lies on the portal. datastore: it is a table of the portal. Else it is a link.
   */
  url_type?: string | null;
  /**
   * active or deleted.
   */
  state?: string | null;
  /**
   * When the file was changed last, in UTC.
   */
  last_modified?: string | null;
  /**
   * When its description was changed last, in UTC.
   */
  metadata_modified?: string | null;
  /**
   * When it was made, in UTC.
   */
  created?: string | null;
  [k: string]: unknown;
}
/**
 * A dataset as a CKAN portal gives it: what we rely on. A portal may say more.
 *
 */
export interface StoredPackage {
  /**
   * The portal's id.
   */
  id: string;
  /**
   * Its name, which is part of its address there.
   */
  name: string;
  /**
   * active or deleted.
   */
  state: string;
  /**
   * Id of its organization.
   */
  owner_org: string | null;
  /**
   * Further fields.
   */
  extras: {
    /**
     * Name of the field.
     */
    key: string;
    /**
     * Its text.
     */
    value: string | number | boolean | null;
    [k: string]: unknown;
  }[];
  /**
   * Its files.
   */
  resources: {
    /**
     * The portal's id of the file.
     */
    id: string;
    /**
     * Where it lies.
     */
    url?: string | null;
    /**
     * IRI of the distribution, if the file has one.
     */
    uri?: string | null;
    [k: string]: unknown;
  }[];
  [k: string]: unknown;
}
/**
 * A page of what a CKAN portal finds: what we rely on.
 *
 */
export interface PackageSearch {
  /**
   * The datasets of this page.
   */
  results: {
    /**
     * Name of a dataset.
     */
    name: string;
    /**
     * Further fields.
     */
    extras?: {
      /**
       * Name of the field.
       */
      key: string;
      /**
       * Its text.
       */
      value: string | number | boolean | null;
      [k: string]: unknown;
    }[];
    [k: string]: unknown;
  }[];
  [k: string]: unknown;
}
/**
 * A code list: the codes of a dimension, of the bases or of the statuses.
 *
 */
export interface Codelist {
  title: Bilingual;
  /**
   * true: variables may be broken down by it.
   */
  dimension?: boolean;
  /**
   * The codes, in the order in which people read them.
   *
   * @minItems 1
   */
  codes: {
    /**
     * The code, as published.
     */
    code: string;
    label: Bilingual;
    description?: Bilingual;
    /**
     * Age bands: from this age on.
     */
    from?: number;
    /**
     * Age bands: below this age; absent means open.
     */
    below?: number;
    /**
     * Schemes: a code has several meanings there, so a reference needs its number (m_id) too.
     */
    numbered?: true;
  }[];
  /**
   * Which codes add up to which: total code → its parts.
   */
  totals?: {
    /**
     * A list of codes; delivered: all other codes that the source gives; tiling: the bands that tile the whole range.
     */
    [k: string]: 'delivered' | 'tiling' | string[];
  };
}
/**
 * Known errors of a publisher, as data: each with reason and guard.
 *
 */
export interface Corrections {
  /**
   * One entry per cell.
   *
   * @minItems 1
   */
  corrections: {
    /**
     * The variable; one that this source fills.
     */
    variable: string;
    /**
     * The area's id.
     */
    area: string;
    /**
     * The time_period: year, half-year (S1), quarter (Q1) or month; a school year by its first year.
     */
    period: string;
    /**
     * Codes of its dimensions; _T unless named.
     */
    where?: {
      /**
       * Code.
       */
      [k: string]: string;
    };
    /**
     * Column → text of the row, where several rows add up to one figure (records: add).
     */
    rows?: {
      /**
       * Text of the column in that row.
       */
      [k: string]: string;
    };
    /**
     * The text of the cell as the publisher gives it; if it differs, the correction no longer applies.
     */
    published: string;
    /**
     * The right value, in the variable's unit.
     */
    corrected?: number;
    /**
     * The value is withdrawn without a replacement.
     */
    drop?: true;
    /**
     * Why it is wrong and how that is known. Stands in our files and in the letter.
     */
    because: string;
    /**
     * Who was told, and when. The letter to send: quartett letter <source>.
     */
    told: {
      /**
       * The office or person.
       */
      whom: string;
      /**
       * The day.
       */
      on: string;
    };
  }[];
}
/**
 * Ways in which a city's figures differ from the definition of an indicator: codes/deviation.yaml. One code means one thing, so that two cities can share it.
 *
 */
export interface Deviations {
  title: Bilingual;
  /**
   * The deviations.
   *
   * @minItems 1
   */
  codes: {
    /**
     * The code, as published.
     */
    code: string;
    /**
     * The criterion of comparability that it lowers: definition, source, reference date, granularity or timeliness.
     */
    criterion: 'D' | 'S' | 'R' | 'G' | 'T';
    label: Bilingual;
    description: Bilingual;
  }[];
}
/**
 * What a GENESIS web service (REST 2020) says in JSON: a status, alone or in an envelope, and jobs where they were asked for.
 *
 */
export interface GenesisReply {
  Status?: GenesisReplyStatus;
  /**
   * The status without an envelope, as logins get it.
   */
  Code?: number | string;
  /**
   * The status in words.
   */
  Content?: string | null;
  /**
   * Information, Warnung, Fehler, ERROR.
   */
  Type?: string | null;
  /**
   * Jobs.
   */
  List?: GenesisReplyJob[] | null;
  [k: string]: unknown;
}
/**
 * What came of a request.
 *
 */
export interface GenesisReplyStatus {
  /**
   * 0 and 22 are fine.
   */
  Code: number | string;
  /**
   * The same in words.
   */
  Content?: string | null;
  /**
   * Information, Warnung, Fehler, ERROR.
   */
  Type?: string | null;
  [k: string]: unknown;
}
/**
 * A table that is made in the background.
 *
 */
export interface GenesisReplyJob {
  /**
   * Its name.
   */
  Code?: string;
  /**
   * How far it is, in words: Fertig.
   */
  State?: string | null;
  [k: string]: unknown;
}
/**
 * A FeatureCollection as a publisher sends it (RFC 7946): what we rely on. A publisher may say more.
 *
 */
export interface Geojson {
  /**
   * The kind of document.
   */
  type: 'FeatureCollection';
  /**
   * The coordinate system, as older servers state it.
   */
  crs?: {
    /**
     * Its name.
     */
    properties?: {
      /**
       * Name or URN.
       */
      name?: string;
      [k: string]: unknown;
    };
    [k: string]: unknown;
  } | null;
  /**
   * How many features fit the request, whichever page they are on; a word where the service does not know.
   */
  numberMatched?: number | string;
  /**
   * Further addresses, among them the next page.
   */
  links?: GeojsonLink[];
  /**
   * The features.
   */
  features: GeojsonFeature[];
  [k: string]: unknown;
}
/**
 * A further address.
 *
 */
export interface GeojsonLink {
  /**
   * What is there, such as next.
   */
  rel?: string;
  /**
   * Its media type.
   */
  type?: string;
  /**
   * The address.
   */
  href: string;
  [k: string]: unknown;
}
/**
 * A thing on the map.
 *
 */
export interface GeojsonFeature {
  /**
   * The kind of member.
   */
  type: 'Feature';
  /**
   * Its id.
   */
  id?: string | number;
  /**
   * Its attributes.
   */
  properties?: {
    /**
     * Any JSON.
     */
    [k: string]: {
      [k: string]: unknown;
    };
  } | null;
  /**
   * Its geometry; null where it has none.
   */
  geometry?: null | GeojsonGeometry;
  [k: string]: unknown;
}
/**
 * Where it is.
 *
 */
export interface GeojsonGeometry {
  /**
   * Its kind.
   */
  type:
    | 'Point'
    | 'MultiPoint'
    | 'LineString'
    | 'MultiLineString'
    | 'Polygon'
    | 'MultiPolygon'
    | 'GeometryCollection';
  /**
   * Positions, nested according to its kind.
   */
  coordinates?: unknown[];
  /**
   * The members of a collection.
   */
  geometries?: GeojsonGeometry[];
  [k: string]: unknown;
}
/**
 * An indicator: what is published. It is a view.
 *
 */
export interface Indicator {
  title: Bilingual;
  definition: Bilingual;
  formula: Bilingual;
  /**
   * A code of codes/units.yaml.
   */
  unit: string;
  /**
   * Decimal places that are published; rounded once, half away from zero.
   */
  decimals: number;
  /**
   * Subjects: ids of catalog/vocabulary/themes.yaml.
   *
   * @minItems 1
   */
  themes: string[];
  /**
   * Words by which a portal finds it.
   */
  keywords: {
    de: IndicatorKeywords;
    en: IndicatorKeywords;
  };
  /**
   * How often new figures come: an id of catalog/vocabulary/frequencies.yaml.
   */
  frequency: string;
  /**
   * The day on which the indicator was first published; never changes.
   */
  issued: string;
  /**
   * What a reader can get wrong, one sentence each.
   */
  traps: Bilingual[];
  /**
   * What other sets of indicators call it. Absent: no counterpart is known.
   *
   * @minItems 1
   */
  external?: IndicatorReference[];
  /**
   * How far the figures of the cities can be compared, each with the definition above: five criteria, each 1, 0.5 or 0. What is said of a city goes before what is said of all.
   */
  comparability: {
    all?: IndicatorSubScores;
    /**
     * What holds for one city only: its AGS in quotes, and below it the criteria that differ.
     */
    cities?: {
      [k: string]: IndicatorSubScores;
    };
  };
  /**
   * Dimensions over which the rows vary; every other dimension is _T unless where fixes it.
   */
  by?: string[];
  /**
   * Order of preference among bases; the first one present is marked as preferred.
   *
   * @minItems 1
   */
  basis?: string[];
  /**
   * Smallest and largest value that can be right; a percentage that is no change lies between 0 and 100 unless told.
   */
  range?: {
    /**
     * Smallest value.
     */
    min?: number;
    /**
     * Largest value.
     */
    max?: number;
  };
  /**
   * From how many percent beside the usual yearly change of its series and of the other areas a figure is reported as a jump; 5 unless told.
   */
  jump?: number;
  /**
   * High-value dataset: the category's IRI, set by the data owner only. Absent means no.
   */
  hvd?: string;
  /**
   * The figure of a year is made of its 4 quarters or 12 months: sums of numerators and denominators, the sum of a flow, the mean of a stock. An incomplete year has no value.
   */
  over?: 'quarter' | 'month';
  value?: IndicatorTerm;
  /**
   * The figure is a ratio of sums.
   */
  ratio?: {
    /**
     * Numerator: terms that are added, or subtracted with minus. Its rows are the rows of the indicator.
     *
     * @minItems 1
     */
    of: IndicatorTerm[];
    /**
     * Denominator.
     *
     * @minItems 1
     */
    per: IndicatorTerm[];
    /**
     * Factor, as 100 for percent; 1 unless told.
     */
    times?: number;
    /**
     * Smallest denominator over which a figure is published, as 50 persons; below it there is none (status O, reason small_base). Absent where the denominator is no count of persons.
     */
    minimum?: number;
    /**
     * Unequal bases that may meet, in order of preference. An equal basis always goes first; a figure on unequal ones has status D and the basis of its numerator.
     *
     * @minItems 1
     */
    compatible?: {
      /**
       * Basis of the numerator: a code of codes/basis.yaml.
       */
      of: string;
      /**
       * Basis of the denominator: a code of codes/basis.yaml.
       */
      per: string;
      because: Bilingual;
    }[];
  };
}
/**
 * An indicator of another set.
 *
 */
export interface IndicatorReference {
  /**
   * The set and its edition: a code of codes/scheme.yaml.
   */
  scheme: string;
  /**
   * The code or short name in that set.
   */
  code: string;
  /**
   * Number in INKAR; needed there, because one short name can have several meanings.
   */
  m_id?: number;
  /**
   * How far it is the same: a code of codes/match.yaml.
   */
  match: 'exact' | 'close' | 'scale_differs' | 'component' | 'related';
  /**
   * Their value is ours times this; with match: scale_differs only.
   */
  times?: number;
  /**
   * Our year is theirs plus this: -1 where they count on 1 January and we on 31 December.
   */
  year_shift?: number;
  /**
   * How that is known: a code of codes/evidence.yaml.
   */
  evidence: 'verified' | 'secondary' | 'memory';
  note?: Bilingual;
}
/**
 * The five criteria. Together with cities each of them must be said for every city.
 *
 */
export interface IndicatorSubScores {
  D?: IndicatorSubScore;
  S?: IndicatorSubScore;
  R?: IndicatorSubScore;
  G?: IndicatorSubScore;
  T?: IndicatorSubScore;
}
/**
 */
export interface IndicatorTerm {
  /**
   * An id of indicators/variables.
   */
  variable: string;
  /**
   * Fixes dimensions: a code, or for age its bounds.
   */
  where?: {
    /**
     * A code of the dimension, or bounds in years: from (inclusive) and below (exclusive).
     */
    [k: string]:
      | string
      | {
          /**
           * From this age on.
           */
          from?: number;
          /**
           * Below this age.
           */
          below?: number;
        };
  };
  /**
   * Years back.
   */
  lag?: number;
  /**
   * true: the term is subtracted.
   */
  minus?: boolean;
}
/**
 * A dataset of JSON-stat 2.0 as a publisher sends it, or a 1.x one in the same form: what we rely on. A publisher may say more.
 *
 */
export interface JsonStat {
  /**
   * What the dataset is.
   */
  label?: string | null;
  /**
   * Who made it.
   */
  source?: string | null;
  /**
   * When it was changed last: ISO 8601.
   */
  updated?: string | null;
  /**
   * Remarks.
   */
  note?: string[] | null;
  /**
   * The ids of the dimensions; the last one changes fastest.
   *
   * @minItems 1
   *
   * Items: An id.
   */
  id: string[];
  /**
   * How many categories each dimension has.
   *
   * @minItems 1
   *
   * Items: A number of categories.
   */
  size: number[];
  /**
   * What the dimensions are.
   */
  role?: {
    /**
     * Dimensions whose categories are measures.
     *
     * Items: An id.
     */
    metric?: string[];
    [k: string]: unknown;
  } | null;
  /**
   * Id of a dimension → its categories.
   */
  dimension: {
    [k: string]: JsonStatDimension;
  };
  /**
   * The figures in the order of the dimensions; or place → figure, where most are missing.
   */
  value:
    | unknown[]
    | {
        [k: string]: unknown;
      };
  /**
   * The signs of the figures: one for all, one for each, or place → sign.
   */
  status?:
    | unknown[]
    | {
        [k: string]: unknown;
      }
    | string
    | null;
  [k: string]: unknown;
}
/**
 * A dimension.
 *
 */
export interface JsonStatDimension {
  /**
   * What it is.
   */
  label?: string | null;
  /**
   * Its categories.
   */
  category: {
    /**
     * The codes in their order; or code → place. A dimension of one category may do without.
     */
    index?:
      | unknown[]
      | {
          [k: string]: unknown;
        };
    /**
     * Code → label.
     */
    label?: {
      /**
       * A label.
       */
      [k: string]: string;
    };
    /**
     * Code → unit of the figures.
     */
    unit?: {
      [k: string]: JsonStatUnit;
    };
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * A unit.
 *
 */
export interface JsonStatUnit {
  /**
   * Its name.
   */
  label?: string | null;
  /**
   * Its name without multiples.
   */
  base?: string | null;
  /**
   * Its sign, such as %.
   */
  symbol?: string | null;
  /**
   * The power of ten by which the figures count.
   */
  multiplier?: number | null;
  [k: string]: unknown;
}
/**
 * What came of the last look at each source: run state, written by the program beside the snapshots.
 *
 */
export interface Looks {
  /**
   * Source id → its last look.
   */
  sources: {
    [k: string]: LooksLook;
  };
}
/**
 * The last look at one source.
 *
 */
export interface LooksLook {
  /**
   * When the look began: ISO 8601, UTC.
   */
  looked: string;
  /**
   * What came of it.
   */
  state: 'unchanged' | 'accepted' | 'absent' | 'unreachable' | 'rejected';
  /**
   * The last look whose file was accepted or known already; null if there was none.
   */
  succeeded: string | null;
  /**
   * The last look that brought a new accepted file; null if there was none.
   */
  changed: string | null;
  /**
   * How long the look took.
   */
  seconds: number;
}
/**
 * One figure as a source gives it, in our terms. Every further property is a dimension and its code.
 *
 */
export interface Observation {
  /**
   * The variable.
   */
  variable: string;
  /**
   * The area: AGS, or AGS.level.code.
   */
  area: string;
  /**
   * The period: year, half-year (S1), quarter (Q1) or month.
   */
  time_period: string;
  /**
   * The Stichtag, where there is one.
   */
  ref_date: string | null;
  /**
   * What the figure rests on; _Z where no alternative exists.
   */
  basis: string;
  /**
   * The value in the variable's unit; null means no value, zero means zero.
   */
  obs_value: number | null;
  /**
   * OBS_STATUS of SDMX.
   */
  obs_status: 'A' | 'B' | 'D' | 'E' | 'F' | 'L' | 'M' | 'N' | 'O' | 'P' | 'Q' | 'U';
  /**
   * CONF_STATUS of SDMX: F free, C confidential.
   */
  conf_status: 'C' | 'F';
  /**
   * The source calls the figure not reliable.
   */
  unreliable: boolean;
  /**
   * The source marks the figure as corrected.
   */
  revised: boolean;
  /**
   * Why there is no value, where the status alone does not say.
   */
  reason: string | null;
  /**
   * The source.
   */
  source: string;
  /**
   * The snapshot: first twelve digits of its SHA-256.
   */
  snapshot: string;
  /**
   * Line of the file, or row of the sheet.
   */
  record: number;
  /**
   * Name of the column in the file.
   */
  column: string;
}
/**
 * That a release was rolled back to and stays until a person ends it: run state, written by quartett rollback.
 *
 */
export interface Pinned {
  /**
   * The release that stays published.
   */
  release: string;
  /**
   * The release that was published before.
   */
  from: string;
  /**
   * Where it is published, such as output/public.
   */
  out: string;
  /**
   * When: ISO 8601, UTC.
   */
  at: string;
  /**
   * Why.
   */
  because: string;
}
/**
 * Accepted snapshots that were removed, so that nobody recomputes a day for which they are missing: run state, written by quartett prune.
 *
 */
export interface Pruned {
  /**
   * In the order of source and acceptance.
   */
  snapshots: {
    /**
     * The source.
     */
    source: string;
    /**
     * SHA-256 of its bytes.
     */
    sha256: string;
    /**
     * From when it counted: ISO 8601, UTC.
     */
    accepted: string;
    /**
     * When a newer one took its place; null where none has.
     */
    until: string | null;
    /**
     * When it was removed.
     */
    pruned: string;
  }[];
}
/**
 * Who publishes the catalog, under which address, and whom to ask.
 *
 */
export interface Publisher {
  title: Bilingual;
  description: Bilingual;
  /**
   * Public address below which everything is published, without a slash at the end. All permanent IRIs begin with it.
   */
  base: string;
  /**
   * Name of the publisher.
   */
  name: string;
  /**
   * Kind of authority, as in the ADMS publisher types.
   */
  type: 'LocalAuthority' | 'RegionalAuthority' | 'NationalAuthority';
  /**
   * Home page.
   */
  homepage: string;
  /**
   * Whom to ask.
   */
  contact: {
    /**
     * Name of the office.
     */
    name: string;
    /**
     * Mail address.
     */
    email: string;
    /**
     * Contact page.
     */
    url?: string;
  };
  /**
   * Licence of the catalog's own metadata: an id of catalog/vocabulary/licences.yaml.
   */
  licence: string;
  /**
   * Day on which the catalog first appeared; never changes.
   */
  issued: string;
  /**
   * The portal's contributor ID, once the operator has confirmed that we set it.
   */
  contributorID?: string;
  /**
   * true: also give dcatde:politicalGeocodingURI, which is deprecated but which GovData's harvester still reads.
   */
  geocoding: boolean;
  /**
   * German keywords of the catalog.
   */
  keywords?: string[];
  /**
   * How harvesters are served. All of it has a usual value.
   */
  harvest?: {
    /**
     * With fewer datasets the catalog is one page. 500 unless given.
     */
    single?: number;
    /**
     * Datasets per page from then on. 100 unless given.
     */
    page?: number;
    /**
     * Hours for which the pages of an earlier state stay readable, so that a harvest under way can end. 48 unless given.
     */
    keep?: number;
    deletions?: PublisherDeletions;
  };
  /**
   * Portals to which quartett push writes. Only where the operator grants it; a portal that harvests us needs none of this.
   */
  push?: {
    /**
     * A portal that runs CKAN. The token stands in the environment (QUARTETT_CKAN_TOKEN), never here.
     */
    ckan: {
      /**
       * Address of the portal, to which /api/3/action/… is added. https, because a token is sent along; http only on this computer.
       */
      url: string;
      /**
       * Name or id of the organization on the portal to which our datasets belong.
       */
      organization: string;
      /**
       * Beginning of our names on the portal, such as quartett-. Who changes it later deletes and creates every dataset.
       */
      prefix: string;
      /**
       * Header that carries the token; Authorization unless the operator names another.
       */
      header?: string;
      deletions?: PublisherDeletions;
    };
  };
}
/**
 */
export interface PublisherDeletions {
  /**
   * Share of the datasets, 0.2 for a fifth.
   */
  share: number;
  /**
   * As many may always go, however small the share makes it.
   */
  number: number;
}
/**
 * What a PxWeb server says of a table: what we rely on. A server may say more.
 *
 */
export interface PxwebTable {
  /**
   * What the table is.
   */
  title?: string;
  /**
   * Its variables.
   *
   * @minItems 1
   */
  variables: PxwebTableVariable[];
  [k: string]: unknown;
}
/**
 * A variable.
 *
 */
export interface PxwebTableVariable {
  /**
   * Its code.
   */
  code: string;
  /**
   * The codes of its values.
   *
   * Items: A code.
   */
  values: string[];
  /**
   * true: it may be left out, and the table then gives the total.
   */
  elimination?: boolean;
  [k: string]: unknown;
}
/**
 * What was released when, from which snapshots: release.json.
 *
 */
export interface Release {
  /**
   * Release time and beginning of the content's SHA-256. The content is all that stands here except the id itself and the files data/revisions.* and releases.atom, which carry the id.
   */
  id: string;
  /**
   * When it was made. The only clock value that Quartett itself puts into a published file.
   */
  released: string;
  /**
   * true: made from a mirror (the embedded sample or another folder), not from the publishers' addresses. Not for use.
   */
  sample: boolean;
  /**
   * A recomputation: only snapshots accepted until then, with the definitions of its own time. Null or absent: an ordinary release.
   */
  as_of?: string | null;
  /**
   * Version of Quartett.
   */
  quartett: string;
  /**
   * SHA-256 over all definitions.
   */
  definitions: string;
  /**
   * Each definition by path, so that two releases can say which of them differ. Absent in releases made before it was recorded.
   */
  definition_files?: {
    /**
     * Path in the project.
     */
    path: string;
    /**
     * SHA-256 of its text.
     */
    sha256: string;
  }[];
  /**
   * SHA-256 over the program.
   */
  code: string;
  /**
   * Every source, by id.
   */
  sources: {
    /**
     * The source.
     */
    id: string;
    /**
     * Its title.
     */
    title: string;
    /**
     * Its office.
     */
    publisher: string;
    /**
     * The text that the licence asks to name.
     */
    attribution: string;
    /**
     * IRI of its licence.
     */
    licence: string;
    /**
     * Its address.
     */
    url: string;
    /**
     * current: the last look succeeded. stale: the last look failed, older data are published. missing: no data.
     */
    state: 'current' | 'stale' | 'missing';
    /**
     * The snapshots whose figures are in this release, oldest first.
     */
    snapshots: {
      /**
       * As in column snapshot.
       */
      id: string;
      /**
       * SHA-256 of the file as received.
       */
      sha256: string;
      /**
       * Its size.
       */
      bytes: number;
      /**
       * When it was first fetched.
       */
      retrieved: string;
      /**
       * The publisher's own time stamp (Stand), local time.
       */
      stand: string | null;
      /**
       * Observations taken from it.
       */
      observations: number;
      /**
       * Why a person released it although it was held back; absent where nothing held it.
       */
      because?: string;
      /**
       * What had held it back, by code.
       *
       * Items: Code of an issue.
       */
      overruled?: string[];
    }[];
  }[];
  /**
   * One dataset per indicator, by id.
   */
  datasets: {
    /**
     * The indicator.
     */
    id: string;
    title: Bilingual;
    /**
     * Rows.
     */
    rows: number;
    /**
     * Its cities.
     */
    areas: string[];
    /**
     * First day covered.
     */
    from: string;
    /**
     * Last day covered.
     */
    until: string;
    /**
     * The sources it rests on.
     */
    sources: string[];
    /**
     * SHA-256 over data and description; modified moves only with it.
     */
    fingerprint: string;
    /**
     * When data or description last changed.
     */
    modified: string;
    /**
     * It is withdrawn: when a release first said so. 30 days later it goes. Absent: it is not.
     */
    withdrawn?: string;
    files: ReleaseFiles;
  }[];
  /**
   * Withdrawn datasets that are gone for good, by id; none of these ids is ever used again. Absent in releases made before there were any.
   */
  gone?: {
    /**
     * The dataset.
     */
    id: string;
    title: Bilingual;
    /**
     * When a release first said that it is withdrawn.
     */
    withdrawn: string;
    /**
     * The first release without it.
     */
    gone: string;
    because: LocalText;
  }[];
  files: ReleaseFiles;
  /**
   * The catalog as harvesters walk through it. Absent in releases made before it had pages.
   */
  catalog?: {
    /**
     * Address below which everything here is published; all identifiers begin with it.
     */
    base: string;
    state: ReleaseState;
    /**
     * Number of pages.
     */
    pages: number;
    /**
     * Number of datasets on all of them.
     */
    datasets: number;
  };
  /**
   * Earlier states of the catalog whose pages are still here, newest first.
   */
  kept?: {
    state: ReleaseState;
    /**
     * A release after this instant leaves them out.
     */
    until: string;
  }[];
  /**
   * What is also here with gzip (.gz) and Brotli (.br), for servers that send it so. The id does not cover them: another version of the program may pack otherwise.
   */
  compressed?: {
    /**
     * Path below the public folder.
     */
    path: string;
    /**
     * Size.
     */
    bytes: number;
    /**
     * SHA-256.
     */
    sha256: string;
  }[];
}
/**
 * A text in German, and in English where an English reader meets it.
 *
 */
export interface LocalText {
  /**
   * German.
   */
  de: string;
  /**
   * English.
   */
  en?: string;
}
/**
 * The morning report: what a night was, for people (report.html) and for programs (report.json).
 *
 */
export interface Report {
  /**
   * When the night ended.
   */
  made: string;
  /**
   * When it began.
   */
  began: string;
  /**
   * The run state below data/: live, or that of a mirror.
   */
  state: string;
  /**
   * true: of a mirror. Not for use.
   */
  sample: boolean;
  /**
   * published: a new release. unchanged: the last one stays, since nothing is new. pinned: somebody has rolled back, so nothing is published. refused: it stays, since the new one must not be. busy: another run was at work. undefined: a definition is wrong, so nothing was done. stopped: somebody ended it. broken: our bug.
   */
  outcome: 'published' | 'unchanged' | 'pinned' | 'refused' | 'busy' | 'undefined' | 'stopped' | 'broken';
  /**
   * green: nothing to do. yellow: somebody should look. red: somebody must act, nothing new is published until then.
   */
  light: 'green' | 'yellow' | 'red';
  /**
   * Why the light is not green, the gravest first.
   */
  reasons: Bilingual[];
  summary: Bilingual;
  /**
   * What is given away in the morning; null: nothing.
   */
  published: ReportPublished | null;
  /**
   * What stopped the release or the whole night.
   */
  stopped: ReportIssue[];
  /**
   * Sources whose last look brought nothing that could be published, by id.
   */
  held: ReportHeld[];
  /**
   * What this night's release gives otherwise than the one before it; null where there is no new release, or none before it.
   */
  changes: ReportChanges | null;
  /**
   * Every source, by id.
   */
  sources: ReportSource[];
  /**
   * What a person should judge, although it holds nothing back.
   */
  warnings: ReportWarning[];
  /**
   * What portals will do at their next harvest; null where the catalog is as it was.
   */
  harvest: ReportHarvest | null;
}
/**
 * The release that is given away.
 *
 */
export interface ReportPublished {
  /**
   * The release.
   */
  id: string;
  /**
   * When it was made.
   */
  released: string;
  /**
   * Public address; null in releases that do not name it.
   */
  base: string | null;
  /**
   * Number of datasets.
   */
  datasets: number;
  /**
   * Number of files, release.json among them.
   */
  files: number;
  /**
   * Number of pages of the catalog.
   */
  pages: number;
}
/**
 * A problem: where it is, what it is, and what to do.
 *
 */
export interface ReportIssue {
  /**
   * Its kind.
   */
  code: string;
  /**
   * How grave it is.
   */
  severity: 'error' | 'warning' | 'info';
  /**
   * File, source or address in which it lies.
   */
  file: string;
  /**
   * Line of the file, or row of the sheet.
   */
  record: number | null;
  /**
   * Column.
   */
  column: string | null;
  /**
   * The text that was found.
   */
  value: string | null;
  sentence: Bilingual;
  cure: Bilingual;
}
/**
 * A source whose last look brought nothing that could be published.
 *
 */
export interface ReportHeld {
  /**
   * The source.
   */
  source: string;
  title: Bilingual;
  /**
   * What came of the look.
   */
  state: 'absent' | 'unreachable' | 'rejected';
  /**
   * The first night in which it was so.
   */
  since: string;
  /**
   * The data that stay published; null: none have ever been accepted.
   */
  stays: {
    /**
     * The publisher's own date of them; null: it names none.
     */
    stand: string | null;
    /**
     * When they were fetched.
     */
    retrieved: string;
  } | null;
  /**
   * Whether a person who knows better may accept the file.
   */
  overrulable: boolean;
  /**
   * Why: the first of them.
   */
  issues: ReportIssue[];
  /**
   * How many more there are.
   */
  more: number;
  /**
   * What to type next, in order.
   */
  commands: string[];
}
/**
 * What the release gives otherwise than the one before it.
 *
 */
export interface ReportChanges {
  /**
   * The release before.
   */
  before: string;
  /**
   * Figures of indicators that are other now, or gone.
   */
  changed: number;
  /**
   * Figures of indicators that are new.
   */
  added: number;
  /**
   * Each indicator and variable with changes.
   */
  tables: ReportTable[];
  /**
   * The largest changes of indicators; what is gone comes first.
   */
  largest: ReportFigure[];
  /**
   * What could not be compared.
   */
  incomparable: ReportIssue[];
}
/**
 * An indicator or a variable with changes.
 *
 */
export interface ReportTable {
  /**
   * Which of the two it is.
   */
  table: 'indicator' | 'variable';
  /**
   * Its id.
   */
  id: string;
  title: Bilingual;
  unit: Bilingual;
  /**
   * Figures with another value.
   */
  revised: number;
  /**
   * Figures that are gone.
   */
  withdrawn: number;
  /**
   * Figures that had been missing.
   */
  supplied: number;
  /**
   * Figures with another status only.
   */
  status: number;
  /**
   * New figures.
   */
  added: number;
  /**
   * Periods that are new as a whole; empty where there are none.
   */
  periods: string;
}
/**
 * A figure that is other now; values as decimal text.
 *
 */
export interface ReportFigure {
  /**
   * The indicator.
   */
  id: string;
  title: Bilingual;
  place: Bilingual;
  /**
   * What became of it.
   */
  change: 'revised' | 'withdrawn' | 'supplied' | 'status';
  /**
   * As it was.
   */
  old: string | null;
  /**
   * As it is.
   */
  now: string | null;
  /**
   * now − old.
   */
  difference: string | null;
  /**
   * The difference in percent of old.
   */
  percent: string | null;
  becomes: Bilingual;
  because: Bilingual;
  /**
   * The command that shows where it comes from.
   */
  explain: string;
}
/**
 * A source: how old its data are, and what came of the last look.
 *
 */
export interface ReportSource {
  /**
   * The source.
   */
  id: string;
  title: Bilingual;
  /**
   * Its office.
   */
  publisher: string;
  /**
   * When it is looked at: cron, Europe/Berlin.
   */
  schedule: string;
  /**
   * Whether this night looked at it.
   */
  tonight: boolean;
  /**
   * What came of the last look; null: there was none yet.
   */
  state: 'unchanged' | 'accepted' | 'absent' | 'unreachable' | 'rejected' | null;
  /**
   * The publisher's own date of the newest data that are published; null: it names none, or none are published.
   */
  stand: string | null;
  /**
   * When the newest data that are published were fetched; null: none are published.
   */
  retrieved: string | null;
  /**
   * The last look.
   */
  looked: string | null;
  /**
   * The last look that succeeded.
   */
  succeeded: string | null;
  /**
   * The last look that brought something new.
   */
  changed: string | null;
  /**
   * How long the last look took.
   */
  seconds: number | null;
  /**
   * Rows that were read this night.
   */
  rows: number;
  /**
   * Observations that were made of them.
   */
  observations: number;
  /**
   * What was left out of its newest file, or assigned to no district, and why.
   */
  dropped: {
    /**
     * The kind of reason.
     */
    code: string;
    /**
     * How many.
     */
    count: number;
    sentence: Bilingual;
  }[];
}
/**
 * A warning, and since when it has been reported.
 *
 */
export interface ReportWarning {
  /**
   * The source; else release, or report.
   */
  of: string;
  /**
   * The night that first reported it.
   */
  since: string;
  issue: ReportIssue;
}
/**
 * What portals will do at their next harvest.
 *
 */
export interface ReportHarvest {
  sentence: Bilingual;
  /**
   * What they do → with how many datasets.
   */
  deeds: {
    [k: string]: number;
  };
}
/**
 * What was told of the nights, and what could not be: run state, written by the program beside the reports.
 *
 */
export interface Sent {
  /**
   * mail or webhook → what went out there.
   */
  channels: {
    [k: string]: SentChannel;
  };
}
/**
 * One way on which reports are sent.
 *
 */
export interface SentChannel {
  /**
   * The last report that went out; null: none has.
   */
  last: SentTold | null;
  /**
   * Reports that should have gone out since and did not, oldest first.
   */
  unsent: SentTold[];
}
/**
 * A report in short.
 *
 */
export interface SentTold {
  /**
   * When its night ended.
   */
  made: string;
  /**
   * What came of the night.
   */
  outcome: 'published' | 'unchanged' | 'pinned' | 'refused' | 'busy' | 'undefined' | 'stopped' | 'broken';
  /**
   * Its light.
   */
  light: 'green' | 'yellow' | 'red';
  /**
   * What it is about, so that the same is not told every night.
   */
  matter: string;
  summary: Bilingual;
}
/**
 * Sign profiles: what a publisher's signs in place of or beside a number mean. The same sign means different things to different publishers.
 *
 */
export interface Signs {
  title: Bilingual;
  /**
   * Profile id → profile.
   */
  profiles: {
    /**
     * The legend of one publisher.
     */
    [k: string]: {
      label: Bilingual;
      /**
       * The whole cell → what it means.
       */
      signs: {
        [k: string]: SignsMeaning;
      };
      /**
       * A letter after a number → what it means.
       */
      suffixes?: {
        [k: string]: SignsMeaning;
      };
      parentheses?: SignsMeaning;
    };
  };
}
/**
 */
export interface SignsMeaning {
  /**
   * 0 where the sign stands for zero; absent where there is no value, or the number beside it is the value.
   */
  value?: 0;
  /**
   * OBS_STATUS of SDMX.
   */
  status: 'A' | 'B' | 'D' | 'E' | 'F' | 'L' | 'M' | 'N' | 'O' | 'P' | 'Q' | 'U';
  /**
   * C where the legend says secrecy and nothing else.
   */
  conf?: 'C';
  /**
   * true where the legend says not reliable.
   */
  unreliable?: boolean;
  /**
   * true where the legend says corrected.
   */
  revised?: boolean;
  /**
   * A code of codes/reason.yaml.
   */
  reason?: string;
  label?: Bilingual;
}
/**
 * A source: one file of a publisher and how to read it.
 *
 */
export interface Source {
  /**
   * Shows how such a file would be read: checked like any other, but never looked at and never published until the office has confirmed it and this line is deleted.
   */
  example?: true;
  title: LocalText;
  /**
   * The office that publishes the file: an id of catalog/vocabulary/publishers.yaml.
   */
  publisher: string;
  /**
   * The licence of the file: an id of catalog/vocabulary/licences.yaml.
   */
  licence: string;
  /**
   * What a colleague must know about this source: doubts, quirks, where the licence is stated.
   */
  note?: string;
  request: SourceRequest;
  /**
   * When to look for a new file, as cron in Europe/Berlin: minute hour day month weekday. Of a delivery, when it is expected (a day later it counts as late); its folder is looked at every day at that time.
   */
  schedule: string;
  read: SourceRead;
  /**
   * whole: the newest file replaces the earlier ones. window: the address holds only some periods; older files keep the periods that have left it.
   */
  snapshot: 'whole' | 'window';
  map: SourceMap;
  expect?: SourceExpect;
}
/**
 */
export interface SourceRequest {
  /**
   * How the file is asked for; download, a plain file at its address, unless told. genesis: a table of a GENESIS database by its web service. meine-heimat: figures of the Statistisches Landesamt. ckan: a resource of a CKAN portal. ogc-api, wfs: the features of a map. pxweb: cells of a PxWeb table. delivery: the office puts files into a folder. pipelines/connectors/README.md has an example of each.
   */
  via?: 'download' | 'genesis' | 'meine-heimat' | 'ckan' | 'ogc-api' | 'wfs' | 'pxweb' | 'delivery';
  /**
   * The address of the file, or of the service that gives it; of a delivery the office's page about the figures. It is published.
   */
  url: string;
  /**
   * delivery: the folder into which the office puts its files, below QUARTETT_DELIVERIES (data/deliveries unless told).
   */
  folder?: string;
  /**
   * delivery: the names of the files that belong to this source; * stands for any text, capital and small letters are the same.
   */
  files?: string;
  /**
   * delivery: seconds for which a file must have been left alone before it is read; 60 unless told.
   */
  settle?: number;
  /**
   * delivery: what shows that a file is whole, beside its rest. newline: a text ends with a line end. ok, fertig: an empty file of the same name with .ok or .fertig after it is put there last.
   */
  complete?: 'newline' | 'ok' | 'fertig';
  /**
   * What is asked for at a service; its words depend on via.
   */
  query?: {
    [k: string]: unknown;
  };
  /**
   * The name of the account whose credentials the service wants. They stand in the environment only: QUARTETT_<NAME>_USERNAME and QUARTETT_<NAME>_PASSWORD.
   */
  account?: string;
  /**
   * download: the file comes in a ZIP archive that holds nothing else; what lies in it is kept.
   */
  archive?: 'zip';
  /**
   * true once somebody has fetched the file from this address; false while it is only known from documents.
   */
  verified: boolean;
  /**
   * Beginning of the file name by which a mirror folder holds this source: the name equals it, or goes on with _ or a dot.
   */
  mirror: string;
  /**
   * Seconds after which the whole request is given up; 60 unless told.
   */
  timeout?: number;
  /**
   * Megabytes after which the download is stopped; 50 unless told.
   */
  limit?: number;
}
/**
 */
export interface SourceRead {
  /**
   * The file's kind: genesis (any GENESIS table export), csv, xlsx, geojson (features of a map: a row each), json-stat (a cube of figures: a row each).
   */
  parser: 'genesis' | 'csv' | 'xlsx' | 'geojson' | 'json-stat';
  /**
   * genesis: the code that the first line must give, so that another table at the address is noticed.
   */
  table?: string;
  /**
   * The file's encoding, which cannot be guessed; utf-8 unless told.
   */
  encoding?: 'utf-8' | 'windows-1252';
  /**
   * csv: the character between fields; ; unless told.
   */
  delimiter?: string;
  /**
   * csv, xlsx: the line (or lines) that name the columns, counted from 1; everything above is preamble. 1 unless told.
   */
  header?: number | number[];
  /**
   * csv, xlsx: a title over several columns stands in the first of them only (merged cells); it holds up to the next title.
   */
  spans?: true;
  /**
   * csv, xlsx: the line that holds the units, if there is one. none: a genesis table whose header names no units, so that unit under map.values is taken at its word.
   */
  units?: number | 'none';
  /**
   * xlsx: the name of the sheet; the first one unless told.
   */
  sheet?: string;
  /**
   * How numbers are written; decimal comma without grouping unless told (xlsx, geojson, json-stat: decimal point).
   */
  numbers?: {
    /**
     * The decimal mark.
     */
    decimal?: ',' | '.';
    /**
     * The mark between groups of three digits, if the file uses one.
     */
    group?: '.' | ',' | ' ' | "'";
  };
  /**
   * The sign profile of the publisher: an id of codes/signs.yaml; classic unless told.
   */
  signs?: string;
}
/**
 */
export interface SourceMap {
  /**
   * Which area a row belongs to: the key selects, the name is checked against it.
   */
  area: {
    /**
     * The column with the key.
     */
    column: string;
    /**
     * How the digits of the key become an area: a scheme of codes/areas.yaml.
     */
    scheme: string;
    /**
     * The column with the area's name; up to the first comma it must be a name of the keyed city.
     */
    name?: string;
    /**
     * The AGS of the city, where the file covers one city only. Without it all cities must be there. In quotes.
     */
    within?: string;
    /**
     * within: what the key column says in the row of the city as a whole; the districts must add up to it.
     *
     * @minItems 1
     */
    city?: string[];
    /**
     * within: what the key column says where people belong to no district.
     *
     * @minItems 1
     */
    unassigned?: string[];
    /**
     * ignore: the file also holds other places, whose rows are counted and passed over. error: every row must be ours.
     */
    outside: 'ignore' | 'error';
  };
  /**
   * Which period a row belongs to.
   */
  period: {
    /**
     * The column with the date or year.
     */
    column?: string;
    /**
     * The words before the date above or below the table.
     */
    preamble?: string;
    /**
     * The period itself, where the file does not hold it.
     */
    const?: string;
    /**
     * What the text in the column is.
     */
    as: 'year' | 'reference-date' | 'school-year' | 'half-year' | 'quarter' | 'month' | 'election-day';
  };
  /**
   * On which basis the figures rest. The label holds only inside its years and only while the footer says so.
   */
  basis?: {
    /**
     * A code of codes/basis.yaml.
     */
    const: string;
    /**
     * First year for which the label holds.
     */
    from?: number;
    /**
     * Last year for which the label holds.
     */
    until?: number;
    /**
     * Words that the footer or preamble must contain for the label to hold.
     */
    footer?: string;
  };
  /**
   * add: several records add up to one area (polling districts). Without it a repeated key is an error.
   */
  records?: 'add';
  /**
   * Which columns hold which variable.
   *
   * @minItems 1
   */
  values: {
    /**
     * Exact column name, or a template with {dimension} placeholders.
     */
    column: string;
    /**
     * An id of indicators/variables.
     */
    variable: string;
    /**
     * What the header says as unit, if it is not a plain spelling of the variable's unit.
     */
    unit?: string;
    rows?: SourceRows;
    /**
     * A quality column beside the value.
     */
    status?: {
      /**
       * The quality column; beside: each value column has its own to the right.
       */
      column: string;
      /**
       * The sign profile of the quality column.
       */
      signs: string;
    };
    /**
     * Last period for which this column has this meaning.
     */
    until?: string;
  }[];
  /**
   * Columns or rows that are left out, each with its reason.
   */
  skip?: {
    /**
     * Column name; * stands for any text.
     */
    column?: string;
    rows?: SourceRows;
    /**
     * Why this is not published.
     */
    because: string;
  }[];
}
/**
 */
export interface SourceRows {
  /**
   * A column name, and the text or texts that it must hold.
   */
  [k: string]: string | string[];
}
/**
 */
export interface SourceExpect {
  /**
   * Per dimension: by how much the parts may differ from the total in this publisher's originals.
   */
  parts?: {
    /**
     * The tolerance of one dimension.
     */
    [k: string]: {
      /**
       * Largest difference allowed, in the variable's unit.
       */
      tolerance: number;
      /**
       * Why they differ.
       */
      because: string;
    };
  };
  /**
   * Known gaps: areas or periods that the file does not have.
   */
  missing?: {
    /**
     * The area's id; without it the whole period.
     */
    area?: string;
    /**
     * Only this variable.
     */
    variable?: string;
    /**
     * Only this period.
     */
    period?: string;
    /**
     * Why it is missing.
     */
    because: string;
  }[];
  /**
   * Figures that the publisher no longer gives, although the last file had them.
   */
  gone?: {
    /**
     * The variable.
     */
    variable: string;
    /**
     * Codes of its dimensions; _T unless named.
     */
    where?: {
      /**
       * Code.
       */
      [k: string]: string;
    };
    /**
     * Why they are gone.
     */
    because: string;
  }[];
  /**
   * Years that each file must reach. Gaps between its years are found without it.
   */
  periods?: {
    /**
     * First year that must be there.
     */
    from?: string;
    /**
     * Last year that must be there.
     */
    until?: string;
  };
  /**
   * How often new figures are expected. When they stay away longer, the source is reported as late.
   */
  news?: {
    /**
     * Months between two files with new figures, with some patience: 14 for a yearly one.
     */
    months: number;
  };
  /**
   * Per variable: by how many percent a figure may differ from the last accepted data. Above it the file is held back; below it the change is reported.
   */
  change?: {
    /**
     * Percent.
     */
    [k: string]: number;
  };
  /**
   * Variables whose figures may all be those of the year before, such as the area of a city. For any other such a repetition holds the file back: it may be an old file under a new date.
   */
  constant?: string[];
  /**
   * Figures of one file that must agree, such as net migration and arrivals minus departures. A difference is reported; both are kept.
   */
  equal?: {
    left: SourceSide;
    right: SourceSide;
    /**
     * Largest difference allowed; 0 unless told.
     */
    tolerance?: number;
    /**
     * Why they must agree.
     */
    because: string;
  }[];
  /**
   * Per variable: how far a yearly change may deviate from the usual one of its series and of the other areas.
   */
  jump?: {
    /**
     * The limits of one variable.
     */
    [k: string]: {
      /**
       * Percent from which it is reported.
       */
      report?: number;
      /**
       * Percent from which the file is held back.
       */
      hold?: number;
    };
  };
  /**
   * Per variable: smallest and largest value that can be right.
   */
  range?: {
    /**
     * The range of one variable.
     */
    [k: string]: {
      /**
       * Smallest value.
       */
      min?: number;
      /**
       * Largest value.
       */
      max?: number;
    };
  };
}
/**
 * genesis: the words of data/tablefile. GENESIS passes over any other word, so there are no others.
 *
 */
export interface SourceGenesisQuery {
  /**
   * The code of the table.
   */
  table: string;
  /**
   * csv, as in the browser, read by parser genesis; ffcsv, one row for each figure, read by parser csv. csv unless told.
   */
  format?: 'csv' | 'ffcsv';
  /**
   * First year; all that the table has unless told.
   */
  startyear?: number;
  /**
   * Last year.
   */
  endyear?: number;
  /**
   * How many of the newest periods.
   */
  timeslices?: number;
  /**
   * The kind of regions.
   */
  regionalvariable?: string;
  /**
   * Keys of regions, divided by commas; * stands for any digits.
   */
  regionalkey?: string;
  /**
   * Codes of figures, divided by commas, if not all are wanted.
   */
  contents?: string;
  /**
   * Code of a characteristic by which rows are chosen.
   */
  classifyingvariable1?: string;
  /**
   * The codes to choose of it, divided by commas; * stands for any text.
   */
  classifyingkey1?: string;
  /**
   * Code of a characteristic by which rows are chosen.
   */
  classifyingvariable2?: string;
  /**
   * The codes to choose of it, divided by commas; * stands for any text.
   */
  classifyingkey2?: string;
  /**
   * Code of a characteristic by which rows are chosen.
   */
  classifyingvariable3?: string;
  /**
   * The codes to choose of it, divided by commas; * stands for any text.
   */
  classifyingkey3?: string;
  /**
   * Code of a characteristic by which rows are chosen.
   */
  classifyingvariable4?: string;
  /**
   * The codes to choose of it, divided by commas; * stands for any text.
   */
  classifyingkey4?: string;
  /**
   * Code of a characteristic by which rows are chosen.
   */
  classifyingvariable5?: string;
  /**
   * The codes to choose of it, divided by commas; * stands for any text.
   */
  classifyingkey5?: string;
  /**
   * true: rows and columns exchanged.
   */
  transpose?: boolean;
  /**
   * true: without empty rows and columns.
   */
  compress?: boolean;
  /**
   * on: with a column of quality signs beside each figure.
   */
  quality?: 'on';
}
/**
 * meine-heimat: which figures of which regions.
 *
 */
export interface SourceMeineHeimatQuery {
  /**
   * Keys of regions (ARS), 12 digits each.
   *
   * @minItems 1
   */
  regions: string[];
  /**
   * Numbers of figures, as the office gives them.
   *
   * @minItems 1
   */
  lfdnrs: string[];
  /**
   * Years.
   *
   * @minItems 1
   */
  years: number[];
  /**
   * CSV or FLATCSV, one row for each figure; CSV unless told.
   */
  format?: 'CSV' | 'FLATCSV';
}
/**
 */
export interface SourceCkanQuery {
  /**
   * The dataset's name, as in its address on the portal, or its id.
   */
  dataset: string;
  /**
   * Which file of the dataset: exactly one must fit all that is said.
   */
  resource: {
    /**
     * Its id, which stays when it is renamed.
     */
    id?: string;
    /**
     * Its name; * stands for any text.
     */
    name?: string;
    /**
     * Its format as the portal says it, in capitals or not.
     */
    format?: string;
  };
  /**
   * true: of several that fit, the one that was changed last.
   */
  newest?: true;
  /**
   * The host on which the file lies, if it is not the portal's own.
   */
  host?: string;
}
/**
 */
export interface SourceOgcApiQuery {
  /**
   * The id of the collection: what follows /collections/ in its address.
   */
  collection: string;
  /**
   * The service's word for GeoJSON (its parameter f); json unless told.
   */
  format?: string;
  /**
   * The coordinate system to ask for, where the service does not give longitude and latitude by itself.
   */
  crs?: string;
  /**
   * latitude-first: the service always gives latitude before longitude, against the standard; they are exchanged.
   */
  axes?: 'latitude-first';
  /**
   * How many features are asked for at once; 1000 unless told.
   */
  page?: number;
  /**
   * Further parameters of the service, such as a filter.
   */
  parameters?: {
    /**
     * A parameter.
     */
    [k: string]: string;
  };
}
/**
 */
export interface SourceWfsQuery {
  /**
   * The name of the layer (feature type).
   */
  layer: string;
  /**
   * The version of WFS; 2.0.0 unless told.
   */
  version?: '2.0.0' | '1.1.0';
  /**
   * The service's word for GeoJSON; application/json unless told.
   */
  format?: string;
  /**
   * The coordinate system to ask for; EPSG:4326 unless told.
   */
  crs?: string;
  /**
   * The attribute by which the service shall sort; some need it to give a layer in pages.
   */
  sort?: string;
  /**
   * latitude-first: the service always gives latitude before longitude, against the standard; they are exchanged.
   */
  axes?: 'latitude-first';
  /**
   * How many features are asked for at once; 1000 unless told.
   */
  page?: number;
  /**
   * Further parameters of the service, such as a filter.
   */
  parameters?: {
    /**
     * A parameter.
     */
    [k: string]: string;
  };
}
/**
 */
export interface SourcePxwebQuery {
  /**
   * Every variable of the table, by its code, and which of its values are wanted.
   */
  select: {
    [k: string]: SourcePxwebSelection;
  };
  /**
   * In what form the table comes; json-stat2 unless told. Older servers only know json-stat.
   */
  format?: 'json-stat2' | 'json-stat' | 'csv';
  /**
   * How many cells the server gives at once; 100000 unless told. A larger selection is asked for in parts.
   */
  cells?: number;
}
/**
 * How one publisher spells the codes of a dimension.
 *
 */
export interface Spellings {
  /**
   * A dimension: code → spellings.
   */
  [k: string]: {
    /**
     * The labels that stand for the code, letter by letter.
     *
     * @minItems 1
     */
    [k: string]: string[];
  };
}
/**
 * Units, how publishers spell them, and the factor of each spelling.
 *
 */
export interface Units {
  title: Bilingual;
  /**
   * The units.
   *
   * @minItems 1
   */
  codes: {
    /**
     * The code, as published.
     */
    code: string;
    label: Bilingual;
    /**
     * The same unit in UCUM.
     */
    ucum?: string;
    /**
     * How headers spell it → the factor that makes it this unit.
     */
    spellings?: {
      /**
       * Factor.
       */
      [k: string]: number;
    };
  }[];
}
/**
 * A variable: what is counted. It is a table.
 *
 */
export interface Variable {
  title: Bilingual;
  definition: Bilingual;
  /**
   * A code of codes/units.yaml.
   */
  unit: string;
  /**
   * Decimal places that the sources give; 0 unless told.
   */
  decimals?: number;
  /**
   * stock: at a date. flow: over a period. rate: delivered as such, never added up.
   */
  kind: 'stock' | 'flow' | 'rate';
  /**
   * The Stichtag as month-day, by basis where it differs; another Stichtag in a file is an issue.
   */
  reference?: {
    /**
     * Month and day; the key is default or a basis.
     */
    [k: string]: string;
  };
  /**
   * By what it is broken down: names of code lists. A dimension that a cell does not name means _T.
   */
  dimensions: string[];
  /**
   * The sources that deliver it, in order of precedence, cell by cell.
   *
   * @minItems 1
   */
  sources: string[];
}
/**
 * Short ids that our definitions use → the official IRIs.
 *
 */
export interface Vocabulary {
  /**
   * Which official list it is, and of when.
   */
  title: string;
  /**
   * id → entry.
   */
  entries: {
    /**
     * One entry.
     */
    [k: string]: {
      /**
       * The official IRI; for an office its home page.
       */
      iri: string;
      label: Bilingual;
      /**
       * Offices: the text that their licence asks to name.
       */
      attribution?: string;
      /**
       * Offices: kind of authority, as in the ADMS publisher types.
       */
      authority?: 'LocalAuthority' | 'RegionalAuthority' | 'NationalAuthority';
      /**
       * Licences: true where the source must be named.
       */
      byText?: boolean;
      /**
       * Licences: the EU's IRI for the same licence.
       */
      exactMatch?: string;
      /**
       * Licences: ADMS licence type.
       */
      licenceType?: 'Attribution' | 'PublicDomain';
      /**
       * Licences: where a person reads the text.
       */
      page?: string;
      /**
       * File types: the IANA IRI.
       */
      mediaType?: string;
    };
  };
}
/**
 * A dataset that is taken back, named by the file. quartett withdraw writes it. Who deletes it within the 30 days takes the dataset up again; after that it stays as tombstone, because the id is never used again.
 *
 */
export interface Withdrawn {
  title: Bilingual;
  /**
   * Day on which it was decided. The 30 days begin with the first release that shows it.
   */
  on: string;
  /**
   * Why. Is published in the catalog, and later on the tombstone.
   */
  because: {
    /**
     * German.
     */
    de: string;
    /**
     * English; without it English readers are given the German text.
     */
    en?: string;
  };
}

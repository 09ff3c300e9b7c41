/**
 * SQL that teaches the engine periods (2022, 2022-S1, 2022-Q1, 2022-05). Months are counted since the year 0, so that
 * periods of different length can be compared: `first_month('2022-Q2')` is the fourth of 2022, `last_month` the sixth.
 * `frequency` tells what a period is: empty for a year, `-S` a half-year, `-Q` a quarter, `-` a month.
 */
export const periodFunctions: readonly string[] = [
  `CREATE OR REPLACE MACRO part_of(period) AS TRY_CAST(ltrim(substr(period, 6), 'QS') AS INTEGER)`,
  `CREATE OR REPLACE MACRO frequency(period) AS rtrim(substr(period, 5), '0123456789')`,
  `CREATE OR REPLACE MACRO last_month(period) AS 12 * left(period, 4)::INTEGER +
  CASE frequency(period) WHEN '' THEN 12 WHEN '-S' THEN 6 * part_of(period) WHEN '-Q' THEN 3 * part_of(period) ELSE part_of(period) END`,
  `CREATE OR REPLACE MACRO first_month(period) AS last_month(period) -
  CASE frequency(period) WHEN '' THEN 11 WHEN '-S' THEN 5 WHEN '-Q' THEN 2 ELSE 0 END`,
];

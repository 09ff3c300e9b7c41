import { harmonize } from '../../pipelines/harmonize.ts';
import type { Project, SourceDefinition } from '../../pipelines/project.ts';
import type { Issue } from '../../schemas/issues.ts';
import { withWarehouse } from './with-warehouse.ts';

/** An observation as a test compares it: values as numbers, only what is said. */
export interface Observed {
  readonly variable: string;
  readonly area: string;
  readonly time_period: string;
  readonly ref_date: string | null;
  readonly basis: string;
  readonly obs_value: number | null;
  readonly obs_status: string;
  readonly conf_status: string;
  readonly unreliable: boolean;
  readonly revised: boolean;
  readonly reason: string | null;
  readonly record: number;
  readonly column: string;
  readonly [dimension: string]: string | number | boolean | null;
}

export interface HarmonizedText {
  readonly observations: readonly Observed[];
  readonly issues: readonly Issue[];
  /** Errors and warnings in German, one a line: place, sentence, cure. */
  readonly messages: readonly string[];
}

/** What becomes of a file with this text. */
export function harmonizeText(
  text: string,
  { project, source }: { readonly project: Project; readonly source: SourceDefinition },
): Promise<HarmonizedText> {
  return withWarehouse(async (warehouse) => {
    const bytes = new TextEncoder().encode(text);
    const { table, issues } = await harmonize(bytes, '0123456789ab', source, project, warehouse);
    const observations =
      table === null
        ? []
        : await warehouse.rows<Observed>(
            `SELECT * REPLACE (obs_value::DOUBLE AS obs_value) FROM ${table} ORDER BY record, "column", area`,
          );
    return { observations, issues, messages: messagesOf(issues) };
  });
}

/** Errors and warnings in German, as a person reads them. */
export function messagesOf(issues: readonly Issue[]): readonly string[] {
  return issues
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, record, sentence, cure }) => {
      const place = record === null ? file : `${file}, Zeile ${record}`;
      return `${place}: ${sentence.de} ${cure.de}`;
    });
}

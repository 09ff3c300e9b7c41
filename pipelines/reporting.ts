import type { Issue } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import type { Clock } from './effects/clock.ts';
import type { Files } from './effects/files.ts';
import type { Log } from './effects/log.ts';
import type { Terminal } from './effects/logger.ts';
import type { Redaction } from './effects/redaction.ts';
import type { Channel } from './report-channels.ts';

/** What telling people of a night needs; none of it asks for definitions, so a broken project can be told of, too. */
export interface Reporting {
  readonly files: Files;
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly language: Language;
  /** Where the run keeps its state, for example data/live. */
  readonly state: string;
  /** The link that is given away. */
  readonly out: string;
  readonly sample: boolean;
  /** What commands need besides, such as ` --mirror pipelines/sample`. */
  readonly options: string;
  readonly redact: Redaction;
  readonly log: Log;
  readonly channels: readonly Channel[];
  /** Settings that cannot be used. */
  readonly issues: readonly Issue[];
}

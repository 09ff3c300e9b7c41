import type { Clock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import type { Deliveries } from './deliveries.ts';
import type { Files } from './files.ts';
import type { Http } from './http.ts';
import type { Terminal } from './logger.ts';
import type { Looks } from './looks.ts';
import type { Redaction } from './redaction.ts';
import type { Snapshots } from './snapshots.ts';
import type { Warehouse } from './warehouse.ts';

/** Everything through which a run touches the world. Made by the command line and the scheduler, and by tests. */
export interface Effects {
  readonly http: Http;
  readonly credentials: Credentials;
  /** Whatever a server says passes through it before it is kept or shown. */
  readonly redact: Redaction;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly snapshots: Snapshots;
  readonly looks: Looks;
  /** What offices put into folders for us. */
  readonly deliveries: Deliveries;
  /** Opens the engine at the first call; a night without news never loads it. */
  readonly warehouse: () => Promise<Warehouse>;
  readonly files: Files;
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** Aborted once somebody wants the run to end; it then begins nothing new. Absent where nobody is listened to. */
  readonly stop?: AbortSignal;
}

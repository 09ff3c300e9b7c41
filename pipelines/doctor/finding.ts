import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import type { Clock } from '../effects/clock.ts';
import type { Credentials } from '../effects/credentials.ts';
import type { Disk } from '../effects/disk.ts';
import type { Files } from '../effects/files.ts';
import type { HarvestHttp } from '../effects/harvest-http.ts';
import type { Unlock } from '../effects/lock.ts';
import type { Terminal } from '../effects/logger.ts';
import type { Looks } from '../effects/looks.ts';
import type { ReportSettings } from '../effects/report-settings.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { Project } from '../project.ts';

/** What one check has found. */
export interface Finding {
  readonly check: Text;
  /** How things are, in a few words. */
  readonly found: Text;
  readonly issues: readonly Issue[];
}

/** What the doctor looks at. Nothing of it needs a project that can be read. */
export interface DoctorSession {
  readonly files: Files;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly looks: Pick<Looks, 'read'>;
  /** How portals ask, through our proxy; throws a DefinitionError where its settings cannot be used. */
  readonly connect: () => Pick<HarvestHttp, 'head'>;
  /** How reports leave the house. */
  readonly report: ReportSettings;
  readonly credentials: Credentials;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly engine: () => Promise<Warehouse>;
  /** Takes a lock of the state by its name, or throws a BusyError. */
  readonly lock: (name: string) => Unlock;
  /** For example data/live. */
  readonly state: string;
  /** Where releases are given away. */
  readonly out: string;
  /** The folder above those into which offices deliver, absolute. */
  readonly deliveries: string;
  readonly program: {
    /** Where it lies. */
    readonly folder: string;
    readonly version: string;
    /** Version of Node, and the one that package.json asks for. */
    readonly node: string;
    readonly neededNode: string;
    /** Number of the user who runs it; null where the system has none. */
    readonly user: number | null;
  };
  readonly terminal: Terminal;
  readonly language: Language;
}

/** Looks at one thing; `project` is null where the definitions are broken. */
export type Check = (session: DoctorSession, project: Project | null) => Promise<Finding>;

/** The same words in both languages: numbers, names, versions. */
export function alike(text: string): Text {
  return { de: text, en: text };
}

/** What could not be looked at, and why. */
export function notChecked(check: Text, { de: reason, en: reasonen }: Text): Finding {
  const problem = issue('doctor-not-checked', { file: 'quartett doctor' }, { reason, reasonen });
  return { check, found: alike('–'), issues: [problem] };
}

export const definitionsBroken: Text = {
  de: 'die Definitionen sind nicht lesbar',
  en: 'the definitions cannot be read',
};

import type { SourceRequest } from '../../schemas/types.ts';
import type { Clock } from '../effects/clock.ts';
import type { Credentials } from '../effects/credentials.ts';
import type { Http, HttpAnswer } from '../effects/http.ts';
import type { Latest } from '../effects/snapshots.ts';
import { ckan } from './ckan.ts';
import { download } from './download.ts';
import { genesis } from './genesis.ts';
import { meineHeimat } from './meine-heimat.ts';
import { ogcApi } from './ogc-api.ts';
import { pxweb } from './pxweb.ts';
import { wfs } from './wfs.ts';

/** One look at a source. */
export interface Asked {
  /** The source, for messages. */
  readonly file: string;
  readonly request: SourceRequest;
  /** What the last look saw; null at the first, or when nothing sound is stored. */
  readonly known: Latest | null;
}

/** Through what a connector touches the world. */
export interface ConnectorEffects {
  readonly http: Http;
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Asks a publisher's service for a file. Throws a SourceError that says what is wrong with it or its answer. */
export type Connector = (asked: Asked, effects: ConnectorEffects) => Promise<HttpAnswer>;

export const connectors: ReadonlyMap<NonNullable<SourceRequest['via']>, Connector> = new Map<
  NonNullable<SourceRequest['via']>,
  Connector
>([
  ['download', download],
  ['genesis', genesis],
  ['meine-heimat', meineHeimat],
  ['ckan', ckan],
  ['ogc-api', ogcApi],
  ['wfs', wfs],
  ['pxweb', pxweb],
]);

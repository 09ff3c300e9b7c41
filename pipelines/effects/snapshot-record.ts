import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';

/** Bytes of one source as received, with where they came from. Stored as `snapshot.json` beside them. */
export interface Snapshot {
  /** The first 12 digits of the SHA-256: the name under which people meet it. */
  readonly id: string;
  /** `<publisher>/<source>`. */
  readonly source: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly url: string;
  /** When these bytes were first fetched: ISO 8601, UTC. */
  readonly retrieved: string;
  readonly mediaType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** That a snapshot passed all checks. Stored as `accepted.json` beside its bytes. */
export interface Acceptance {
  /** When: ISO 8601, UTC. */
  readonly accepted: string;
  /** The publisher's time stamp: local `YYYY-MM-DDTHH:MM:SS` or `YYYY-MM-DD`; null where the file gives none. */
  readonly stand: string | null;
  /** How many observations it gave. */
  readonly observations: number;
  /** Why a person released it although it was held back. */
  readonly because?: string;
  /** The codes of the issues that had held it back. */
  readonly overruled?: readonly string[];
}

/** What the last fetch saw, for the next conditional request. Stored as `latest.json` of the source. */
export interface Latest {
  readonly sha256: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Where the file lay, if the source's own address only says so. */
  readonly from?: string;
}

export function parseSnapshot(text: string): Snapshot | null {
  const value = parseObject(text);
  const { id, source, sha256, bytes, url, retrieved, mediaType, etag, lastModified } = value;
  if (!isHash(sha256) || id !== sha256.slice(0, 12) || !isCount(bytes) || !isTime(retrieved)) return null;
  if (typeof source !== 'string' || typeof url !== 'string') return null;
  if (!isTextOrNull(mediaType) || !isTextOrNull(etag) || !isTextOrNull(lastModified)) return null;
  return { id, source, sha256, bytes, url, retrieved, mediaType, etag, lastModified };
}

export function parseAcceptance(text: string): Acceptance | null {
  const { accepted, stand, observations, because, overruled } = parseObject(text);
  if (!isTime(accepted) || !isTextOrNull(stand) || !isCount(observations)) return null;
  const passed = { accepted, stand, observations };
  if (because === undefined && overruled === undefined) return passed;
  return typeof because === 'string' && isTexts(overruled) ? { ...passed, because, overruled } : null;
}

export function parseLatest(text: string): Latest | null {
  const { sha256, etag, lastModified, from } = parseObject(text);
  if (!isHash(sha256) || !isTextOrNull(etag) || !isTextOrNull(lastModified)) return null;
  return { sha256, etag, lastModified, ...(typeof from === 'string' ? { from } : {}) };
}

/** The text of any of the three. */
export function recordText(value: Snapshot | Acceptance | Latest): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What is stored under `sha256` cannot be trusted. */
export function damaged(source: string, sha256: string, reason: Text, cause?: unknown): SourceError {
  const place = { file: source, value: sha256.slice(0, 12) };
  return new SourceError(
    [issue('snapshot-damaged', place, { reason: reason.de, reasonen: reason.en })],
    cause === undefined ? {} : { cause },
  );
}

/** Whatever is no JSON object counts as an empty one: the fields are then missing. */
function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

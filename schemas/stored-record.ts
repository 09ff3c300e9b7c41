import type { Looks, Pinned, Pruned, Release, Report, Sent } from './types.ts';
import { validator } from './validator.ts';

/** What the program writes for itself to read again, each by the name of its schema. */
interface Records {
  readonly looks: Looks;
  readonly pinned: Pinned;
  readonly pruned: Pruned;
  readonly release: Release;
  readonly report: Report;
  readonly sent: Sent;
}

/** A record that was stored as JSON; null where a fault of the disk or somebody's editor has left anything else. */
export function parseRecord<Kind extends keyof Records>(kind: Kind, bytes: Uint8Array): Records[Kind] | null {
  const value = parseJson(bytes);
  return validator()(kind, value, kind).length === 0 ? (value as Records[Kind]) : null;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null; // no record is
  }
}

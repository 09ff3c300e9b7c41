import { pino } from 'pino';
import type { Clock } from './clock.ts';
import type { Redaction } from './redaction.ts';

export type Details = Readonly<Record<string, unknown>>;

/** The log for programs: one JSON object per line and event. */
export interface Log {
  event(name: string, details?: Details): void;
  warning(name: string, details?: Details): void;
  /** With the stack, which no report carries. */
  error(name: string, error: unknown, details?: Details): void;
}

export interface LogOptions {
  /** A file, which is added to; `-` for standard output; null for no log at all. */
  readonly destination: string | null;
  readonly redact: Redaction;
  readonly clock: Clock;
}

/**
 * Each line is written before the next step begins, so that a crash takes none with it.
 *
 * @example createLog({ destination: '-', redact, clock }).event('release', { id })
 */
export function createLog({ destination, redact, clock }: LogOptions): Log {
  const silent = { event: () => {}, warning: () => {}, error: () => {} };
  if (destination === null) return silent;
  const logger = pino(
    {
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redact },
    },
    pino.destination({ dest: destination === '-' ? 1 : destination, sync: true, mkdir: true, append: true }),
  );
  return {
    event: (name, details = {}) => logger.info(details, name),
    warning: (name, details = {}) => logger.warn(details, name),
    error: (name, error, details = {}) => logger.error({ ...details, ...told(error) }, name),
  };
}

/** Where an error comes from, and where that comes from. */
function told(error: unknown): Details {
  if (!(error instanceof Error)) return { error: String(error) };
  const { name, message, stack, cause } = error;
  return { error: `${name}: ${message}`, stack, ...(cause === undefined ? {} : { cause: told(cause) }) };
}

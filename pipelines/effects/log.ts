import { type Logger, pino } from 'pino';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Clock } from './clock.ts';
import type { Redaction } from './redaction.ts';
import { refusalReason } from './write-failure.ts';

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
  /** Told once, when it cannot be written; nothing more is logged then. No night fails for its log. */
  readonly failed: (issue: Issue) => void;
}

/**
 * Each line is written before the next step begins, so that a crash takes none with it.
 *
 * @example createLog({ destination: '-', redact, clock, failed }).event('release', { id })
 */
export function createLog(options: LogOptions): Log {
  let logger: Logger | null = null;
  const fail = (error: unknown) => {
    logger = null;
    options.failed(unwritten(options.destination ?? '', error));
  };
  try {
    logger = openLogger(options, fail);
  } catch (error) {
    fail(error);
  }
  return {
    event: (name, details = {}) => logger?.info(details, name),
    warning: (name, details = {}) => logger?.warn(details, name),
    error: (name, error, details = {}) => logger?.error({ ...details, ...told(error) }, name),
  };
}

function openLogger({ destination, redact, clock }: LogOptions, fail: (error: unknown) => void) {
  if (destination === null) return null;
  const stream = pino.destination({
    dest: destination === '-' ? 1 : destination,
    sync: true,
    mkdir: true,
    append: true,
  });
  stream.once('error', fail);
  stream.on('error', () => {}); // what follows from the first one
  return pino(
    {
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redact },
    },
    stream,
  );
}

function unwritten(file: string, error: unknown): Issue {
  const { message } = error as Error;
  const { de: reason, en: reasonen } = refusalReason(error) ?? { de: message, en: message };
  return issue('log-unwritten', { file }, { reason, reasonen });
}

/** Where an error comes from, and where that comes from. */
function told(error: unknown): Details {
  if (!(error instanceof Error)) return { error: String(error) };
  const { name, message, stack, cause } = error;
  return { error: `${name}: ${message}`, stack, ...(cause === undefined ? {} : { cause: told(cause) }) };
}

import {
  BusyError,
  DefinitionError,
  PushError,
  ReleaseError,
  ServeError,
  SourceError,
  StoppedError,
} from '../schemas/errors.ts';

/**
 * 0 fine · 1 our bug · 2 a definition or the command line is wrong · 3 a source was rejected or unreachable, a portal was
 * not wholly pushed to, a harvested catalog has errors, no server could start · 4 the release was refused · 5 another run
 * is at work · 6 stopped on request, nothing was published.
 */
export const exitCodes = {
  fine: 0,
  bug: 1,
  definition: 2,
  source: 3,
  release: 4,
  busy: 5,
  stopped: 6,
} as const;

/** What an error means for whoever started the command; null for one that is our bug. */
export function exitCodeOf(error: unknown): number | null {
  if (error instanceof DefinitionError) return exitCodes.definition;
  if ([SourceError, PushError, ServeError].some((kind) => error instanceof kind)) return exitCodes.source;
  if (error instanceof BusyError) return exitCodes.busy;
  if (error instanceof StoppedError) return exitCodes.stopped;
  return error instanceof ReleaseError ? exitCodes.release : null;
}

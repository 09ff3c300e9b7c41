import type { Issue } from './issues.ts';

/** What stops a step, as issues that a person can read; each kind below has its own exit code. */
abstract class IssueError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(issues.map((issue) => issue.sentence.en).join('\n'), options);
    this.issues = issues;
  }
}

/** A definition is wrong: a person edits YAML. Exit code 2. */
export class DefinitionError extends IssueError {
  override readonly name = 'DefinitionError';
}

/** A source is wrong or out of reach: the world changed. Other sources go on. Exit code 3. */
export class SourceError extends IssueError {
  override readonly name = 'SourceError';
}

/** The release must not be published; the last one stays. Exit code 4. */
export class ReleaseError extends IssueError {
  override readonly name = 'ReleaseError';
}

/** The published catalog cannot be pushed to a portal; what is published stays. Exit code 3. */
export class PushError extends IssueError {
  override readonly name = 'PushError';
}

/** The server cannot start; what is published stays. Exit code 3. */
export class ServeError extends IssueError {
  override readonly name = 'ServeError';
}

/** Another run is at work on the same data; nothing was done. Exit code 5. */
export class BusyError extends IssueError {
  override readonly name = 'BusyError';
}

/** Somebody has asked the run to end before it was finished; nothing was published. Exit code 6. */
export class StoppedError extends IssueError {
  override readonly name = 'StoppedError';
}

import type { Issue } from './issues.ts';

/** A definition is wrong: a person edits YAML. Exit code 2. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(issues.map((issue) => issue.sentence.en).join('\n'), options);
    this.issues = issues;
  }
}

/** A source is wrong or out of reach: the world changed. Other sources go on. Exit code 3. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(issues.map((issue) => issue.sentence.en).join('\n'), options);
    this.issues = issues;
  }
}

/** The release must not be published; the last one stays. Exit code 4. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(issues.map((issue) => issue.sentence.en).join('\n'), options);
    this.issues = issues;
  }
}

/** The published catalog cannot be pushed to a portal; what is published stays. Exit code 3. */
export class PushError extends Error {
  override readonly name = 'PushError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], options?: ErrorOptions) {
    super(issues.map((issue) => issue.sentence.en).join('\n'), options);
    this.issues = issues;
  }
}

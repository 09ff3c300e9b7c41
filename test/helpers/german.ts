import { DefinitionError, ReleaseError, SourceError } from '../../schemas/errors.ts';

/** The German messages of a call that must fail, sentence and cure, one issue a line. */
export async function german(failing: Promise<unknown>): Promise<string> {
  return (await issuesOf(failing)).map(({ sentence, cure }) => `${sentence.de} ${cure.de}`).join('\n');
}

/** The English messages, likewise. */
export async function english(failing: Promise<unknown>): Promise<string> {
  return (await issuesOf(failing)).map(({ sentence, cure }) => `${sentence.en} ${cure.en}`).join('\n');
}

async function issuesOf(failing: Promise<unknown>) {
  const error = await failing.then(
    () => new Error('It should have failed.'),
    (reason: unknown) => reason,
  );
  const isOurs =
    error instanceof SourceError || error instanceof DefinitionError || error instanceof ReleaseError;
  if (!isOurs) throw error;
  return error.issues;
}

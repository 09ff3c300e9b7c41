import { type Issue, isError, isJudgement, issue } from '../schemas/issues.ts';
import { printIssues, type Session, sourceOf } from './commands.ts';
import type { AcceptedSnapshot, Snapshot } from './effects/snapshots.ts';
import { examine } from './examine.ts';
import { exitCodes } from './exit-codes.ts';
import type { Harmonized } from './harmonize.ts';
import type { SourceDefinition } from './project.ts';

/**
 * `accept`: releases the newest snapshot that was held back. Only judgements can be overruled; the reason is stored
 * beside the snapshot and published with every release that is made of it.
 */
export async function acceptHeld(id: string, because: string, session: Session): Promise<number> {
  const { project, effects, language } = session;
  const { snapshots, terminal, clock } = effects;
  const source = sourceOf(id, project);
  const accepted = await snapshots.accepted(source.id);
  const held = await newestHeld(source, accepted, session);
  const examined = held && (await examine(held, source, project, effects));
  if (!held || !examined || examined.isRestamped || isReplaced(held, examined, accepted, source, session)) {
    terminal.line(words.nothing(source.id)[language]);
    return exitCodes.fine;
  }
  printIssues(examined.issues.filter(isGrave), language, terminal);
  const errors = examined.issues.filter(isError);
  const beyond = codesOf(errors.filter((error) => !isJudgement(error)));
  if (beyond.length > 0) {
    const place = { file: source.id, value: held.id };
    printIssues([issue('not-overrulable', place, { codes: beyond.join(', ') })], language, terminal);
    return exitCodes.source;
  }
  const { stand, observations } = examined;
  const overruled = codesOf(errors);
  const record = { accepted: clock.now().toISOString(), stand, observations, because, overruled };
  await snapshots.accept(held, record);
  terminal.line(words.done(source.id, held.id, because)[language]);
  return exitCodes.fine;
}

async function newestHeld(
  source: SourceDefinition,
  accepted: readonly AcceptedSnapshot[],
  { effects }: Session,
): Promise<Snapshot | null> {
  const all = await effects.snapshots.list(source.id);
  return all.findLast(({ id }) => accepted.every((one) => one.id !== id)) ?? null;
}

/** Whether a newer file has been accepted since, which replaces it anyway. */
function isReplaced(
  held: Snapshot,
  { stand }: Harmonized,
  accepted: readonly AcceptedSnapshot[],
  source: SourceDefinition,
  { effects }: Session,
): boolean {
  const newest = effects.snapshots.inOrder([...accepted, { ...held, stand }]).at(-1);
  return source.snapshot === 'whole' && newest?.id !== held.id;
}

function isGrave({ severity }: Issue): boolean {
  return severity !== 'info';
}

function codesOf(issues: readonly Issue[]): readonly string[] {
  return [...new Set(issues.map(({ code }) => code))].sort();
}

const words = {
  nothing: (id: string) => ({
    de: `Zu ${id} ist nichts zurückgehalten.`,
    en: `Nothing of ${id} is held back.`,
  }),
  done: (id: string, snapshot: string, because: string) => ({
    de: `Übernommen: ${id}, Stand ${snapshot}, weil: ${because}\nMit dem nächsten „quartett release“ wird er veröffentlicht, der Grund steht dabei.`,
    en: `Accepted: ${id}, data ${snapshot}, because: ${because}\nThe next "quartett release" publishes them, with the reason.`,
  }),
};

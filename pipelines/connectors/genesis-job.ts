import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { ConnectorEffects } from './connector.ts';
import { readReply, type StatusReply } from './genesis-reply.ts';
import type { Call } from './genesis-service.ts';

/** The name of the job, which stands in a sentence only (`… abgerufen werden: 42153-0001_001597503`); null where no job was started. */
export function startedJob({ code, content }: StatusReply): string | null {
  return code === 99 ? (/[\w-]+_\d+/.exec(content)?.[0] ?? null) : null;
}

export interface Patience {
  /** The source, for messages. */
  readonly file: string;
  /** When the time of the source is over, in milliseconds of the clock; and how many seconds it was. */
  readonly deadline: number;
  readonly timeout: number;
}

/** Resolves when the table is ready. */
export async function finishedJob(
  name: string,
  call: Call,
  { file, deadline, timeout }: Patience,
  { clock, pause }: Pick<ConnectorEffects, 'clock' | 'pause'>,
): Promise<void> {
  const words = { selection: `*${name}`, searchcriterion: 'code', sortcriterion: 'code', type: 'all' };
  for (;;) {
    const reply = readReply(await call('catalogue/jobs', words), file);
    const state = reply.kind === 'status' ? stateOf(name, reply) : '';
    if (/^(fertig|finished)/i.test(state)) return;
    if (/^(fehler|abgebrochen|error|cancel)/i.test(state))
      throw new SourceError([issue('job-failed', { file, value: name }, { state })]);
    if (clock.now().getTime() + between >= deadline)
      throw new SourceError([issue('job-late', { file, value: name }, { seconds: timeout })]);
    await pause(between);
  }
}

/** Milliseconds between two questions. */
const between = 5_000;

/** A job that is not listed yet (code 104) has no state. */
function stateOf(name: string, { list }: StatusReply): string {
  return list.find(({ Code }) => Code === undefined || Code === name)?.State ?? '';
}

import { type Issue, issue } from '../schemas/issues.ts';
import { parseRecord } from '../schemas/stored-record.ts';
import type { Report, Sent } from '../schemas/types.ts';
import type { Files } from './effects/files.ts';
import { instantInWords } from './in-words.ts';
import { messageOf } from './report/message.ts';
import { inShortOf, isWorthTelling } from './report/worth-telling.ts';
import type { Channel } from './report-channels.ts';
import type { Reporting } from './reporting.ts';

type Memory = Sent['channels'][string];

/** How many reports that did not go out are told later. */
const remembered = 14;

/** Sends a report wherever it has something to say, and remembers what went out. What fails is tried again next time. */
export async function sendReport(
  report: Report,
  page: string,
  reporting: Reporting,
): Promise<readonly Issue[]> {
  const { channels, state, files, log } = reporting;
  const sent = await readSent(state, files);
  const issues: Issue[] = [];
  for (const channel of channels) {
    const memory = sent.channels[channel.name] ?? nothingYet;
    const now = inShortOf(report);
    if (!isWorthTelling(now, memory)) continue;
    const message = messageOf(report, page, memory.unsent, reporting.language);
    const { isTaken, problem } = await channel.send(message);
    log.event('report sent', { channel: channel.name, taken: isTaken, light: report.light });
    if (problem) {
      const { de: reason, en: reasonen } = problem;
      issues.push(issue(channel.failure, { file: `${state}/report.html` }, { reason, reasonen }));
    }
    sent.channels[channel.name] = isTaken
      ? { last: now, unsent: [] }
      : { ...memory, unsent: [...memory.unsent, now].slice(-remembered) };
    await files.writeAtomic(fileIn(state), `${JSON.stringify(sent, null, 2)}\n`);
  }
  return issues;
}

const nothingYet: Memory = { last: null, unsent: [] };

/** What the next report says of those that did not go out; of channels that are no longer set up, nothing. */
export async function unsentIssues({
  state,
  files,
  channels,
}: Pick<Reporting, 'state' | 'files' | 'channels'>): Promise<readonly Issue[]> {
  const sent = await readSent(state, files);
  return channels.flatMap(({ name }: Channel) => {
    const unsent = sent.channels[name]?.unsent ?? [];
    if (unsent.length === 0) return [];
    const place = { file: `${state}/reports`, value: String(unsent.length) };
    const days = unsent.map(({ made }) => instantInWords(made, 'de').replace(' Uhr', '')).join('; ');
    return [issue('report-unsent', place, { channel: name, days })];
  });
}

/** Where nothing can be read, nothing was sent: better twice than never. */
async function readSent(state: string, files: Files): Promise<Sent> {
  const bytes = await files.readBytes(fileIn(state)).catch(() => null);
  return (bytes && parseRecord('sent', bytes)) ?? { channels: {} };
}

function fileIn(state: string): string {
  return `${state}/sent.json`;
}

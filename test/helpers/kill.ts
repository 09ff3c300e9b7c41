import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Phase, phases } from './night-after-night.ts';
import { repository } from './repository.ts';

/** When a run of nights is killed: so many milliseconds after it said that it has come there. */
export interface Moment {
  readonly phase: Phase;
  readonly after: number;
}

/** Runs nights in a process of its own and kills it; where it was when it died, or what it said if it died by itself. */
export function killAt(root: string, moment: Moment): Promise<Phase | string> {
  const { child, lines } = start(root, 'Infinity');
  let last: Phase = 'start';
  let said = '';
  let isAimed = false;
  const aim = () => {
    if (isAimed || last !== moment.phase) return;
    isAimed = true;
    // A timer is too late for what takes a millisecond.
    if (moment.after > 3) setTimeout(() => child.kill('SIGKILL'), moment.after);
    else waitBusily(moment.after, () => child.kill('SIGKILL'));
  };
  aim();
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  lines.on('line', (line) => {
    last = line as Phase;
    aim();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_, signal) => resolve(signal === 'SIGKILL' ? last : said));
  });
}

/** How many milliseconds each phase takes, in a run of two nights that nobody kills. */
export async function timePhases(root: string): Promise<ReadonlyMap<Phase, number>> {
  const { child, lines } = start(root, '2');
  const times = new Map<Phase, number>();
  let [last, since]: [Phase, number] = ['start', performance.now()];
  lines.on('line', (line) => {
    if (!times.has(last)) times.set(last, performance.now() - since);
    [last, since] = [line as Phase, performance.now()];
  });
  await new Promise((resolve) => child.on('close', resolve));
  const missing = phases.filter((phase) => !times.has(phase));
  if (missing.length > 0) throw new Error(`no night came to ${missing}`);
  return times;
}

function start(root: string, nights: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'night-after-night.ts'), root, nights], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, lines: createInterface(child.stdout) };
}

function waitBusily(milliseconds: number, then: () => void): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
  then();
}

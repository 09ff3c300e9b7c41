import type { Command } from 'commander';
import { enter } from '../commands.ts';
import { runNight } from '../run-night.ts';
import { openReporting, openSession, type SessionOptions, stoppable } from '../session.ts';
import { told } from '../tell-night.ts';
import { mirrorOption, outOption } from './run.ts';

type Terminal = Parameters<typeof openSession>[1];

/** `quartett nightly`: the whole night, of which people hear in the morning whatever happens. */
export function addNightly(
  program: Command,
  run: (
    command: Command,
    work: (options: SessionOptions, terminal: Terminal) => Promise<number>,
  ) => Promise<void>,
): void {
  program
    .command('nightly [sources...]')
    .description(
      'die ganze Nacht: alles (oder nur diese Quellen) abrufen, dann veröffentlichen / the whole night: fetch all (or only these sources), then publish',
    )
    .option(
      '--log <file>',
      'Protokoll für Programme (JSON-Zeilen); -: Standardausgabe / log for programs (default: $QUARTETT_LOG)',
    )
    .option(
      '--after-pause',
      'der Betrieb ruhte über ein Jahr, die Uhr stimmt / nothing was run for over a year, the clock is right',
    )
    .option(...mirrorOption)
    .option(...outOption)
    .action((sources: string[], _, command: Command) =>
      run(command, (options, terminal) => night(sources, options, terminal)),
    );
}

async function night(
  sources: readonly string[],
  options: SessionOptions,
  terminal: Terminal,
): Promise<number> {
  const reporting = openReporting(options, terminal);
  const opened = await told(() => openSession({ ...options, despiteDrafts: true }, terminal), reporting);
  try {
    const { session, unlock } = await told(() => enter(opened), reporting);
    try {
      return await runNight(sources, stoppable(session), reporting);
    } finally {
      unlock();
    }
  } finally {
    await opened.mirror?.close();
  }
}

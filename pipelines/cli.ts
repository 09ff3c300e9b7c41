#!/usr/bin/env node
import { Command, Option } from 'commander';
import type { DefinitionError } from '../schemas/errors.ts';
import { acceptHeld } from './accept.ts';
import { readInstant, readReason } from './command-line/arguments.ts';
import { addDoctor } from './command-line/doctor.ts';
import { addExplain } from './command-line/explain.ts';
import { addHarvest } from './command-line/harvest.ts';
import { addNew } from './command-line/new.ts';
import { addNightly } from './command-line/nightly.ts';
import { addPreview } from './command-line/preview.ts';
import { addPrune } from './command-line/prune.ts';
import { addPush } from './command-line/push.ts';
import { addRollback } from './command-line/rollback.ts';
import { mirrorOption, outOption } from './command-line/run.ts';
import { addSchedule } from './command-line/schedule.ts';
import { addServe } from './command-line/serve.ts';
import { addTemplate } from './command-line/template.ts';
import { addVerify } from './command-line/verify.ts';
import { addWithdraw } from './command-line/withdraw.ts';
import { alone, check, collectSources, printIssues, releaseAccepted, type Session } from './commands.ts';
import { diff } from './diff.ts';
import { createTerminal } from './effects/logger.ts';
import { createRedaction } from './effects/redaction.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { writeLetter } from './letter.ts';
import type { ScheduleOptions } from './schedule.ts';
import {
  openDoctor,
  openHarvest,
  openServe,
  openSession,
  type SessionOptions,
  stoppable,
  version,
} from './session.ts';

interface Options extends SessionOptions {
  readonly because?: string;
  readonly all?: boolean;
}

// Whoever reads only the first lines (`| head`) closes the pipe; the work goes on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const redact = createRedaction(process.env);
const terminal = createTerminal(process.stdout, {
  color: process.stdout.isTTY === true && process.stdout.hasColors(),
  isTTY: process.stdout.isTTY === true,
  redact,
});

const program = new Command('quartett')
  // A wrong command line is a matter of whoever wrote it, as a wrong definition is.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exitCodes.fine : exitCodes.definition))
  .description(
    'Vergleichbare, offene Statistik der Städte Mainz, Ludwigshafen, Trier und Koblenz.\nComparable open statistics of four cities.',
  )
  .version(version)
  .option('--root <dir>', 'Projektordner / project folder', '.')
  .addOption(
    new Option('--lang <language>', 'Sprache der Meldungen / language of messages')
      .choices(['de', 'en'])
      .default('de')
      .env('QUARTETT_LANG'),
  )
  .addHelpText(
    'after',
    `
Exit codes: 0 in Ordnung / fine · 1 Programmfehler / our bug · 2 Definition oder Aufruf falsch / a definition or the command line is wrong
            3 Quelle abgewiesen oder unerreichbar, Portal nicht oder nicht ganz beliefert, abgerufener Katalog fehlerhaft,
              Server nicht gestartet / a source was rejected or unreachable, a portal was not or not wholly pushed to,
              a harvested catalog has errors, no server was started
            4 Veröffentlichung verweigert / the release was refused
            5 ein anderer Lauf ist an der Arbeit / another run is at work
            6 auf Wunsch angehalten, nichts veröffentlicht / stopped on request, nothing was published`,
  );
program
  .command('check')
  .description('prüft alle Definitionen, ohne Netz / checks all definitions, offline')
  .action((_, command: Command) => run(command, check));
addPreview(program, run, runOnFinished);
addNew(program, runOnFinished);
program
  .command('collect [sources...]')
  .description('ruft Quellen ab und prüft sie / fetches sources and checks them')
  .option(...mirrorOption)
  .action((sources: string[], _, command: Command) =>
    run(
      command,
      alone((session) => collectSources(sources, stoppable(session))),
    ),
  );
program
  .command('accept <source>')
  .description(
    'übernimmt einen zurückgehaltenen Stand mit Grund / releases data that were held back, with a reason',
  )
  .requiredOption('--because <reason>', 'Grund, wird veröffentlicht / reason, is published', readReason)
  .option(...mirrorOption)
  .action((source: string, { because }: Options, command: Command) =>
    run(
      command,
      alone((session) => acceptHeld(source, because ?? '', session)),
    ),
  );
program
  .command('letter <source>')
  .description(
    'schreibt dem Herausgeber, welche Zahlen falsch sind / writes to the publisher which figures are wrong',
  )
  .action((source: string, _, command: Command) =>
    run(command, async (session) => writeLetter(source, session)),
  );
program
  .command('release')
  .description('veröffentlicht die geprüften Stände / publishes the accepted snapshots')
  .option('--as-of <date>', 'nur Stände bis zu diesem Tag / only snapshots up to this day', readInstant)
  .option(...mirrorOption)
  .option(...outOption)
  .action(({ asOf }: Options, command: Command) =>
    run(
      command,
      alone((session) => releaseAccepted(asOf ?? null, session)),
    ),
  );
addNightly(program, (command, work) => settle(command, (options) => work(options, terminal)));
program
  .command('diff [release] [other]')
  .description(
    'zeigt, was sich zwischen zwei Veröffentlichungen geändert hat / shows what changed between two releases',
  )
  .option('--all', 'jede Zahl zeigen / show every figure')
  .option(...mirrorOption)
  .action((one: string | undefined, other: string | undefined, { all }: Options, command: Command) =>
    run(command, (session) =>
      diff(
        [one, other].filter((id) => id !== undefined),
        all ?? false,
        session,
      ),
    ),
  );
addExplain(program, run);
addPush(program, run);
addWithdraw(program, run);
addTemplate(program, run);
addRollback(program, run);
addPrune(program, run);
addVerify(program, run);
addServe(program, (command, work) => settle(command, (options) => work(openServe(options, terminal)))).option(
  ...outOption,
);
addSchedule(program, (command, work) =>
  settle(command, (options) => work(options as Options & ScheduleOptions, terminal)),
);
addDoctor(program, (command, work) => settle(command, (options) => work(openDoctor(options, terminal))));
addHarvest(program, (command, work) => settle(command, (options) => work(openHarvest(options, terminal))));

await program.parseAsync();

/** Opens a session and runs a command in it. */
async function run(
  command: Command,
  work: (session: Session) => Promise<number>,
  finishedOnly = false,
): Promise<void> {
  return settle(command, async (options) => {
    const session = await openSession({ ...options, finishedOnly }, terminal);
    try {
      return await work(session);
    } finally {
      await session.mirror?.close();
    }
  });
}

/** A draft must not stand in the way of the next one. */
async function runOnFinished(command: Command, work: (session: Session) => Promise<number>): Promise<void> {
  return run(command, work, true);
}

/** Turns what a command returns or throws into text and an exit code. */
async function settle(command: Command, work: (options: Options) => Promise<number>): Promise<void> {
  const options: Options = command.optsWithGlobals();
  try {
    process.exitCode = await work(options);
  } catch (error) {
    process.exitCode = exitCodeOf(error) ?? exitCodes.bug;
    if (process.exitCode === exitCodes.bug) process.stderr.write(`${redact(stackOf(error))}\n`);
    else printIssues((error as DefinitionError).issues, options.lang, terminal);
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

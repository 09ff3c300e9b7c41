#!/usr/bin/env node
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { DefinitionError } from '../schemas/errors.ts';
import { acceptHeld } from './accept.ts';
import { append, readCount, readInstant, readReason } from './command-arguments.ts';
import {
  alone,
  check,
  collectSources,
  previewSource,
  printIssues,
  releaseAccepted,
  runNight,
  type Session,
} from './commands.ts';
import { diff } from './diff.ts';
import { createTerminal } from './effects/logger.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { explainFigure } from './explain.ts';
import { addHarvest } from './harvest-command.ts';
import { writeLetter } from './letter.ts';
import { push } from './push.ts';
import { addServe } from './serve-command.ts';
import {
  openHarvest,
  openServe,
  openSession,
  portalAccess,
  type SessionOptions,
  version,
} from './session.ts';
import { withdraw } from './withdraw.ts';

interface Options extends SessionOptions {
  readonly file?: string;
  readonly rows?: number;
  readonly because?: string;
  readonly becauseEn?: string;
  readonly where?: readonly string[];
  readonly basis?: string;
  readonly full?: boolean;
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly allowDeletions?: number | null;
}

// Whoever reads only the first lines (`| head`) closes the pipe; the work goes on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const terminal = createTerminal(process.stdout, {
  color: process.stdout.isTTY === true && process.stdout.hasColors(),
  isTTY: process.stdout.isTTY === true,
});

const mirror = ['--mirror <dir>', 'Ordner anstelle des Netzes / folder that stands in for the web'] as const;
const out = [
  '--out <dir>',
  'wohin veröffentlicht wird / where to publish (default: output/public, output/as-of-<date>)',
] as const;

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
            5 ein anderer Lauf ist an der Arbeit / another run is at work`,
  );
program
  .command('check')
  .description('prüft alle Definitionen, ohne Netz / checks all definitions, offline')
  .action((_, command: Command) => run(command, check));
program
  .command('preview <source>')
  .description('zeigt, was aus einer Quelle oder Datei wird / shows what becomes of a source or file')
  .option('--file <path>', 'diese Datei statt des letzten Stands / this file, not the last snapshot')
  .option('--rows <n>', 'so viele Zeilen zeigen / rows to show', readCount, 12)
  .option(...mirror)
  .action((source: string, { file, rows }: Options, command: Command) =>
    run(command, (session) =>
      previewSource(source, file === undefined ? null : resolve(file), rows ?? 0, session),
    ),
  );
program
  .command('collect [sources...]')
  .description('ruft Quellen ab und prüft sie / fetches sources and checks them')
  .option(...mirror)
  .action((sources: string[], _, command: Command) =>
    run(
      command,
      alone((session) => collectSources(sources, session)),
    ),
  );
program
  .command('accept <source>')
  .description(
    'übernimmt einen zurückgehaltenen Stand mit Grund / releases data that were held back, with a reason',
  )
  .requiredOption('--because <reason>', 'Grund, wird veröffentlicht / reason, is published', readReason)
  .option(...mirror)
  .action((source: string, { because }: Options, command: Command) =>
    run(
      command,
      alone((session) => acceptHeld(source, because ?? '', session)),
    ),
  );
program
  .command('withdraw <dataset>')
  .description(
    'zieht einen Datensatz zurück: 30 Tage angekündigt, dann weg / withdraws a dataset: announced for 30 days, then gone',
  )
  .requiredOption('--because <reason>', 'Grund, wird veröffentlicht / reason, is published', readReason)
  .option('--because-en <reason>', 'Grund auf Englisch / reason in English', readReason)
  .option(...out)
  .action((dataset: string, { because: de = '', becauseEn: en }: Options, command: Command) =>
    run(command, (session) => withdraw(dataset, en === undefined ? { de } : { de, en }, session)),
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
  .option(...mirror)
  .option(...out)
  .action(({ asOf }: Options, command: Command) =>
    run(
      command,
      alone((session) => releaseAccepted(asOf ?? null, session)),
    ),
  );
program
  .command('nightly')
  .description(
    'die ganze Nacht: alles abrufen, dann veröffentlichen / the whole night: fetch all, then publish',
  )
  .option(...mirror)
  .option(...out)
  .action((_, command: Command) => run(command, alone(runNight)));
program
  .command('explain <indicator> <area> <period>')
  .description(
    'erklärt eine Zahl bis zur Zelle der Quelle / explains a figure down to the cell of its source',
  )
  .option('--where <dimension=code>', 'Gliederung, mehrfach möglich / breakdown, repeatable', append, [])
  .option('--full', 'jede Zelle zeigen, auch wenn es viele sind / show every cell, however many')
  .option('--basis <basis>', 'statt der bevorzugten Basis / instead of the preferred basis')
  .option(...mirror)
  .option(...out)
  .action((indicator: string, area: string, period: string, own: Options, command: Command) => {
    const asked = { indicator, area, period, where: own.where ?? [], basis: own.basis ?? null };
    return run(command, (session) => explainFigure(asked, own.full === true, session));
  });
program
  .command('diff [release] [other]')
  .description(
    'zeigt, was sich zwischen zwei Veröffentlichungen geändert hat / shows what changed between two releases',
  )
  .option('--all', 'jede Zahl zeigen / show every figure')
  .option(...mirror)
  .action((one: string | undefined, other: string | undefined, { all }: Options, command: Command) =>
    run(command, (session) =>
      diff(
        [one, other].filter((id) => id !== undefined),
        all ?? false,
        session,
      ),
    ),
  );
program
  .command('push')
  .description('überträgt, was veröffentlicht ist, in ein Portal / pushes what is published to a portal')
  .addOption(
    new Option('--to <portal>', 'Art des Portals / kind of portal').choices(['ckan']).makeOptionMandatory(),
  )
  .option('--dry-run', 'nur zeigen, was geschähe / only show what would happen')
  .option(
    '--allow-deletions <n>',
    'so viele Datensätze dürfen dort verschwinden / as many datasets may be deleted there',
    readCount,
  )
  .option(...out)
  .action(({ dryRun = false, allowDeletions = null }: Options, command: Command) =>
    run(command, (session) => push({ dryRun, deletions: allowDeletions, ...portalAccess(session) }, session)),
  );
addServe(program, (command, work) => settle(command, (options) => work(openServe(options, terminal)))).option(
  ...out,
);
addHarvest(program, (command, work) => settle(command, (options) => work(openHarvest(options, terminal))));

await program.parseAsync();

/** Opens a session and runs a command in it. */
async function run(command: Command, work: (session: Session) => Promise<number>): Promise<void> {
  return settle(command, async (options) => {
    const session = await openSession(options, terminal);
    try {
      return await work(session);
    } finally {
      await session.mirror?.close();
    }
  });
}

/** Turns what a command returns or throws into text and an exit code. */
async function settle(command: Command, work: (options: Options) => Promise<number>): Promise<void> {
  const options: Options = command.optsWithGlobals();
  try {
    process.exitCode = await work(options);
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === null) throw error;
    printIssues((error as DefinitionError).issues, options.lang, terminal);
    process.exitCode = code;
  }
}

import type { Command } from 'commander';
import { alone } from '../commands.ts';
import { exitCodes } from '../exit-codes.ts';
import { listReleases } from '../keeping/list-releases.ts';
import { endRollback, rollback } from '../keeping/rollback.ts';
import { readCount, readReason } from './arguments.ts';
import { mirrorOption, outOption, type Run } from './run.ts';

interface Options {
  readonly because?: string;
  readonly allowDeletions: number;
  readonly list?: boolean;
  readonly end?: boolean;
}

/** `quartett rollback`: an earlier release is published again, and stays. */
export function addRollback(program: Command, run: Run): void {
  program
    .command('rollback [release]')
    .description(
      'veröffentlicht wieder die vorige (oder die genannte) und hält sie fest / publishes the release before (or this one) again and holds it',
    )
    .option('--because <reason>', 'Grund, steht in jedem Bericht / reason, stands in each report', readReason)
    .option(
      '--allow-deletions <n>',
      'so viele Datensätze dürfen aus den Portalen verschwinden / as many datasets may vanish from portals',
      readCount,
      0,
    )
    .option('--list', 'nur zeigen, was gespeichert ist / only show what is stored')
    .option('--end', 'aufheben: die nächste Veröffentlichung geht weiter / end it: the next release goes on')
    .option(...mirrorOption)
    .option(...outOption)
    .action((release: string | undefined, own: Options, command: Command) => {
      if (own.list) return run(command, listReleases);
      if (own.end) return run(command, alone(endRollback));
      const { because, allowDeletions: deletions } = own;
      if (because === undefined) return command.error(missing, { exitCode: exitCodes.definition });
      return run(
        command,
        alone((session) => rollback({ release: release ?? null, because, deletions }, session)),
      );
    });
}

const missing =
  'error: --because "…" fehlt: ein Grund mit mindestens 10 Zeichen / a reason of at least 10 characters is missing';

import { type Command, InvalidArgumentError } from 'commander';
import { alone } from '../commands.ts';
import { prune } from '../keeping/prune.ts';
import { readCount } from './arguments.ts';
import { mirrorOption, outOption, type Run } from './run.ts';

/** `quartett prune`: old releases, and the snapshots that nothing needs any more, are removed. */
export function addPrune(program: Command, run: Run): void {
  program
    .command('prune')
    .description(
      'entfernt alte Veröffentlichungen und Stände, nie die veröffentlichte / removes old releases and snapshots, never the published one',
    )
    .requiredOption('--keep <n>', 'so viele der neuesten bleiben / as many of the newest stay', readKeep)
    .option('--dry-run', 'nur zeigen, was ginge / only show what would go')
    .option(...mirrorOption)
    .option(...outOption)
    .action(
      ({ keep, dryRun = false }: { readonly keep: number; readonly dryRun?: boolean }, command: Command) =>
        run(
          command,
          alone((session) => prune(keep, dryRun, session)),
        ),
    );
}

function readKeep(text: string): number {
  const count = readCount(text);
  if (count > 0) return count;
  throw new InvalidArgumentError('mindestens 1 / at least 1');
}

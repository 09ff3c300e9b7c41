import { type Command, Option } from 'commander';
import { push } from '../push.ts';
import { portalAccess } from '../session.ts';
import { readCount } from './arguments.ts';
import { outOption, type Run } from './run.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly allowDeletions?: number | null;
}

/** `quartett push`: what is published goes to a portal. */
export function addPush(program: Command, run: Run): void {
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
    .option(...outOption)
    .action(({ dryRun = false, allowDeletions = null }: Options, command: Command) =>
      run(command, (session) =>
        push({ dryRun, deletions: allowDeletions, ...portalAccess(session) }, session),
      ),
    );
}

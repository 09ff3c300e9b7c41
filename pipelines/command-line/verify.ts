import type { Command } from 'commander';
import { alone } from '../commands.ts';
import { verify } from '../keeping/verify.ts';
import { mirrorOption, outOption, type Run } from './run.ts';

/** `quartett verify`: whether everything that is stored is what it was, and gives the same again. */
export function addVerify(program: Command, run: Run): void {
  program
    .command('verify')
    .description(
      'prüft jedes gespeicherte Byte und rechnet die Veröffentlichung nach / checks every stored byte and makes the release again',
    )
    .option(...mirrorOption)
    .option(...outOption)
    .action((_, command: Command) => run(command, alone(verify)));
}

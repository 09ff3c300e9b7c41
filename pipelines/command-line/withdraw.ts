import type { Command } from 'commander';
import { withdraw } from '../withdraw.ts';
import { readReason } from './arguments.ts';
import { outOption, type Run } from './run.ts';

interface Options {
  readonly because: string;
  readonly becauseEn?: string;
}

/** `quartett withdraw`: a dataset is taken back. */
export function addWithdraw(program: Command, run: Run): void {
  program
    .command('withdraw <dataset>')
    .description(
      'zieht einen Datensatz zurück: 30 Tage angekündigt, dann weg / withdraws a dataset: announced for 30 days, then gone',
    )
    .requiredOption('--because <reason>', 'Grund, wird veröffentlicht / reason, is published', readReason)
    .option('--because-en <reason>', 'Grund auf Englisch / reason in English', readReason)
    .option(...outOption)
    .action((dataset: string, { because: de, becauseEn: en }: Options, command: Command) =>
      run(command, (session) => withdraw(dataset, en === undefined ? { de } : { de, en }, session)),
    );
}

import type { Command } from 'commander';
import { explainFigure } from '../explain.ts';
import { append } from './arguments.ts';
import { mirrorOption, outOption, type Run } from './run.ts';

interface Options {
  readonly where: readonly string[];
  readonly basis?: string;
  readonly full?: boolean;
}

/** `quartett explain`: one figure's whole descent. */
export function addExplain(program: Command, run: Run): void {
  program
    .command('explain <indicator> <area> <period>')
    .description(
      'erklärt eine Zahl bis zur Zelle der Quelle / explains a figure down to the cell of its source',
    )
    .option('--where <dimension=code>', 'Gliederung, mehrfach möglich / breakdown, repeatable', append, [])
    .option('--full', 'jede Zelle zeigen, auch wenn es viele sind / show every cell, however many')
    .option('--basis <basis>', 'statt der bevorzugten Basis / instead of the preferred basis')
    .option(...mirrorOption)
    .option(...outOption)
    .action((indicator: string, area: string, period: string, own: Options, command: Command) => {
      const asked = { indicator, area, period, where: own.where, basis: own.basis ?? null };
      return run(command, (session) => explainFigure(asked, own.full === true, session));
    });
}

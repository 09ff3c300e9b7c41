import type { Command } from 'commander';
import { doctor } from '../doctor/doctor.ts';
import type { DoctorSession } from '../doctor/finding.ts';
import { mirrorOption, outOption } from './run.ts';

interface Options {
  readonly json?: boolean;
}

/** `quartett doctor`: works in a broken project, too; `run` opens what it looks at. */
export function addDoctor(
  program: Command,
  run: (command: Command, work: (session: DoctorSession) => Promise<number>) => Promise<void>,
): void {
  program
    .command('doctor')
    .description('prüft die Installation und sagt, was hilft / checks the installation and says what helps')
    .option('--json', 'alles als JSON ausgeben / print everything as JSON')
    .option(...mirrorOption)
    .option(...outOption)
    .action(({ json = false }: Options, command: Command) =>
      run(command, (session) => doctor({ json }, session)),
    );
}

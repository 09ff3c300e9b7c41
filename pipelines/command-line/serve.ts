import type { Command } from 'commander';
import { type ServeSession, serve } from '../serve.ts';
import { serverAccess } from '../session.ts';
import { readBase, readPort } from './arguments.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly publicBase?: string;
}

/** Adds `quartett serve`; `run` opens what it needs and turns what it throws into an exit code. */
export function addServe(
  program: Command,
  run: (command: Command, work: (session: ServeSession) => Promise<number>) => Promise<void>,
): Command {
  return program
    .command('serve')
    .description(
      'liefert aus, was veröffentlicht ist, an Menschen und Portale / serves what is published, to people and portals',
    )
    .option('--port <n>', 'Port; 0: irgendein freier / port; 0: any that is free', readPort, 8080)
    .option(
      '--host <address>',
      'Adresse dieses Rechners; 0.0.0.0: alle / address of this computer; 0.0.0.0: all',
      '127.0.0.1',
    )
    .option(
      '--public-base <url>',
      'Adresse, unter der man uns erreicht / address at which we are reached (default: base, as it was released)',
      readBase,
    )
    .action(({ port, host, publicBase }: Options, command: Command) =>
      run(command, (session) =>
        serve({ port, host, publicBase: publicBase ?? null, ...serverAccess }, session),
      ),
    );
}

import type { Command } from 'commander';
import { type ServeSession, serve } from '../serve.ts';
import { serverAccess } from '../session.ts';
import { readBase, readPort } from './arguments.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  readonly publicBase?: string;
  readonly metrics?: string | true;
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
    .option(
      '--metrics [file]',
      'unter /metrics den Zustand für Prometheus zeigen / show the state for Prometheus at /metrics (default: data/live/metrics.prom)',
    )
    .action(({ port, host, publicBase, metrics }: Options, command: Command) =>
      run(command, (session) =>
        serve(
          {
            port,
            host,
            publicBase: publicBase ?? null,
            metrics: metrics === true ? 'data/live/metrics.prom' : (metrics ?? null),
            ...serverAccess,
          },
          session,
        ),
      ),
    );
}

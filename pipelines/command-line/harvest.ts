import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type HarvestOptions, type HarvestSession, harvest } from '../harvest/harvest.ts';
import { readAddress } from './arguments.ts';

type Run = (command: Command, work: (session: HarvestSession) => Promise<number>) => Promise<void>;

/** `quartett harvest`: what a portal would see, and do, at an address. */
export function addHarvest(program: Command, run: Run): void {
  program
    .command('harvest')
    .description(
      'ruft einen Katalog ab wie ein Portal und prüft ihn / harvests a catalog as a portal does, and checks it',
    )
    .argument('<url>', 'Adresse des Katalogs / address of the catalog', readAddress)
    .option(
      '--against <file or url>',
      'womit verglichen wird; sonst mit dem letzten Abruf / what to compare with; else the last harvest',
    )
    .option('--json', 'alles als JSON ausgeben / print everything as JSON')
    .action((url: string, { against, json }: HarvestOptions, command: Command) => {
      const isFile = against !== undefined && !/^https?:/i.test(against);
      const options = {
        json: json ?? false,
        ...(against && { against: isFile ? resolve(against) : against }),
      };
      return run(command, (session) => harvest(url, options, session));
    });
}

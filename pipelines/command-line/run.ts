import type { Command } from 'commander';
import type { Session } from '../commands.ts';

/** Opens a session, runs a command in it, and turns what it returns or throws into text and an exit code. */
export type Run = (command: Command, work: (session: Session) => Promise<number>) => Promise<void>;

export const mirrorOption = [
  '--mirror <dir>',
  'Ordner anstelle des Netzes / folder that stands in for the web',
] as const;

export const outOption = [
  '--out <dir>',
  'wohin veröffentlicht wird / where to publish (default: output/public, output/as-of-<date>)',
] as const;

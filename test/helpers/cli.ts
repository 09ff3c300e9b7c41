import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './repository.ts';

export interface CliResult {
  /** The exit code; null when the process was killed. */
  readonly code: number | null;
  /** What it wrote, without colours. */
  readonly text: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the process is killed, without a chance to clean up. */
  readonly killAfter?: number;
}

/** Runs the command line as a process of its own, in the repository, as `npx quartett` does. */
export function cli(args: readonly string[], { env = {}, killAfter }: CliOptions = {}): Promise<CliResult> {
  const child = spawn(process.execPath, [join(repository, 'pipelines/cli.ts'), ...args], {
    cwd: repository,
    env: { ...process.env, QUARTETT_LANG: 'de', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  const timer = killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (timer) clearTimeout(timer);
      resolve({ code, text: Buffer.concat(pieces).toString('utf8') });
    });
  });
}

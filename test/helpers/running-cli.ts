import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { repository } from './repository.ts';

/** A command that runs until somebody stops it. */
export interface RunningCli {
  readonly pid: number;
  /** What it has written so far. */
  text(): string;
  /** Waits until it has said that; fails if it ends before. */
  says(what: RegExp): Promise<void>;
  /** Sends a signal; the exit code once it has ended, null if it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

/** Starts the command line as a process of its own. */
export function startCli(args: readonly string[]): RunningCli {
  const child = spawn(process.execPath, [join(repository, 'pipelines/cli.ts'), ...args], {
    cwd: repository,
    env: { ...process.env, QUARTETT_LANG: 'de', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let text = '';
  let notice = () => {};
  child.stdout.on('data', (piece: Buffer) => {
    text += piece;
    notice();
  });
  child.stdout.on('end', () => notice());
  return {
    pid: child.pid ?? 0,
    text: () => text,
    says: async (what) => {
      while (!what.test(text)) {
        if (child.stdout.readableEnded) throw new Error(`it said: ${text}`);
        await new Promise<void>((resolve) => {
          notice = resolve;
        });
      }
    },
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
    exited,
  };
}

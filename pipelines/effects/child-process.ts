import { spawn } from 'node:child_process';

/** How a child ended. */
export type Ended =
  | { readonly how: 'exited'; readonly code: number }
  | { readonly how: 'killed'; readonly signal: string }
  /** It did not finish in time, and was ended. */
  | { readonly how: 'hung' }
  | { readonly how: 'not-started'; readonly reason: string };

export interface ChildOptions {
  /** Milliseconds after which it is asked to end. */
  readonly limit: number;
  /** Milliseconds that it then has before it is killed. */
  readonly grace: number;
  /** Asks it to end, and waits until it has. */
  readonly stop: AbortSignal;
}

/**
 * Runs a program of ours as a process of its own, which writes where we write. It is killed with us if we must end at once;
 * Ctrl+C reaches only us, so that it is not asked twice.
 */
export function runChild(args: readonly string[], { limit, grace, stop }: ChildOptions): Promise<Ended> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  const ask = () => child.kill('SIGTERM');
  const kill = () => child.kill('SIGKILL');
  let isHung = false;
  let killing: NodeJS.Timeout | undefined;
  const patience = setTimeout(() => {
    isHung = true;
    ask();
    killing = setTimeout(kill, grace);
  }, limit);
  stop.addEventListener('abort', ask);
  if (stop.aborted) ask(); // between the decision to start it and its start
  process.once('exit', kill);
  return new Promise<Ended>((resolve) => {
    child.once('error', ({ message }) => resolve({ how: 'not-started', reason: message }));
    child.once('exit', (code, signal) => {
      if (isHung) resolve({ how: 'hung' });
      else if (code === null) resolve({ how: 'killed', signal: signal ?? '' });
      else resolve({ how: 'exited', code });
    });
  }).finally(() => {
    clearTimeout(patience);
    clearTimeout(killing);
    stop.removeEventListener('abort', ask);
    process.off('exit', kill);
  });
}

import { writeSync } from 'node:fs';
import { enter, type Session } from '../../pipelines/commands.ts';
import { runNight } from '../../pipelines/run-night.ts';
import { openReporting, openSession } from '../../pipelines/session.ts';
import { correct, delivered, mirrorOf } from './tiny-state.ts';

/** Where a night may be when it is killed, in the order in which it comes there. */
export const phases = [
  ...['start', 'take over', 'fetch', 'store', 'examine', 'accept'],
  ...['build', 'flush', 'put in place', 'link', 'end'],
] as const;
export type Phase = (typeof phases)[number];

const silent = {
  isTTY: false,
  width: 80,
  line: () => {},
  transient: () => {},
  paint: (_: string, text: string) => text,
};

/** A night as `quartett nightly` runs it, lock and all; says where it is. The exit code. */
export async function tinyNight(root: string, tell: (phase: Phase) => void = () => {}): Promise<number> {
  const options = { root, lang: 'de', mirror: mirrorOf(root) } as const;
  const opened = await openSession(options, silent);
  tell('take over');
  const { session, unlock } = await enter(telling(opened, tell));
  try {
    const code = await runNight([], session, openReporting(options, silent));
    tell('end');
    return code;
  } finally {
    unlock();
    await opened.mirror?.close();
  }
}

function telling({ effects, ...session }: Session, tell: (phase: Phase) => void): Session {
  const { http, snapshots, files, warehouse } = effects;
  const first = <Arguments extends unknown[], Result>(
    phase: Phase,
    then: (...given: Arguments) => Result,
  ) => {
    return (...given: Arguments): Result => {
      tell(phase);
      return then(...given);
    };
  };
  let isOpen = false;
  return {
    ...session,
    effects: {
      ...effects,
      http: { ...http, get: first('fetch', http.get) },
      snapshots: {
        ...snapshots,
        store: first('store', snapshots.store),
        accept: first('accept', snapshots.accept),
      },
      warehouse: () => {
        if (!isOpen) tell('examine');
        isOpen = true;
        return warehouse();
      },
      files: {
        ...files,
        makeFolder: (path) => {
          if (/\/\.next-\d+$/.test(path)) tell('build');
          return files.makeFolder(path);
        },
        flush: first('flush', files.flush),
        rename: first('put in place', files.rename),
        replaceLink: first('link', files.replaceLink),
      },
    },
  };
}

/** As a process of its own: one night after another, each with a new figure, until it is killed. */
if (process.argv[1] === import.meta.filename) {
  const [root = '', nights = 'Infinity'] = process.argv.slice(2);
  // Written at once: what was told before the kill has arrived.
  const tell = (phase: Phase) => writeSync(1, `${phase}\n`);
  for (let night = 0; night < Number(nights); night += 1) {
    if (night > 0) await correct(root, (await delivered(root)) + 1);
    const code = await tinyNight(root, tell);
    if (code !== 0) throw new Error(`the night ended with ${code}`);
  }
}

import { answer } from '../catalog/site/answer.ts';
import { refusal } from '../catalog/site/refusal.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import { exitCodes, printIssues, type Session } from './commands.ts';
import type { WebServer, WebServerOptions } from './effects/web-server.ts';
import { type LoadedSite, loadSite } from './load-site.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Where the public reaches us; null: the base of publisher.yaml. */
  readonly publicBase: string | null;
  readonly listen: (options: WebServerOptions) => Promise<WebServer>;
  /** Comes back about once a second, until the server shall stop. */
  readonly seconds: () => AsyncIterable<void>;
}

/** What is being served, and which folder was last looked at for it. */
interface Served {
  readonly folder: string | null;
  readonly loaded: LoadedSite | null;
}

/** `serve`: what is published, to whoever asks, until somebody stops it. A new release takes its place by itself. */
export async function serve(options: ServeOptions, session: Session): Promise<number> {
  const { project, effects, language } = session;
  const { out } = await session.releaseOptions();
  const tell = (issues: readonly Issue[]) => printIssues(issues, language, effects.terminal);
  const look = (served: Served) =>
    lookAgain(served, out, options.publicBase ?? project.publisher.base, session);
  const told = new Set<string>();

  let served = await look({ folder: '', loaded: null });
  const server = await options.listen({
    host: options.host,
    port: options.port,
    answer: (question) => answer(question, served.loaded?.site ?? null),
    refuse: (status) => refusal(status),
    lost: (file) => {
      if (!told.has(file)) tell([issue('serve-file-lost', { file })]);
      told.add(file);
    },
    broken: ({ message }) => tell([issue('serve-bug', { file: 'quartett serve' }, { reason: message })]),
  });
  effects.terminal.line(sentences[language].listening(server.address));
  for await (const _ of options.seconds()) served = await look(served);
  await server.close();
  effects.terminal.line(sentences[language].stopped);
  return exitCodes.fine;
}

/** Follows the link that is given away. What cannot be served is told once and leaves everything as it was. */
async function lookAgain(served: Served, out: string, publicBase: string, session: Session): Promise<Served> {
  const { effects, language } = session;
  const folder = await folderOf(out, session);
  if (folder === served.folder) return served;
  const tell = (issues: readonly Issue[]) => printIssues(issues, language, effects.terminal);
  if (folder === null) {
    tell([issue(served.loaded === null ? 'serve-nothing' : 'serve-not-intact', { file: out })]);
    return { ...served, folder };
  }
  const loaded = await loadSite(folder, publicBase, effects.files);
  if (loaded === null) {
    tell([issue('serve-not-intact', { file: folder })]);
    return { ...served, folder };
  }
  const { release, site, move } = loaded;
  effects.terminal.line(sentences[language].serving(release.id, site.files.size));
  if (move !== null) tell([issue('serve-readdressed', { file: out, value: move.from }, { base: move.to })]);
  return { folder, loaded };
}

/** Where the link leads now; the folder itself where somebody has put one there; null where there is nothing. */
async function folderOf(out: string, { effects }: Session): Promise<string | null> {
  const folder = (await effects.files.readLink(out)) ?? out;
  return (await effects.files.exists(folder)) ? folder : null;
}

const sentences = {
  de: {
    listening: (address: string) => `Der Server läuft unter ${address}/ und endet mit Strg+C.`,
    serving: (id: string, count: number) => `Ausgeliefert wird ${id} mit ${count} Dateien.`,
    stopped: 'Der Server ist beendet.',
  },
  en: {
    listening: (address: string) => `The server runs at ${address}/ and ends with Ctrl+C.`,
    serving: (id: string, count: number) => `Serving ${id} with ${count} files.`,
    stopped: 'The server has stopped.',
  },
} as const;

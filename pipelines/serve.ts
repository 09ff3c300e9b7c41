import { answer } from '../catalog/site/answer.ts';
import { metricsAnswer } from '../catalog/site/metrics-answer.ts';
import { refusal } from '../catalog/site/refusal.ts';
import { type Issue, issue, type Text } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import { printIssues } from './commands.ts';
import type { Files } from './effects/files.ts';
import type { Terminal } from './effects/logger.ts';
import type { WebServer, WebServerOptions } from './effects/web-server.ts';
import { exitCodes } from './exit-codes.ts';
import { type LoadedSite, loadSite } from './load-site.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Where the public reaches us; null: at the base for which the release was made. */
  readonly publicBase: string | null;
  /** The file that is given away as /metrics; null: none, for the server may be public. */
  readonly metrics: string | null;
  readonly listen: (options: WebServerOptions) => Promise<WebServer>;
  /** Comes back about once a second, until the server shall stop. */
  readonly seconds: () => AsyncIterable<void>;
}

/** A server reads no definitions: what is published goes on whatever stands in them today. */
export interface ServeSession {
  /** The link that is given away. */
  readonly out: string;
  readonly files: Files;
  readonly terminal: Terminal;
  readonly language: Language;
}

/** What is being served, and which folder was last looked at for it. */
interface Served {
  readonly folder: string | null;
  readonly loaded: LoadedSite | null;
}

/** `serve`: what is published, to whoever asks, until somebody stops it. A new release takes its place by itself. */
export async function serve(options: ServeOptions, session: ServeSession): Promise<number> {
  const { terminal, language } = session;
  const tell = (issues: readonly Issue[]) => printIssues(issues, language, terminal);
  const look = (served: Served) => lookAgain(served, options.publicBase, session);
  const told = new Set<string>();
  /** What every request meets need not be read a thousand times. */
  const once = (what: string, problem: Issue) => {
    if (!told.has(what)) tell([problem]);
    told.add(what);
  };

  let served = await look({ folder: '', loaded: null });
  let metrics = await readMetrics(options, session);
  const server = await options.listen({
    host: options.host,
    port: options.port,
    answer: (question) =>
      (options.metrics === null ? null : metricsAnswer(question, metrics)) ??
      answer(question, served.loaded?.site ?? null),
    refuse: (status) => refusal(status),
    lost: (file) => once(file, issue('serve-file-lost', { file })),
    broken: ({ message }) =>
      once(message, issue('serve-bug', { file: 'quartett serve' }, { reason: message })),
  });
  terminal.line(sentences[language].listening(server.address));
  for await (const _ of options.seconds()) {
    served = await look(served);
    metrics = await readMetrics(options, session);
  }
  await server.close();
  terminal.line(sentences[language].stopped);
  return exitCodes.fine;
}

/** What the last night left behind for monitoring; null where there is nothing. */
async function readMetrics({ metrics }: ServeOptions, { files }: ServeSession): Promise<string | null> {
  return metrics === null ? null : files.readText(metrics).catch(() => null);
}

/** Follows the link that is given away. What cannot be served is told once and leaves everything as it was. */
async function lookAgain(served: Served, publicBase: string | null, session: ServeSession): Promise<Served> {
  const { out, terminal, language } = session;
  const folder = await folderOf(session);
  if (folder === served.folder) return served;
  const loaded = folder === null ? gone : await load(folder, publicBase, session);
  if ('unfit' in loaded) {
    const isFirst = folder === null && served.loaded === null;
    const problem = isFirst
      ? issue('serve-nothing', { file: out })
      : issue(
          'serve-unfit',
          { file: folder ?? out },
          {
            ...{ reason: loaded.unfit.de, reasonen: loaded.unfit.en },
            ...(served.loaded === null ? untilThen.nothing : untilThen.last),
          },
        );
    printIssues([problem], language, terminal);
    return { ...served, folder };
  }
  const { release, site, move } = loaded;
  terminal.line(sentences[language].serving(release.id, site.files.size));
  if (move !== null) {
    const notice = issue('serve-readdressed', { file: out, value: move.from }, { base: move.to });
    printIssues([notice], language, terminal);
  }
  return { folder, loaded };
}

/** What is answered until there is a release that can be served. */
const untilThen = {
  last: { until: 'Was bisher ausgeliefert wurde, bleibt.', untilen: 'What was served so far stays.' },
  nothing: {
    until: 'Bis eine andere da ist, wird jede Anfrage mit 503 beantwortet.',
    untilen: 'Until there is another one, every request is answered with 503.',
  },
} as const;

interface Unfit {
  readonly unfit: Text;
}

/** Whatever is wrong with a new release, the server goes on with the last one. */
async function load(
  folder: string,
  publicBase: string | null,
  { files }: ServeSession,
): Promise<LoadedSite | Unfit> {
  try {
    return (await loadSite(folder, publicBase, files)) ?? damaged;
  } catch (error) {
    const { message } = error as Error;
    return { unfit: { de: message, en: message } };
  }
}

const gone: Unfit = { unfit: { de: 'sie ist nicht mehr da', en: 'it is no longer there' } };
const damaged: Unfit = {
  unfit: {
    de: 'release.json ist nicht lesbar oder von einer älteren Fassung, oder Dateien fehlen oder sind verändert',
    en: 'release.json cannot be read or is of an older version, or files are missing or have been changed',
  },
};

/**
 * Where the link leads now; the folder itself where somebody has put one there; null where there is nothing. What cannot
 * be looked at counts as being there, so that whoever loads it hears why.
 */
async function folderOf({ out, files }: ServeSession): Promise<string | null> {
  const folder = (await files.readLink(out).catch(() => null)) ?? out;
  return (await files.exists(folder).catch(() => true)) ? folder : null;
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

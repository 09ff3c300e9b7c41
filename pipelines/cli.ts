#!/usr/bin/env node
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { DefinitionError, ReleaseError, SourceError } from '../schemas/errors.ts';
import { type Issue, isError, issue } from '../schemas/issues.ts';
import { systemClock } from './effects/clock.ts';
import { createFiles, type Files } from './effects/files.ts';
import { createHttp } from './effects/http.ts';
import type { Effects } from './effects/index.ts';
import { createTerminal } from './effects/logger.ts';
import { type Mirror, startMirror } from './effects/mirror.ts';
import { createSnapshots } from './effects/snapshots.ts';
import { openWarehouse, type Warehouse } from './effects/warehouse.ts';
import { issueLines } from './issue-lines.ts';
import type { Language } from './language.ts';
import { collectAll, nightly } from './nightly.ts';
import { preview } from './preview.ts';
import { type Project, readProject, type SourceDefinition } from './project.ts';
import { release } from './release.ts';
import { progressOn, summarize } from './summary.ts';

const codeRoot = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(codeRoot, 'package.json'), 'utf8')) as { version: string };

/** 0 fine · 1 our bug · 2 a definition is wrong · 3 a source was rejected or unreachable · 4 the release was refused. */
const exitCodes = { fine: 0, bug: 1, definition: 2, source: 3, release: 4 } as const;

interface Options {
  readonly root: string;
  readonly lang: Language;
  readonly mirror?: string;
  readonly out: string;
  readonly asOf?: string;
  readonly file?: string;
  readonly rows?: string;
}

const terminal = createTerminal(process.stdout, {
  color: process.stdout.isTTY === true && process.stdout.hasColors(),
  isTTY: process.stdout.isTTY === true,
});

const program = new Command('quartett')
  .description(
    'Vergleichbare, offene Statistik der Städte Mainz, Ludwigshafen, Trier und Koblenz.\nComparable open statistics of four cities.',
  )
  .version(version)
  .addOption(new Option('--root <dir>', 'Projektordner / project folder').default('.'))
  .addOption(
    new Option('--lang <language>', 'Sprache der Meldungen / language of messages')
      .choices(['de', 'en'])
      .default('de')
      .env('QUARTETT_LANG'),
  )
  .addHelpText(
    'after',
    `
Exit codes: 0 in Ordnung / fine · 1 Programmfehler / our bug · 2 Definition falsch / a definition is wrong
            3 Quelle abgewiesen oder unerreichbar / a source was rejected or unreachable
            4 Veröffentlichung verweigert / the release was refused`,
  );

const mirrorOption = () =>
  new Option('--mirror <dir>', 'Ordner anstelle des Netzes / folder that stands in for the web');
const outOption = () =>
  new Option('--out <dir>', 'wohin veröffentlicht wird / where to publish').default('output/public');

program
  .command('check')
  .description('prüft alle Definitionen, ohne Netz / checks all definitions, offline')
  .action(() => run(check));
program
  .command('preview <source>')
  .description('zeigt, was aus einer Quelle oder Datei wird / shows what becomes of a source or file')
  .addOption(
    new Option('--file <path>', 'diese Datei statt des letzten Stands / this file, not the last snapshot'),
  )
  .addOption(new Option('--rows <n>', 'so viele Zeilen zeigen / rows to show').default('12'))
  .addOption(mirrorOption())
  .action((source: string) => run((options) => previewSource(source, options)));
program
  .command('collect [sources...]')
  .description('ruft Quellen ab und prüft sie / fetches sources and checks them')
  .addOption(mirrorOption())
  .action((sources: string[]) => run((options) => collectSources(sources, options)));
program
  .command('release')
  .description('veröffentlicht die geprüften Stände / publishes the accepted snapshots')
  .addOption(new Option('--as-of <date>', 'nur Stände bis zu diesem Tag / only snapshots up to this day'))
  .addOption(mirrorOption())
  .addOption(outOption())
  .action(() => run(releaseOnly));
program
  .command('nightly')
  .description(
    'die ganze Nacht: alles abrufen, dann veröffentlichen / the whole night: fetch all, then publish',
  )
  .addOption(mirrorOption())
  .addOption(outOption())
  .action(() => run(night));

await program.parseAsync();

/** Runs a command and turns what it throws into text and an exit code. */
async function run(command: (options: Options) => Promise<number>): Promise<void> {
  const options = { ...program.opts(), ...activeOptions() } as Options;
  try {
    process.exitCode = await command(options);
  } catch (error) {
    if (error instanceof DefinitionError)
      process.exitCode = report(error.issues, options, exitCodes.definition);
    else if (error instanceof SourceError) process.exitCode = report(error.issues, options, exitCodes.source);
    else if (error instanceof ReleaseError)
      process.exitCode = report(error.issues, options, exitCodes.release);
    else throw error;
  }
}

function activeOptions(): object {
  return program.commands.find((command) => command.name() === program.args[0])?.opts() ?? {};
}

async function check({ root, lang }: Options): Promise<number> {
  const project = await readProject(createFiles(root));
  const { registry, sources } = project;
  const counts = `${sources.size} / ${registry.variables.size} / ${registry.indicators.size} / ${registry.areas.areas.length}`;
  terminal.line(
    {
      de: `Alle Definitionen sind in Ordnung. Quellen / Variablen / Indikatoren / Gebiete: ${counts}`,
      en: `All definitions are fine. Sources / variables / indicators / areas: ${counts}`,
    }[lang],
  );
  return report(project.warnings, { lang }, exitCodes.fine);
}

async function previewSource(id: string, options: Options): Promise<number> {
  const { project, effects } = await open(options);
  const source = sourceOf(id, project);
  const file = options.file === undefined ? null : resolve(options.file);
  const rows = Number.parseInt(options.rows ?? '12', 10);
  const issues = await preview(source, file, rows, project, effects, options.lang);
  return issues.some(isError) ? exitCodes.source : exitCodes.fine;
}

async function collectSources(ids: readonly string[], options: Options): Promise<number> {
  const { project, effects } = await open(options);
  const wanted = ids.length > 0 ? ids.map((id) => sourceOf(id, project)) : [...project.sources.values()];
  return withMirror(options, project, async (mirror) => {
    const progress = progressOn(terminal, options.lang);
    const reports = await collectAll(wanted, project, mirror, effects, progress);
    const issues = reports.flatMap((one) => one.issues).filter(({ severity }) => severity !== 'info');
    report(issues, options, exitCodes.fine);
    return issues.some(isError) ? exitCodes.source : exitCodes.fine;
  });
}

async function releaseOnly(options: Options): Promise<number> {
  const { project, effects, releaseOptions } = await open(options);
  const asOf = options.asOf === undefined ? {} : { asOf: `${options.asOf}T23:59:59.999Z` };
  const outcome = await release(project, { ...releaseOptions, ...asOf, failed: new Set() }, effects);
  summarize({ sources: [], release: outcome }, options.out, terminal, options.lang);
  return exitCodes.fine;
}

async function night(options: Options): Promise<number> {
  const { project, effects, releaseOptions } = await open(options);
  return withMirror(options, project, async (mirror) => {
    const progress = progressOn(terminal, options.lang);
    const outcome = await nightly(project, releaseOptions, mirror, effects, progress);
    summarize(outcome, options.out, terminal, options.lang);
    const failed = outcome.sources.some(({ issues }) => issues.some(isError));
    return failed ? exitCodes.source : exitCodes.fine;
  });
}

/** Everything a run touches the world through, made in this one place. */
async function open(options: Options) {
  const files = createFiles(options.root);
  const project = await readProject(files);
  const state = `data/${stateName(options)}`;
  let opened: Promise<Warehouse> | null = null;
  const effects: Effects = {
    http: createHttp({ version, homepage: project.publisher.homepage }),
    snapshots: createSnapshots(`${state}/snapshots`, files),
    warehouse: () => {
      opened ??= openWarehouse();
      return opened;
    },
    files,
    terminal,
    clock: systemClock,
  };
  const releaseOptions = {
    folder: `${state}/releases`,
    out: options.out,
    sample: options.mirror !== undefined,
    version,
    code: await hashOfProgram(),
  };
  return { project, effects, releaseOptions };
}

/** Each mirror has a run state of its own, so that its snapshots are never taken for those of a live run. */
function stateName({ mirror }: Options): string {
  if (mirror === undefined) return 'live';
  const path = resolve(mirror);
  return `mirror-${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`;
}

async function withMirror(
  options: Options,
  project: Project,
  work: (mirror: Mirror | null) => Promise<number>,
): Promise<number> {
  if (options.mirror === undefined) return work(null);
  const sources = [...project.sources.values()].map(({ id, request }) => ({ id, prefix: request.mirror }));
  const mirror = await startMirror(options.mirror, sources);
  try {
    return await work(mirror);
  } finally {
    await mirror.close();
  }
}

/** A change of the program can change what is published, so a release names the program that made it. */
async function hashOfProgram(): Promise<string> {
  const code: Files = createFiles(codeRoot);
  const folders = ['schemas', 'indicators', 'output', 'catalog', 'pipelines'];
  const paths = (await Promise.all(folders.map((folder) => code.list(folder, true)))).flat();
  const hash = createHash('sha256');
  for (const path of paths.filter((one) => one.endsWith('.ts') || one.endsWith('.schema.json')).sort()) {
    hash.update(`${path}\n${await code.readText(path)}\n`);
  }
  return hash.digest('hex');
}

function sourceOf(id: string, project: Project): SourceDefinition {
  const source = project.sources.get(id);
  if (source) return source;
  throw new DefinitionError([
    issue(
      'unknown-reference',
      { file: 'quartett', column: 'source', value: id },
      { known: [...project.sources.keys()].join(', '), what: 'die Quelle in pipelines/sources / the source' },
    ),
  ]);
}

function report(issues: readonly Issue[], { lang }: Pick<Options, 'lang'>, code: number): number {
  for (const one of issues) for (const line of issueLines(one, lang, terminal)) terminal.line(line);
  return code;
}

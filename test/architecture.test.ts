import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, sourceFiles } from './helpers/imports.ts';
import { repository } from './helpers/repository.ts';

interface Zone {
  /** A folder, or one file in it. */
  readonly path: string;
  /** Zones whose code it may run. */
  readonly uses: readonly string[];
  /** Zones and files of which it may know the types, which are gone when the program runs. */
  readonly knows: readonly string[];
  readonly packages: readonly string[];
}

const pure = ['schemas', 'indicators', 'output', 'catalog', 'catalog/site'];
const steps = 'pipelines/steps';
const effects = 'pipelines/effects';

/** Section 4 of the design, as the code keeps it. The longest path that fits a file is its zone. */
const zones: readonly Zone[] = [
  // The validator reads its own schemas, which lie beside it: they are part of the program, not of the world.
  { path: 'schemas', uses: [], knows: [], packages: ['ajv', 'ajv-formats', 'node:fs', 'node:path'] },
  // A script that developers run; the program never loads it.
  {
    path: 'schemas/generate-types.ts',
    uses: [],
    knows: [],
    packages: ['json-schema-to-typescript', 'node:fs/promises', 'node:path', 'node:url'],
  },
  { path: 'indicators', uses: ['schemas'], knows: [], packages: [] },
  // Packing is a pure function of bytes.
  { path: 'output', uses: ['schemas'], knows: [], packages: ['node:util', 'node:zlib'] },
  // A fingerprint is a pure function of text.
  {
    path: 'catalog',
    uses: ['schemas'],
    knows: [],
    packages: ['jsonld-streaming-parser', 'n3', 'node:crypto', 'rdfxml-streaming-parser'],
  },
  // What HTTP asks of an answer, without a socket.
  {
    path: 'catalog/site',
    uses: ['schemas', 'catalog', 'output'],
    knows: [],
    packages: ['fresh', 'negotiator'],
  },
  // Unpacking and decoding are pure: bytes in, bytes out. No network, no disk.
  {
    path: 'pipelines/parsers',
    uses: ['schemas', 'pipelines/parsers/entities.ts'],
    knows: [],
    packages: ['csv-parse', 'hucre', 'node:buffer', 'node:stream/web', 'node:zlib'],
  },
  // Text in, text out.
  { path: 'pipelines/parsers/entities.ts', uses: [], knows: [], packages: [] },
  // How each kind of service is asked; the network reaches them as an argument.
  {
    path: 'pipelines/connectors',
    uses: ['schemas', 'pipelines/parsers', 'pipelines/parsers/entities.ts'],
    knows: [effects],
    packages: [],
  },
  {
    path: steps,
    uses: [...pure, 'pipelines/parsers'],
    knows: [effects, 'pipelines/project.ts'],
    packages: [],
  },
  {
    path: effects,
    uses: ['schemas', 'pipelines/parsers/entities.ts'],
    knows: ['catalog/site'],
    packages: [
      '@duckdb/node-api',
      'fastify',
      'got',
      'node-cron',
      'node:child_process',
      'node:crypto',
      'node:events',
      'node:fs',
      'node:fs/promises',
      'node:http',
      'node:https',
      'node:net',
      'node:os',
      'node:path',
      'node:stream',
      'node:sqlite',
      'node:timers/promises',
      'node:tls',
      'node:util',
      'nodemailer',
      'pino',
    ],
  },
  // YAML text in, plain data out: pure, so it stands beside the project and not among the effects.
  { path: 'pipelines/yaml.ts', uses: ['schemas'], knows: [], packages: ['yaml'] },
  // Whether a schedule is one is asked of the package that will run it: text in, verdict out.
  {
    path: 'pipelines/source-references.ts',
    uses: ['schemas', 'indicators', steps],
    knows: ['pipelines/project.ts'],
    packages: ['node-cron'],
  },
  // When a schedule is due is worked out of what that package says of each day: expression and instant in, instant out.
  {
    path: 'pipelines/scheduling/due.ts',
    uses: ['pipelines'],
    knows: [],
    packages: ['node-cron'],
  },
  // What a file without a definition may be: text and rows in, plain data out.
  {
    path: 'pipelines/draft',
    uses: ['schemas', 'indicators', 'pipelines/parsers', steps, 'pipelines'],
    knows: [effects],
    packages: [],
  },
  // The sentences of the system; the disk and the network reach them as arguments only.
  {
    path: 'pipelines',
    uses: [
      ...pure,
      steps,
      'pipelines/connectors',
      'pipelines/yaml.ts',
      'pipelines/source-references.ts',
      'pipelines/scheduling/due.ts',
      'pipelines/templates',
      'pipelines/draft',
      'pipelines/parsers',
    ],
    knows: [effects],
    packages: ['node:crypto', 'node:path/posix'],
  },
  // Each command that has options of its own, and how options are read: text in, value out.
  {
    path: 'pipelines/command-line',
    uses: [steps, 'pipelines', 'pipelines/session.ts', 'pipelines/schedule.ts'],
    knows: ['pipelines/draft'],
    packages: ['commander', 'node:path'],
  },
  // What offices fill in: definitions in, bytes out.
  {
    path: 'pipelines/templates',
    uses: ['schemas', 'indicators', steps, 'pipelines'],
    knows: [],
    packages: ['hucre'],
  },
  {
    path: 'pipelines/session.ts',
    uses: [...pure, steps, effects, 'pipelines'],
    knows: [],
    packages: ['node:crypto', 'node:fs', 'node:path', 'node:timers/promises'],
  },
  {
    path: 'pipelines/cli.ts',
    uses: [
      ...pure,
      steps,
      effects,
      'pipelines',
      'pipelines/command-line',
      'pipelines/schedule.ts',
      'pipelines/session.ts',
    ],
    knows: [],
    packages: ['commander', 'node:path'],
  },
  {
    path: 'pipelines/schedule.ts',
    uses: [...pure, steps, effects, 'pipelines', 'pipelines/session.ts'],
    knows: [],
    packages: ['node:path'],
  },
];

/** Files that make effects. */
const entries = ['pipelines/cli.ts', 'pipelines/session.ts', 'pipelines/schedule.ts'];
const makers = [
  'createCkan',
  'createCredentials',
  'createDeliveries',
  'createFiles',
  'createHarvestHttp',
  'createHttp',
  'createLog',
  'createLooks',
  'createMail',
  'createNetwork',
  'tryNetwork',
  'createPoliteness',
  'createRedaction',
  'createSnapshots',
  'createTerminal',
  'everyMinute',
  'openWarehouse',
  'runChild',
  'createWebhook',
  'readReportSettings',
  'startWebServer',
  'stopSignal',
  'systemClock',
  'systemDisk',
  'untilStopped',
];
const files = sourceFiles([...pure, 'pipelines']);
const imports = files.flatMap(importsOf);

describe('the architecture', () => {
  it('has a zone for every file', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => zoneOf(file) === undefined)).toEqual([]);
  });

  it.each(zones)('$path imports only what its place allows', (zone) => {
    const own = imports.filter(({ from }) => zoneOf(from) === zone);
    expect(own.filter((one) => !isAllowed(one, zone)).map(sentence)).toEqual([]);
  });

  it('has no circular imports', () => {
    const uses = new Map(files.map((file) => [file, runningImports(file)]));
    const cycles = files.flatMap((file) => cycleFrom(file, uses) ?? []);
    expect(cycles).toEqual([]);
  });

  it('makes effects only where a run begins', () => {
    const others = files.filter((file) => !entries.includes(file) && !file.startsWith(`${effects}/`));
    const making = others.flatMap((file) =>
      [...makers, 'startMirror']
        .filter((maker) => readText(file).includes(maker))
        .map((maker) => `${file}: ${maker}`),
    );
    expect(making).toEqual([]);
  });

  it('loads the native engine only when a run needs it', () => {
    const loading = imports.filter(({ to, typeOnly }) => to === '@duckdb/node-api' && !typeOnly);
    expect(loading).toEqual([
      { from: 'pipelines/effects/warehouse.ts', to: '@duckdb/node-api', typeOnly: false, lazy: true },
    ]);
  });

  it('keeps every file to a size one can read', () => {
    const tables = ['schemas/types.ts'];
    const long = files
      .filter((file) => !tables.includes(file))
      .map((file) => ({ file, lines: readText(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  it('asks time, chance and the environment for nothing outside the effects', () => {
    const others = files.filter(
      (file) =>
        !entries.includes(file) && !file.startsWith(`${effects}/`) && file !== 'schemas/generate-types.ts',
    );
    const asking = /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env|process\.cwd\(|console\./;
    expect(others.filter((file) => asking.test(readText(file)))).toEqual([]);
  });
});

function zoneOf(file: string): Zone | undefined {
  return zones
    .filter(({ path }) => isWithin(file, path))
    .sort((one, other) => other.path.length - one.path.length)[0];
}

function isAllowed({ to, typeOnly }: Import, zone: Zone): boolean {
  if (!files.includes(to) && !to.endsWith('.ts'))
    return zone.packages.includes(to) || zone.packages.includes(packageOf(to));
  const target = zoneOf(to);
  if (target === undefined) return false;
  if (target === zone || zone.uses.includes(target.path)) return true;
  return typeOnly && zone.knows.some((path) => isWithin(to, path));
}

/** `csv-parse/sync` is of csv-parse; built-in modules are listed one by one. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isWithin(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}

function sentence({ from, to, typeOnly }: Import): string {
  return `${from} imports ${typeOnly ? 'types of ' : ''}${to}`;
}

function runningImports(file: string): readonly string[] {
  return imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to);
}

/** The first way from a file back to itself. */
function cycleFrom(file: string, uses: ReadonlyMap<string, readonly string[]>): string | null {
  const seen = new Set<string>();
  const walk = (path: readonly string[]): readonly string[] | null => {
    const last = path.at(-1) ?? '';
    for (const next of uses.get(last) ?? []) {
      if (next === file) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk([...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk([file])?.join(' → ') ?? null;
}

function readText(file: string): string {
  return readFileSync(join(repository, file), 'utf8');
}

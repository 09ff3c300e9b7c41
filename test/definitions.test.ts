import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { reservedIds } from '../indicators/registry.ts';
import { createFiles } from '../pipelines/effects/files.ts';
import { schemaNames } from '../schemas/validator.ts';
import { readRepository, repository } from './helpers/repository.ts';

/** Published ids become URLs: none may vanish, and a new one is a decision. */
const firstRelease = [
  'area-total',
  'disposable-income-per-capita',
  'disposable-income-total',
  'employees-at-workplace',
  'employees-by-sector-share',
  'foreign-share-of-employees',
  'foreign-share-of-pupils',
  'foreign-share-of-unemployed',
  'hospital-beds-per-1000',
  'jobs-per-1000',
  'long-term-unemployment-share',
  'old-age-dependency-ratio',
  'population-by-age',
  'population-change-1y',
  'population-change-5y',
  'population-density',
  'population-total',
  'pupils-per-school',
  'pupils-total',
  'second-vote-share',
  'share-65-plus',
  'share-75-plus',
  'share-under-18',
  'turnout-federal-election',
  'unemployed-per-working-age',
  'unemployed-total',
  'unemployment-rate',
  'women-share',
  'women-share-of-employees',
  'youth-dependency-ratio',
];

const project = await readRepository();
const { registry, sources } = project;

describe('the definitions of the repository', () => {
  it('are all valid, and every reference leads somewhere', () => {
    expect(project.warnings).toEqual([]);
  });

  it('publish the thirty indicators of the first release', () => {
    expect([...registry.indicators.keys()].sort()).toEqual(firstRelease);
    expect(firstRelease).toHaveLength(30);
  });

  it('take no name that is reserved for another file', () => {
    expect([...registry.indicators.keys()].filter((id) => reservedIds.includes(id))).toEqual([]);
  });

  it('know the four cities and the number of their districts', () => {
    const cities = registry.areas.areas.filter(({ level }) => level === 'city').map(({ id }) => id);
    const districts = cities.map((city) => [
      city,
      registry.areas.areas.filter(({ parent, level }) => parent === city && level !== 'unassigned').length,
    ]);
    expect(Object.fromEntries(districts)).toEqual({
      '07111000': 29,
      '07211000': 19,
      '07314000': 14,
      '07315000': 15,
    });
    expect(registry.areas.groups.map(({ id, members }) => [id, [...members].sort()])).toEqual([
      ['RLP4', cities.sort()],
    ]);
  });

  it('have a district for whatever a city assigns to none', () => {
    const unassigned = registry.areas.areas.filter(({ level }) => level === 'unassigned').map(({ id }) => id);
    expect(unassigned.sort()).toEqual([
      '07111000.ST.000',
      '07211000.OB.000',
      '07314000.ST.000',
      '07315000.OB.000',
    ]);
  });

  it('give every code a reason that a sign or the computation can state', () => {
    const reasons = registry.codelists.get('reason')?.codes.map(({ code }) => code) ?? [];
    const stated = Object.values(registry.signs.profiles).flatMap(({ signs, suffixes = {}, parentheses }) =>
      [...Object.values(signs), ...Object.values(suffixes), ...(parentheses ? [parentheses] : [])].flatMap(
        ({ reason }) => reason ?? [],
      ),
    );
    expect(stated.filter((reason) => !reasons.includes(reason))).toEqual([]);
    const computed = ['part_missing', 'term_missing', 'zero_denominator', 'member_missing', 'coverage'];
    expect(computed.filter((reason) => !reasons.includes(reason))).toEqual([]);
  });

  it('let no sign claim a value that its status denies', () => {
    const without = ['L', 'M', 'O', 'Q'];
    const contradictory = Object.entries(registry.signs.profiles)
      .filter(([profile]) => !profile.endsWith('-quality'))
      .flatMap(([profile, { signs }]) =>
        Object.entries(signs)
          .filter(([, { value, status }]) => (value === undefined) !== without.includes(status))
          .map(([sign]) => `${profile}: ${sign}`),
      );
    expect(contradictory).toEqual([]);
  });

  it('claim of no address that somebody has fetched it unless it is https', () => {
    const claimed = [...sources.values()].filter(
      ({ request }) => request.verified && !request.url.startsWith('https://'),
    );
    expect(claimed.map(({ id }) => id)).toEqual([]);
  });

  it('name the schema of each file for the editor', async () => {
    const files = createFiles(repository);
    const folders = ['indicators', 'pipelines/sources', 'catalog'];
    const paths = (await Promise.all(folders.map((folder) => files.list(folder, true)))).flat();
    const yaml = paths.filter((path) => path.endsWith('.yaml'));
    const unnamed = yaml.filter((path) => {
      const [first = ''] = readFileSync(join(repository, path), 'utf8').split('\n');
      const schema = /^# yaml-language-server: \$schema=((?:\.\.\/)+)schemas\/([a-z]+)\.schema\.json$/.exec(
        first,
      );
      const up = '../'.repeat(path.split('/').length - 1);
      return schema?.[1] !== up || !schemaNames.some((name) => name === schema[2]);
    });
    expect(yaml.length).toBeGreaterThan(60);
    expect(unnamed).toEqual([]);
  });
});

describe('quartett check', () => {
  it('loads no native engine and opens no connection', async () => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(watch)}`, 'pipelines/cli.ts', 'check'],
      { cwd: repository },
    );
    expect(stdout).toMatch(/^Alle Definitionen sind in Ordnung\b/);
    expect(JSON.parse(stderr)).toEqual({ loaded: [], connected: 0 });
  });
});

/** Runs before the program and tells at its end which native code it has loaded and how often it went out. */
const watch = `
import { Socket } from 'node:net';
const seen = { loaded: [], connected: 0 };
const { dlopen } = process;
process.dlopen = (module, path, ...rest) => {
  seen.loaded.push(path);
  return dlopen(module, path, ...rest);
};
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...rest) {
  seen.connected += 1;
  return connect.apply(this, rest);
};
process.on('exit', () => process.stderr.write(JSON.stringify(seen)));
`;

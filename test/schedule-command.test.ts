import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeLock } from '../pipelines/effects/lock.ts';
import { cli } from './helpers/cli.ts';
import { makeProject, type TestProject } from './helpers/project.ts';
import { askPublishers, type Publishers, startPublishers } from './helpers/publishers.ts';
import { startCli } from './helpers/running-cli.ts';

const area = 'regionalstatistik/area';
const hospitals = 'regionalstatistik/hospitals';

let folder = '';
let publishers: Publishers;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-schedule-'));
  publishers = await startPublishers();
});
afterAll(async () => {
  await publishers.close();
  await rm(folder, { recursive: true, force: true });
});

/** A project of its own, whose sources nobody has looked at: all of them are due. */
async function dueProject(): Promise<TestProject> {
  publishers.recover();
  count += 1;
  const project = await makeProject(join(folder, `project-${count}`), [area, hospitals]);
  await askPublishers(project, publishers, [area, hospitals]);
  return project;
}

/** The publisher keeps us waiting; the answer is given when the test wants. */
function asked(source: string): Promise<ServerResponse> {
  return new Promise((resolve) => publishers.answer(source, (_, response) => resolve(response)));
}

const published = (root: string) =>
  readdir(join(root, 'output/public')).then(
    (names) => names.includes('release.json'),
    () => false,
  );
const looks = async (root: string) =>
  Object.keys(JSON.parse(await readFile(join(root, 'data/live/looks.json'), 'utf8')).sources);
const isFree = (root: string) => {
  takeLock(join(root, 'data/live/lock'), 'data/live')();
  return true;
};
/** Times and numbers are always others. */
const plain = (text: string) =>
  text
    .replaceAll(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}/gm, 'ZEIT  ')
    .replaceAll(/nach \d+,\d Minuten/g, 'nach N Minuten')
    .replaceAll(/Nächster Lauf .*/g, 'Nächster Lauf …');

describe('quartett schedule', () => {
  it('makes up for what nobody has looked at, publishes it, and ends on SIGTERM', async () => {
    const { root } = await dueProject();
    const schedule = startCli(['schedule', '--root', root]);
    await schedule.says(/Der Lauf ist zu Ende/);
    expect(await published(root)).toBe(true);
    expect(await schedule.end('SIGTERM')).toBe(0);
    const lines = plain(schedule.text()).split('\n');
    expect(lines.filter((line) => line.startsWith('ZEIT'))).toEqual([
      'ZEIT  Der Zeitplan läuft und endet mit Strg+C oder SIGTERM.',
      `ZEIT  Ein Lauf beginnt mit 2 Quellen: ${area}, ${hospitals}.`,
      'ZEIT  Der Lauf ist zu Ende nach N Minuten: in Ordnung.',
      'ZEIT  Der Zeitplan wird beendet; ein Lauf, der arbeitet, hört nach seiner Quelle auf.',
      'ZEIT  Der Zeitplan ist beendet.',
    ]);
    expect(lines.some((line) => line.startsWith('Veröffentlicht: '))).toBe(true);

    const plan = await cli(['schedule', '--plan', '--root', root]);
    expect(plan.code).toBe(0);
    expect(plan.text).toMatch(/^Quelle +Zeitplan +Letzter Blick +Ergebnis +Fällig \(Europe\/Berlin\)\n/);
    expect(plan.text).toMatch(
      new RegExp(
        `^${area} +10 4 2 \\* \\* +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d +neu +\\d{4}-\\d\\d-02 04:10$`,
        'm',
      ),
    );
    expect(plan.text).toMatch(
      /\n2 Quellen im Plan\. Nächster Lauf \d{4}-\d\d-02 04:10 mit 1: regional.*\.\n$/,
    );
  });

  it('lets a run end after its source when it is stopped: nothing is published, nothing lost, the lock free', async () => {
    const { root } = await dueProject();
    const asking = asked(area);
    const schedule = startCli(['schedule', '--root', root]);
    const answer = await asking;
    const exited = schedule.end('SIGTERM');
    await schedule.says(/Der Zeitplan wird beendet/);
    answer.writeHead(404).end();
    expect(await exited).toBe(0);
    expect(schedule.text()).toContain(
      `Warnung [run-stopped] quartett: Der Lauf wurde angehalten, nach 1 von 2 Quellen; veröffentlicht wurde nichts.
  → Nichts ging verloren: Was abgerufen ist, wird mit dem nächsten Lauf veröffentlicht, der Rest dann nachgeholt.
`,
    );
    expect(schedule.text()).toContain('auf Wunsch angehalten.\n');
    expect(schedule.text()).not.toContain('sources-not-looked-at');
    expect(publishers.requests(hospitals)).toBe(0);
    expect(await looks(root)).toEqual([area]);
    expect(await published(root)).toBe(false);
    expect(isFree(root)).toBe(true);
  });

  it('ends at once, with its run, when it is told twice', async () => {
    const { root } = await dueProject();
    const asking = asked(area);
    const schedule = startCli(['schedule', '--root', root]);
    const answer = await asking;
    const gone = new Promise((resolve) => answer.on('close', resolve));
    void schedule.end('SIGTERM');
    await schedule.says(/Der Zeitplan wird beendet/);
    expect(await schedule.end('SIGTERM')).toBe(143);
    await gone;
    await expect.poll(() => isFree(root)).toBe(true);
  });

  it('outlives a run that is killed, says so, and writes the report that the run could not', async () => {
    const { root } = await dueProject();
    const asking = asked(area);
    const schedule = startCli(['schedule', '--root', root]);
    await asking;
    const [run = ''] = (await readFile(`/proc/${schedule.pid}/task/${schedule.pid}/children`, 'utf8')).split(
      ' ',
    );
    process.kill(Number(run), 'SIGKILL');
    await schedule.says(/sources-not-looked-at/);
    await expect
      .poll(() => readFile(join(root, 'data/live/report.json'), 'utf8').catch(() => ''))
      .toContain('night-killed');
    expect(isFree(root)).toBe(true);
    expect(await schedule.end('SIGTERM')).toBe(0);
    expect(schedule.text()).toContain(
      'Fehler [night-killed] quartett nightly: Der Lauf wurde von außen beendet (SIGKILL); veröffentlicht bleibt, was es war.\n',
    );
    expect(schedule.text()).toContain(
      `quartett schedule: Nicht angesehen wurden: ${area}, ${hospitals}. Der nächste Versuch`,
    );
  });

  it('keeps a second one away from the same data, and lets a successor in after a crash', async () => {
    const { root } = await dueProject();
    const first = startCli(['schedule', '--root', root]);
    await first.says(/Der Lauf ist zu Ende/);
    const second = await cli(['schedule', '--root', root]);
    expect(second.code).toBe(5);
    expect(second.text).toContain(
      'Fehler [schedule-running] data/live: Für data/live läuft schon ein Zeitplan; dieser hier hat nichts getan.',
    );
    expect(await first.end('SIGKILL')).toBeNull();
    const successor = startCli(['schedule', '--root', root]);
    await successor.says(/2 Quellen im Plan\. Nächster Lauf/);
    expect(await successor.end('SIGINT')).toBe(0);
  });

  it('starts in a project whose definitions are broken, and says what is wrong', async () => {
    const { root } = await dueProject();
    await writeFile(join(root, 'catalog/publisher.yaml'), 'base: [');
    const schedule = startCli(['schedule', '--root', root]);
    await schedule.says(/schedule-no-definitions[^\n]*\n[^\n]*\n/);
    expect(await schedule.end('SIGTERM')).toBe(0);
    expect(schedule.text()).toContain('Fehler [yaml-syntax] catalog/publisher.yaml, Zeile 1: ');
  });

  it.each([
    ['--window', '0'],
    ['--limit', '10081'],
    ['--longest', 'soon'],
  ])('takes no %s %s', async (option, value) => {
    const { code, text } = await cli(['schedule', option, value]);
    expect(code).toBe(2);
    expect(text).toContain('ganze Minuten von 1 bis 10080 / whole minutes from 1 to 10080');
  });
});

describe('quartett nightly', () => {
  it.each([
    ['nightly', 'SIGTERM'],
    ['collect', 'SIGINT'],
  ] as const)('ends with 6 when %s gets %s, after the source it is at', async (command, signal) => {
    const { root } = await dueProject();
    const asking = asked(area);
    const run = startCli([command, '--root', root]);
    const answer = await asking;
    process.kill(run.pid, signal);
    // Only when the signal has surely come may the source end.
    await expect
      .poll(() => readFile(`/proc/${run.pid}/status`, 'utf8'))
      .toMatch(/SigPnd:\s0+\nShdPnd:\s0+\n/);
    answer.writeHead(404).end();
    expect(await run.exited).toBe(6);
    expect(run.text()).toContain(
      'Der Lauf wurde angehalten, nach 1 von 2 Quellen; veröffentlicht wurde nichts.',
    );
    expect(await looks(root)).toEqual([area]);
    expect(await published(root)).toBe(false);
  });
});

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../schemas/types.ts';
import { cli } from '../helpers/cli.ts';
import { copySample } from '../helpers/night.ts';
import { makeProject } from '../helpers/project.ts';
import { publishedRows } from '../helpers/published-rows.ts';

const area = 'regionalstatistik/area';
const name = '11111-01-01-4_2018.csv';
const reason = 'Eingemeindung zum 31.12., vom Amt bestätigt';

let folder = '';
let root = '';
let mirror = '';
let original = '';

/** Runs a command in the project; names of snapshots and the folder of the test are always others. */
async function quartett(...args: readonly string[]) {
  const { code, text } = await cli([...args, '--root', root, '--mirror', mirror]);
  const plain = text.replaceAll(/\b[0-9a-f]{12}\b/g, 'SNAPSHOT').replaceAll(folder, '…');
  return { code, lines: plain.trimEnd().split('\n') };
}
const accept = (because: string, ...more: readonly string[]) =>
  quartett('accept', area, '--because', because, ...more);
/** What the publisher says of Mainz from now on. */
const send = (figure: string) =>
  writeFile(join(mirror, name), original.replace(/(;07315;[^;]*;)97,73/, `$1${figure}`), 'latin1');
const release = async () =>
  JSON.parse(await readFile(join(root, 'output/public/release.json'), 'utf8')) as Release;
const mainz = async () =>
  (await publishedRows(root, 'area-total')).find(({ ref_area }) => ref_area === '07315000')?.obs_value;

const changed = [
  `Fehler [figure-changed] regionalstatistik/area, Zeile 22, Spalte Gebietsfläche: area Mainz 2018 war 97.73 und ist jetzt 127.73 (+30,7 %); mehr als 2 % hält die Datei zurück.`,
  `  → Die Zelle in der Datei nachsehen und beim Herausgeber nachfragen. Ist der neue Wert richtig, mit „quartett accept regionalstatistik/area --because "…"“ übernehmen. Ändert sich die Zahl regelmäßig so stark, expect.change der Quelle erhöhen.`,
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quartett-accept-'));
  root = join(folder, 'project');
  const project = await makeProject(root, [area]);
  await project.edit(`pipelines/sources/${area}.yaml`, (text) =>
    text.replace('snapshot: window', 'snapshot: whole'),
  );
  mirror = await copySample(join(folder, 'mirror'), /\/11111-01-01-4_2018\.csv$/);
  original = await readFile(join(mirror, name), 'latin1');
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a file that is held back', () => {
  it('is none at first, and accept says so', async () => {
    expect((await quartett('nightly')).code).toBe(0);
    expect(await accept(reason)).toEqual({
      code: 0,
      lines: ['Zu regionalstatistik/area ist nichts zurückgehalten.'],
    });
  });

  it('says how it can be released', async () => {
    await send('127,73');
    const { code, lines } = await quartett('nightly');
    expect(code).toBe(3);
    expect(lines).toEqual(expect.arrayContaining(changed));
    expect(lines.at(-2)).toBe(
      'Als Nächstes: die Meldungen zu regionalstatistik/area prüfen; stimmt die Datei, „npx quartett accept regionalstatistik/area --because "…"“.',
    );
    expect(await mainz()).toBe('97.73');
  });

  it('is not released without a reason that says something', async () => {
    expect(await accept('  passt   so ')).toEqual({
      code: 2,
      lines: [
        "error: option '--because <reason>' argument '  passt   so ' is invalid. ein Grund mit mindestens 10 Zeichen / a reason of at least 10 characters",
      ],
    });
  });

  it('is released with a reason, which is kept beside it', async () => {
    expect(await accept(reason)).toEqual({
      code: 0,
      lines: [
        ...changed,
        `Übernommen: regionalstatistik/area, Stand SNAPSHOT, weil: ${reason}`,
        'Mit dem nächsten „quartett release“ wird er veröffentlicht, der Grund steht dabei.',
      ],
    });
    const [state = ''] = await readdir(join(root, 'data'));
    const snapshots = join(root, 'data', state, 'snapshots', area);
    const records = await Promise.all(
      (await readdir(snapshots))
        .filter((entry) => !entry.endsWith('.json'))
        .map(async (entry) => JSON.parse(await readFile(join(snapshots, entry, 'accepted.json'), 'utf8'))),
    );
    expect(records.filter(({ because }) => because !== undefined)).toMatchObject([
      { because: reason, overruled: ['figure-changed'] },
    ]);
  });

  it('is published with the reason, and not held back again', async () => {
    const { code, lines } = await quartett('nightly');
    expect(code).toBe(0);
    expect(lines).toContain(
      `Mit Grund übernommen: regionalstatistik/area, Stand 2020-03-21, trotz figure-changed: ${reason}`,
    );
    expect(await mainz()).toBe('127.73');
    expect((await release()).sources[0]?.snapshots).toMatchObject([
      { because: reason, overruled: ['figure-changed'] },
    ]);
    expect(await publishedRows(root, 'checks')).toMatchObject([
      {
        code: 'snapshot-overruled',
        severity: 'info',
        file: area,
        sentence_de: expect.stringMatching(
          /^Der Stand [0-9a-f]{12} wurde trotz figure-changed übernommen: Eingemeindung zum 31\.12\., vom Amt bestätigt$/,
        ),
      },
    ]);
  });

  it('cannot be released when a sign in it is unknown: that is no matter of judgement', async () => {
    await send('?');
    expect((await quartett('nightly')).code).toBe(3);
    expect(await accept(reason)).toEqual({
      code: 3,
      lines: [
        'Fehler [unknown-sign] regionalstatistik/area, Zeile 22: „?“ in der Spalte „Gebietsfläche“ ist weder eine Zahl noch ein Zeichen des Profils classic.',
        '  → In der Zeichenerklärung des Herausgebers nachsehen und das Zeichen in codes/signs.yaml aufnehmen; ist es ein Tippfehler, den Herausgeber verständigen.',
        'Fehler [not-overrulable] regionalstatistik/area: Der Stand SNAPSHOT lässt sich nicht mit accept übernehmen; keine Frage der Einschätzung: unknown-sign.',
        '  → Die Meldungen darüber in der Definition oder beim Herausgeber beheben, dann „quartett collect regionalstatistik/area“.',
      ],
    });
    expect(await mainz()).toBe('127.73');
  });

  it('that a newer one has replaced is no longer offered', async () => {
    await writeFile(
      join(mirror, name),
      original.replace('97,73', '127,74').replace('21.03.2020', '22.03.2020'),
      'latin1',
    );
    expect((await quartett('collect')).code).toBe(0);
    expect(await accept(reason, '--lang', 'en')).toEqual({
      code: 0,
      lines: ['Nothing of regionalstatistik/area is held back.'],
    });
  });
});

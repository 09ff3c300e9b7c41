import { readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify } from '../../../pipelines/keeping/verify.ts';
import { keptBeginning } from '../../helpers/kept-beginning.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import { hashPublic } from '../../helpers/night.ts';
import { peopleIn2018, peopleTotal, source } from '../../helpers/people-total.ts';
import { inSession, type SessionOptions } from '../../helpers/session.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const releases = 'data/mirror/releases';
const definitions = peopleTotal();

/** Two nights, of which the second has other figures; the ids of their releases. */
function twoNights(root: string): Promise<readonly [string, string]> {
  return keptBeginning('verify', root, async () => {
    const nightOf = (mainz: string, at: string) =>
      miniNight(root, definitions, { files: { [source]: peopleIn2018(mainz) }, at });
    const first = await nightOf('200', '2026-11-21T03:00:00Z');
    const second = await nightOf('201,4', '2026-11-22T03:00:00Z');
    return [first.release.release.id, second.release.release.id] as const;
  });
}
const run = (root: string, options: SessionOptions = {}) => inSession(root, verify, options);
const snapshots = async (root: string) =>
  (await readdir(join(root, 'data/mirror/snapshots', source))).filter((name) => name.length === 64);

describe('verify', () => {
  it('hashes everything, makes the published release again, and changes nothing', async () => {
    await withFolder(async (root) => {
      const [, second] = await twoNights(root);
      const before = [await hashPublic(root), await hashPublic(root, 'data')];
      const { code, text } = await run(root);
      expect(code).toBe(0);
      const number = '[0-9]+(,[0-9])?';
      expect(text).toMatch(
        new RegExp(
          `^Stände              2, ${number}\u00a0Byte, beschädigt: 0
Veröffentlichungen  2, ${number}\u00a0(kB|MB), beschädigt: 0
Veröffentlicht      ${second}
${second}, noch einmal aus den Ständen gerechnet:
  Byte für Byte gleich mit ${second} \\([0-9]{2} Dateien\\)\\.
  Nicht verglichen: .*
$`,
        ),
      );
      expect([await hashPublic(root), await hashPublic(root, 'data')]).toEqual(before);
      expect(await readdir(join(root, 'data/mirror'))).not.toContain('.verify');
    });
  });

  it('names every damaged file with what to do', async () => {
    await withFolder(async (root) => {
      const [first, second] = await twoNights(root);
      await writeFile(join(root, releases, first, 'data/people-total.csv'), 'x');
      await rm(join(root, releases, first, 'index.html'));
      await writeFile(join(root, releases, second, 'notes.txt'), 'x');
      const [one = '', other = ''] = await snapshots(root);
      await writeFile(join(root, 'data/mirror/snapshots', source, one, 'body'), 'x');
      await writeFile(join(root, 'data/mirror/snapshots', source, other, 'accepted.json'), '{');
      const { code, text } = await run(root);
      expect(code).toBe(4);
      expect(text.split('\n').slice(3)).toEqual([
        `Fehler [snapshot-damaged] office/people: Der gespeicherte Stand ${one.slice(0, 12)} ist beschädigt: die Prüfsumme stimmt nicht.`,
        '  → Den Ordner data/ aus der Sicherung zurückholen, oder die Quelle neu abrufen.',
        `Fehler [snapshot-damaged] office/people: Der gespeicherte Stand ${other.slice(0, 12)} ist beschädigt: accepted.json fehlt oder ist nicht lesbar.`,
        '  → Den Ordner data/ aus der Sicherung zurückholen, oder die Quelle neu abrufen.',
        `Fehler [release-damaged] ${releases}/${first}: Die Veröffentlichung ${first} ist nicht mehr, wie sie veröffentlicht wurde: verändert oder weg: data/people-total.csv, index.html.`,
        `  → Den Ordner ${releases}/${first} aus der Sicherung zurückholen. Ist es die aktuelle, macht „quartett release“ sie neu.`,
        `Fehler [release-damaged] ${releases}/${second}: Die Veröffentlichung ${second} ist nicht mehr, wie sie veröffentlicht wurde: gehört nicht dazu: notes.txt.`,
        `  → Den Ordner ${releases}/${second} aus der Sicherung zurückholen. Ist es die aktuelle, macht „quartett release“ sie neu.`,
        '',
      ]);
    });
  });

  it('says where the link points to nothing that is stored', async () => {
    await withFolder(async (root) => {
      await twoNights(root);
      await rm(join(root, 'output/public'));
      await symlink('../elsewhere', join(root, 'output/public'));
      const { code, text } = await run(root);
      expect(code).toBe(4);
      expect(text).toContain(
        'Fehler [published-elsewhere] output/public: output/public zeigt auf keine gespeicherte Veröffentlichung: elsewhere.\n  → „quartett release“ setzt die Verknüpfung neu; fehlt der Ordner data/, ihn aus der Sicherung zurückholen.\n',
      );
    });
  });

  it('says which files are others although nothing is', async () => {
    await withFolder(async (root) => {
      const [, second] = await twoNights(root);
      await writeFile(join(root, releases, second, 'data/people-total.csv'), 'x');
      const { code, text } = await run(root);
      expect(code).toBe(4);
      expect(text).toContain(
        `Fehler [rebuilt-differs] ${releases}/${second}: Aus denselben Ständen, Definitionen und demselben Programm entstehen nicht dieselben Dateien wie ${second}: data/people-total.csv.\n`,
      );
    });
  });

  it('compares figures where the program is another', async () => {
    await withFolder(async (root) => {
      const [, second] = await twoNights(root);
      const { code, text } = await run(root, { code: '1'.repeat(64) });
      expect(code).toBe(0);
      expect(text).toContain(`${otherwise}  Keine Zahl hat sich geändert von ${second} bis `);
    });
  });

  it('compares figures where definitions have changed since', async () => {
    await withFolder(async (root) => {
      const [, second] = await twoNights(root);
      const path = join(root, 'indicators/people-total.yaml');
      const text = await readFile(path, 'utf8');
      await writeFile(path, text.replace('"decimals": 0', '"decimals": 1'));
      const said = await run(root);
      expect(said.code).toBe(0);
      expect(said.text).toContain(`${otherwise}  vorher        ${second} · `);
      expect(said.text).toContain('  Definitionen  geändert: indicators/people-total.yaml\n');
      expect(said.text).toContain('Mainz 2018: 201 → 201,4 (+0,4; +0,2 %)');
    });
  });
});

const otherwise =
  '  Definitionen oder Programm sind seither andere, die Bytes müssen nicht gleich sein. Verglichen sind die Zahlen:\n';

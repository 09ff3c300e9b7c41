import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cli } from '../helpers/cli.ts';
import { hashPublic, night, sample } from '../helpers/night.ts';
import { makeProject, type TestProject } from '../helpers/project.ts';

const source = 'pipelines/sources/regionalstatistik/area.yaml';

/** A slip of a person who edits YAML, and what the command line says to it. */
interface Slip {
  readonly title: string;
  readonly file: string;
  readonly edit: (text: string) => string;
  readonly says: readonly string[];
}

let project: TestProject;
let hashes: Record<string, string> = {};

beforeAll(async () => {
  project = await makeProject(await mkdtemp(join(tmpdir(), 'quartett-definitions-')), [
    'regionalstatistik/area',
  ]);
  await night(project.root, { mirror: sample });
  hashes = await hashPublic(project.root);
});
/** Puts the definition right again. */
let afterwards = async () => {};
afterEach(() => afterwards());
afterAll(() => rm(project.root, { recursive: true, force: true }));

describe('a definition that is wrong stops the night before it begins', () => {
  it.each<Slip>([
    {
      title: 'a word that does not exist',
      file: source,
      edit: (text) => text.replace('\nnote:', '\nnot:'),
      says: [
        'Fehler [unknown-key] pipelines/sources/regionalstatistik/area.yaml, Zeile 7: Das Wort „not“ gibt es hier nicht. Gemeint ist wohl „note“.',
        '  → Schreibweise prüfen; erlaubt sind: example, expect, licence, map, note, publisher, read, request, schedule, snapshot, title.',
      ],
    },
    {
      title: 'a municipality key without quotes, which loses its leading zero',
      file: 'indicators/codes/areas.yaml',
      edit: (text) => text.replace('- id: "07315000"', '- id: 07315000'),
      says: [
        'Fehler [code-is-number] indicators/codes/areas.yaml, Zeile 50: „areas.0.id“ ist als Zahl gelesen worden (7315000); dabei gehen führende Nullen verloren.',
        '  → Den Schlüssel in Anführungszeichen setzen, mit führender Null: "07315000".',
      ],
    },
    {
      title: 'a variable that nobody has defined',
      file: source,
      edit: (text) => text.replace('variable: area', 'variable: aera'),
      says: [
        'Fehler [unknown-reference] pipelines/sources/regionalstatistik/area.yaml, Zeile 19: „variable“ nennt „aera“, das es nicht gibt.',
        '  → Bekannt sind: area. Schreibweise prüfen oder die Variable in indicators/variables anlegen.',
        'Fehler [unfilled-variable] indicators/variables/area.yaml, Zeile 15: Die Variable „area“ wird von keiner Quelle gefüllt.',
        '  → In einer Quelle unter map.values eine Zeile mit variable: area ergänzen, oder die Variable entfernen.',
      ],
    },
    {
      title: 'a bracket that is not closed',
      file: source,
      edit: (text) => text.replace('outside: ignore}', 'outside: ignore'),
      says: [
        'Fehler [yaml-syntax] pipelines/sources/regionalstatistik/area.yaml, Zeile 17: Die Datei ist kein gültiges YAML: eine Zeile ist nicht so eingerückt wie ihre Nachbarn, oder eine Klammer ist nicht geschlossen.',
        '  → Zeile 17 prüfen: Einrückung mit Leerzeichen, Doppelpunkt gefolgt von einem Leerzeichen, Anführungszeichen geschlossen.',
      ],
    },
    {
      title: 'a unit that is not a unit',
      file: 'indicators/area-total.yaml',
      edit: (text) => text.replace('unit: KM2', 'unit: KM3'),
      says: [
        'Fehler [unknown-reference] indicators/area-total.yaml, Zeile 7: „unit“ nennt „KM3“, das es nicht gibt.',
        '  → Bekannt sind: KM2, EUR, EUR_PERS, NUM, PCT, PERS, PERS_KM2, PER_100, PER_1000, PUPILS_SCHOOL. Schreibweise prüfen oder eine Einheit in codes/units.yaml anlegen.',
      ],
    },
  ])('$title', async ({ file, edit, says }) => {
    const good = await project.read(file);
    afterwards = () => project.edit(file, () => good);
    await project.edit(file, edit);
    for (const command of [['check'], ['nightly', '--mirror', sample]]) {
      const { code, text } = await cli([...command, '--root', project.root]);
      const lines = text.trimEnd().split('\n');
      // A night says first where its report lies.
      const own = command[0] === 'nightly' ? lines.slice(1) : lines;
      expect(own).toEqual(says);
      if (own !== lines) expect(lines[0]).toMatch(/^Morgenbericht: Rot, /);
      expect(code).toBe(2);
    }
    expect(await hashPublic(project.root)).toEqual(hashes);
  });
});

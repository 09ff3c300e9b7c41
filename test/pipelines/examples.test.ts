import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectSources, previewSource } from '../../pipelines/commands.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { readProject } from '../../pipelines/project.ts';
import { writeTemplate } from '../../pipelines/template.ts';
import { fillTemplate } from '../helpers/filled-template.ts';
import { german } from '../helpers/german.ts';
import { makeProject } from '../helpers/project.ts';
import { readRepository } from '../helpers/repository.ts';
import { inSession } from '../helpers/session.ts';
import { withFolder } from '../helpers/with-folder.ts';

const mainz = 'mainz/population-by-district';
const only = ['regionalstatistik/population', mainz];

describe('an example', () => {
  it('is refused by whatever collects or releases', () =>
    withFolder(async (root) => {
      await makeProject(root, only);
      expect(await german(inSession(root, (session) => collectSources([mainz], session)))).toBe(
        'Die Quelle mainz/population-by-district ist ein Beispiel: Sie wird nie abgerufen und nie veröffentlicht. Mit „quartett preview mainz/population-by-district --file PFAD“ ansehen. Hat das Amt den Aufbau bestätigt, in pipelines/sources/mainz/population-by-district.yaml die Zeile „example: true“ löschen.',
      );
    }));

  it('can be looked at with a file', () =>
    withFolder(async (root) => {
      await makeProject(root, only);
      const project = await readRepository();
      const example = project.examples.get(mainz);
      if (!example) throw new Error('no example of Mainz');
      const file = join(root, 'einwohner.xlsx');
      await writeFile(file, await fillTemplate(example, project));
      const { code, text } = await inSession(root, (session) => previewSource(mainz, file, 2, session));
      expect(code).toBe(0);
      expect(text).toContain('578 Beobachtungen aus 578 Zeilen');
    }));

  it('changes no hash of a release, and its spellings do not either', () =>
    withFolder(async (root) => {
      const { edit } = await makeProject(root, only);
      const before = await readProject(createFiles(root));
      await edit('pipelines/sources/mainz/spellings.yaml', (text) => text.replace('männlich', 'Männer'));
      await edit(`pipelines/sources/${mainz}.yaml`, (text) => text.replace('60000', '70000'));
      const after = await readProject(createFiles(root));
      expect(after.hash).toBe(before.hash);
      await edit(`pipelines/sources/${mainz}.yaml`, (text) => text.replace('example: true\n', ''));
      const taken = await readProject(createFiles(root));
      expect(taken.hash).not.toBe(before.hash);
      expect([...taken.sources.keys()]).toContain(mainz);
    }));

  it('is checked like any other source', () =>
    withFolder(async (root) => {
      const { edit } = await makeProject(root, only);
      await edit(`pipelines/sources/${mainz}.yaml`, (text) => text.replace('"07315000"', '"07315999"'));
      expect(await german(readProject(createFiles(root)))).toContain('07315999');
    }));
});

describe('a template', () => {
  it('is written once, and never over a file that may have been filled in', () =>
    withFolder(async (root) => {
      await makeProject(root, [...only, 'trier/population-by-district']);
      const write = () =>
        inSession(root, (session) => writeTemplate('trier/population-by-district', 'ew.csv', session));
      expect(await write()).toEqual({
        code: 0,
        text: 'Vorlage geschrieben: ew.csv. Wie sie auszufüllen ist, steht in ew.csv.txt.\n',
      });
      const lines = (await readFile(join(root, 'ew.csv'))).toString('latin1').split('\r\n');
      expect(lines.slice(1, 5)).toEqual([
        'Grundlage: Melderegister',
        'OBZ;Ortsbezirk;Stand;GESCHL;gesamt;0-2;3-5;6-9;10-14;15-17;18-19;20-24;25-29;30-34;35-39;40-44;45-49;50-54;55-59;60-64;65-74;75+',
        '11;Trier-Mitte/Gartenfeld;;i;;;;;;;;;;;;;;;;;;',
        '11;Trier-Mitte/Gartenfeld;;m;;;;;;;;;;;;;;;;;;',
      ]);
      expect(await readFile(join(root, 'ew.csv.txt'), 'utf8')).toContain('– Dateiname: EW_OBZ_*.csv');
      expect(await german(write())).toBe(
        'Diese Datei gibt es schon; vielleicht ist sie ausgefüllt. Einen anderen Namen hinter --out nennen, oder die Datei vorher entfernen.',
      );
    }));

  it('is not given a name by which nobody could open it', () =>
    withFolder(async (root) => {
      await makeProject(root, only);
      expect(await german(inSession(root, (session) => writeTemplate(mainz, 'ew.csv', session)))).toBe(
        'Die Vorlage ist eine xlsx-Datei; unter diesem Namen ließe sie sich nicht öffnen. Hinter --out einen Namen nennen, der auf .xlsx endet.',
      );
    }));

  it('is not made of a source of many cities', () =>
    withFolder(async (root) => {
      await makeProject(root, only);
      const writing = inSession(root, (session) =>
        writeTemplate('regionalstatistik/population', 'x.csv', session),
      );
      expect(await german(writing)).toMatch(/^Für regionalstatistik\/population gibt es keine Vorlage\./);
    }));
});

describe('the definition of a delivery', () => {
  it.each([
    ['without a folder', /^ {2}folder: .*\n/m, '', 'request.folder und via: delivery passen nicht zusammen.'],
    [
      'with words of one, and no delivery',
      'via: delivery',
      'via: download',
      'request.folder, request.files und via: download passen nicht zusammen.',
    ],
    ['outside the folder of deliveries', 'mainz/einwohner', '../../etc', 'request.folder'],
  ])('%s is refused', (_, from, to, sentence) =>
    withFolder(async (root) => {
      const { edit } = await makeProject(root, only);
      await edit(`pipelines/sources/${mainz}.yaml`, (text) => text.replace(from, to));
      expect(await german(readProject(createFiles(root)))).toContain(sentence);
    }),
  );

  it('that claims the files of another is refused', () =>
    withFolder(async (root) => {
      const { edit } = await makeProject(root, [...only, 'koblenz/population-by-district']);
      await edit('pipelines/sources/koblenz/population-by-district.yaml', (text) =>
        text
          .replace('koblenz/einwohner', 'mainz/einwohner')
          .replace('Bevoelkerung_Stadtteile_*.xlsx', '*.xlsx'),
      );
      expect(await german(readProject(createFiles(root)))).toBe(
        'Im Lieferordner mainz/einwohner passen dieselben Dateien auf „*.xlsx“ und auf das Muster von mainz/population-by-district. Die Muster unter request.files enger fassen oder je Quelle einen eigenen Ordner nehmen.',
      );
    }));
});

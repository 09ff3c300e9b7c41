import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DefinitionError } from '../../../schemas/errors.ts';
import { type Explainer, openExplainer } from '../../helpers/explainer.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import type { Definitions } from '../../helpers/mini-project.ts';

const map = {
  area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
  period: { column: 'year', as: 'year' },
} as const;
const bySex = { column: '{sex}', variable: 'people' };
const definitions: Definitions = {
  sources: {
    'office/people': { map: { ...map, values: [{ column: 'people', variable: 'people' }] } },
    'bureau/people': { map: { ...map, values: [bySex] } },
    'bureau/rates': { map: { ...map, values: [{ column: '{sex}', variable: 'rate' }] } },
    'office/votes': { map: { ...map, records: 'add', values: [{ column: 'votes', variable: 'votes' }] } },
  },
  spellings: {
    bureau: { sex: { M: ['men'], F: ['women'] } },
  },
  files: {
    'indicators/codes/signs.yaml': {
      title: { de: 'Zeichen', en: 'Signs' },
      profiles: {
        classic: {
          label: { de: 'Klassisch', en: 'Classic' },
          signs: {
            '.': {
              status: 'O',
              reason: 'unknown_or_secret',
              label: { de: 'unbekannt oder geheim', en: 'unknown or secret' },
            },
          },
        },
      },
    },
  },
  corrections: {
    'office/people': [
      {
        variable: 'people',
        area: '07211000',
        period: '2018',
        published: '10',
        corrected: 100,
        because: 'In der Datei fehlt eine Null.',
        told: { whom: 'Amt', on: '2026-05-04' },
      },
    ],
  },
  variables: {
    people: { dimensions: ['sex'], sources: ['office/people', 'bureau/people'] },
    votes: {},
    rate: { kind: 'rate', dimensions: ['sex'] },
  },
  indicators: {
    people: { value: { variable: 'people' }, by: ['sex'] },
    rate: { value: { variable: 'rate' }, by: ['sex'] },
    votes: { value: { variable: 'votes' } },
  },
};
const files = {
  'office/people': 'key;year;people\n07315;2018;200\n07314;2018;150\n07211;2018;10\n07111;2018;.\n',
  'bureau/people':
    'key;year;men;women\n07315;2018;100;101\n07314;2018;75;75\n07211;2018;60;40\n07111;2018;50;60\n',
  'bureau/rates': 'key;year;men;women\n07315;2018;5;6\n07314;2018;5;6\n07211;2018;5;6\n07111;2018;5;6\n',
  'office/votes': `key;year;votes\n${['07314', '07211', '07111', '07315']
    .flatMap((key) =>
      [1, 2, 3, 4, 5].map((votes) => `${key};2018;${key === '07111' && votes === 4 ? '.' : votes}`),
    )
    .join('\n')}\n`,
};

describe('the explanation', () => {
  let root = '';
  let explainer: Explainer;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quartett-explain-'));
    await miniNight(root, definitions, { files });
    explainer = await openExplainer(root);
  });
  afterAll(async () => {
    explainer.close();
    await rm(root, { recursive: true, force: true });
  });
  const origin = async (indicator: string, area: string, isFull = false, where: readonly string[] = []) => {
    const page = await explainer.page({ indicator, area, where }, 'de', isFull);
    return page.split('Woher die Zahl kommt\n')[1]?.split('\n\n')[0];
  };

  it('says what another source says, and why this one comes first', async () => {
    expect(await origin('people', 'Mainz')).toBe(`  200 Personen  Merkmal  [1] Zeile 2, Spalte „people“: „200“
  └─ [2] sagt 201; [1] geht vor, weil die Zahl dort selbst steht`);
  });

  it('says that another source agrees', async () => {
    expect(await origin('people', 'Ludwigshafen')).toBe(
      `  150 Personen  Merkmal  [1] Zeile 3, Spalte „people“: „150“, ebenso in\u00a0[2]`,
    );
  });

  it('shows what was corrected, why, and who was told', async () => {
    expect(
      await origin('people', 'Trier'),
    ).toBe(`  100 Personen  Merkmal  [1] Zeile 4, Spalte „people“: „10“, ebenso in\u00a0[2]
  └─ Berichtigt: „10“ → 100. In der Datei fehlt eine Null.
     Gemeldet: Amt, 04.05.2026`);
  });

  it('says what a sign means, and what another source has there', async () => {
    expect(await origin('people', 'Koblenz')).toBe(`  kein Wert  Merkmal
  └─ [1] Zeile 5, Spalte „people“: „.“, das heißt „unbekannt oder geheim“
     [2] sagt 110; [1] geht vor, weil die Zahl dort selbst steht`);
  });

  it('counts the records that are added and shows the first, or all', async () => {
    expect(
      await origin('votes', 'Mainz'),
    ).toBe(`  15 Personen  Merkmal  [1] Summe aus 5 Zeilen, Spalte „votes“
  ├─ 1  Zeile 17: „1“
  ├─ 2  Zeile 18: „2“
  ├─ 3  Zeile 19: „3“
  └─ …  und 2 weitere`);
    expect(
      await origin('votes', 'Mainz', true),
    ).toBe(`  15 Personen  Merkmal  [1] Summe aus 5 Zeilen, Spalte „votes“
  ├─ 1  Zeile 17: „1“
  ├─ 2  Zeile 18: „2“
  ├─ 3  Zeile 19: „3“
  ├─ 4  Zeile 20: „4“
  └─ 5  Zeile 21: „5“`);
  });

  it('shows the record first that spoils a sum', async () => {
    expect(
      await origin('votes', 'Koblenz'),
    ).toBe(`  kein Wert  Merkmal  [1] Summe aus 5 Zeilen, Spalte „votes“
  ├─ –  Zeile 15: „.“, das heißt „unbekannt oder geheim“
  ├─ 1  Zeile 12: „1“
  ├─ 2  Zeile 13: „2“
  └─ …  und 2 weitere`);
  });

  it.each([
    [
      { indicator: 'peopel' },
      '„indicator“ nennt „peopel“, das es nicht gibt. Bekannt sind: people, rate, votes. Schreibweise prüfen oder den Indikator anlegen.',
    ],
    [
      { area: 'Mainzz' },
      '„area“ nennt „Mainzz“, das es nicht gibt. Bekannt sind: Mainz, Gartenstadt, Gonsenheim, Keinem Ortsbezirk, Keinem Stadtteil, Koblenz, Ludwigshafen am Rhein, Metternich, Olewig, RLP4, Trier, Vier Städte. Schreibweise prüfen oder das Gebiet anlegen.',
    ],
    [{ period: '2017' }, 'Für „2017“ (period) gibt es diesen Indikator nicht. Vorhanden sind: 2018.'],
    [
      { where: ['sexe=F', 'sex=W'] },
      '„--where“ nennt „sexe“, das es nicht gibt. Bekannt sind: sex. Schreibweise prüfen oder die Gliederung anlegen.\n„--where sex“ nennt „W“, das es nicht gibt. Bekannt sind: F, M, _T. Schreibweise prüfen oder den Code anlegen.',
    ],
    [
      { basis: '_z' },
      '„--basis“ nennt „_z“, das es nicht gibt. Bekannt sind: _Z, fort-z2011, fort-z2022. Schreibweise prüfen oder die Basis anlegen.',
    ],
    [{ basis: 'fort-z2011' }, 'Für „fort-z2011“ (basis) gibt es diesen Indikator nicht. Vorhanden sind: _Z.'],
    [
      { area: 'keinem' },
      '„keinem“ heißen mehrere Gebiete. Statt des Namens die Kennung angeben: 07315000.OB.000 (Keinem Ortsbezirk, Mainz), 07314000.ST.000 (Keinem Stadtteil, Ludwigshafen am Rhein), 07211000.OB.000 (Keinem Ortsbezirk, Trier), 07111000.ST.000 (Keinem Stadtteil, Koblenz).',
    ],
    [
      { indicator: 'rate' },
      'Diesen Indikator gibt es nicht insgesamt, nur gegliedert nach „sex“. Einen Code wählen: --where sex=F, --where sex=M.',
    ],
    [
      { indicator: 'rate', where: ['sex=_T'] },
      'Für „_T“ (--where sex) gibt es diesen Indikator nicht. Vorhanden sind: F, M.',
    ],
  ])('says what there is instead of %o', async (asked, message) => {
    const error = await explainer.tree({ indicator: 'people', ...asked }).catch((thrown: unknown) => thrown);
    const { issues } = error as DefinitionError;
    expect(error).toBeInstanceOf(DefinitionError);
    expect(issues.map(({ sentence, cure }) => `${sentence.de} ${cure.de}`).join('\n')).toBe(message);
  });
});

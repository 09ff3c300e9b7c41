import { expect, test } from 'vitest';
import { attribution } from '../../catalog/attribution.ts';
import { catalogInput, sources } from '../helpers/catalog-input.ts';

test('The text to copy names each office once with its works, their licences, and the change', () => {
  const text = attribution([sources.unemployment, sources.election, sources.population], catalogInput());
  expect(text).toBe(
    'Landeswahlleiter Rheinland-Pfalz: Bundestagswahl 2025, endgültiges Ergebnis nach Wahlbezirken ' +
      '(Amtliches Werk, lizenzfrei nach § 5 Abs. 1 UrhG, https://www.wahlen.rlp.de/bundestagswahl/ergebnisse); ' +
      'Statistische Ämter des Bundes und der Länder, Deutschland: ' +
      'Arbeitslose nach ausgewählten Personengruppen, Jahresdurchschnitt (13211-02-05-4) ' +
      '(Datenlizenz Deutschland – Namensnennung – Version 2.0, https://www.regionalstatistik.de/genesis/online?operation=table&code=13211-02-05-4), ' +
      'Bevölkerung nach Geschlecht, Stichtag 31.12. (12411-01-01-4) ' +
      '(Datenlizenz Deutschland – Namensnennung – Version 2.0, https://www.regionalstatistik.de/genesis/online?operation=table&code=12411-01-01-4). ' +
      'Daten verändert; Berechnung: Projekt Quartett der Städte Koblenz, Ludwigshafen am Rhein, Mainz und Trier.',
  );
});

test('The order of the sources does not matter', () => {
  const { population, census } = sources;
  expect(attribution([population, census], catalogInput())).toBe(
    attribution([census, population], catalogInput()),
  );
});

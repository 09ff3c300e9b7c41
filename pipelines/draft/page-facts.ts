import type { Text } from '../../schemas/issues.ts';
import type { AreaFacts } from './find-areas.ts';
import type { Within } from './find-districts.ts';
import type { Findings } from './findings.ts';
import type { Fact } from './propose-read.ts';

/** What is known of the file as a whole, one fact a line; facts that say nothing are left out. */
export function pageFacts(findings: Findings): readonly Fact[] {
  const { recognized, proposal, title, surroundings, table } = findings;
  return [
    fact('Art', 'Kind', recognized.because),
    ...known('Tabelle', 'Table', surroundings.table),
    ...known('Titel', 'Title', title),
    ...sheetFacts(findings),
    ...proposal.facts,
    ...areaFacts(findings),
    periodFact(findings),
    ...numberFacts(findings),
    ...markedFact('Herausgeber', 'Publisher', findings.publisher),
    ...markedFact('Lizenz', 'Licence', findings.licence),
    ...known('Stand', 'As of', table.stand),
    ...footerFact(table.footer),
  ];
}

function fact(de: string, en: string, text: Text): Fact {
  return { label: { de, en }, text };
}

function known(de: string, en: string, text: string | null): readonly Fact[] {
  return text === null || text === '' ? [] : [fact(de, en, { de: text, en: text })];
}

/** Notes are written for the definition, which is German. */
function markedFact(de: string, en: string, marked: Findings['publisher']): readonly Fact[] {
  if (marked === null) return [];
  const note = marked.mark === null ? '' : ` (${marked.mark.note})`;
  return known(de, en, `${marked.text}${note}`);
}

function sheetFacts({ proposal: { sheets } }: Findings): readonly Fact[] {
  if (sheets.length === 0) return [];
  const list = (rows: string, chosen: string) =>
    sheets
      .map(
        ({ name, rows: count, isChosen }) => `„${name}“ (${count} ${rows}${isChosen ? `, ${chosen}` : ''})`,
      )
      .join(', ');
  return [fact('Blätter', 'Sheets', { de: list('Zeilen', 'gewählt'), en: list('rows', 'chosen') })];
}

function areaFacts({ areas, missing, table, byName, cutKey }: Findings): readonly Fact[] {
  const name = (column: number | null) => table.columns[column ?? -1]?.name ?? '–';
  if (areas === null) {
    const hint = cutKey === null ? noHint : cutHint(name(cutKey));
    const named = byName[0]
      ? nameHint(byName.map(({ city }) => city.name).join(', '), name(byName[0].column))
      : noHint;
    return [
      fact('Gebiete', 'Areas', {
        de: `Keine Spalte enthält Schlüssel unserer Städte.${hint.de}${named.de}`,
        en: `No column holds keys of our cities.${hint.en}${named.en}`,
      }),
    ];
  }
  if (areas.within !== null) return [keyFact(areas, name), withinFact(areas, areas.within)];
  const cities = areas.cities.map(({ city, rows }) => {
    const first = table.rows[rows[0] ?? -1]?.record ?? 0;
    return {
      de: `${city.name} (Zeile ${first}${more(rows.length, 'de')})`,
      en: `${city.name} (line ${first}${more(rows.length, 'en')})`,
    };
  });
  const lacking = missing.map((city) => city.name).join(', ');
  const joined = (language: 'de' | 'en') => cities.map((city) => city[language]).join(', ');
  return [
    keyFact(areas, name),
    fact('Gebiete', 'Areas', {
      de: `${joined('de')}; Zeilen anderer Gebiete: ${areas.others}${lacking === '' ? '' : `; es fehlt: ${lacking}`}`,
      en: `${joined('en')}; rows of other places: ${areas.others}${lacking === '' ? '' : `; missing: ${lacking}`}`,
    }),
  ];
}

function keyFact({ column, scheme, name }: AreaFacts, nameOf: (column: number | null) => string): Fact {
  const names = {
    de: name === null ? '' : `; Namen in „${nameOf(name)}“`,
    en: name === null ? '' : `; names in "${nameOf(name)}"`,
  };
  return fact('Schlüssel', 'Key', {
    de: `Spalte „${nameOf(column)}“, Schema ${scheme}${names.de}`,
    en: `column "${nameOf(column)}", scheme ${scheme}${names.en}`,
  });
}

function withinFact({ ours, others }: AreaFacts, { area, city, unassigned }: Within): Fact {
  const list = (texts: readonly string[]) => texts.map((text) => `„${text}“`).join(', ') || '–';
  return fact('Gebiete', 'Areas', {
    de: `nur ${area.name}: ${ours.length} Zeilen; ganze Stadt: ${list(city)}; ohne Stadtteil: ${list(unassigned)}; andere Zeilen: ${others}`,
    en: `${area.name} only: ${ours.length} rows; whole city: ${list(city)}; without a district: ${list(unassigned)}; other rows: ${others}`,
  });
}

const noHint: Text = { de: '', en: '' };

function cutHint(column: string): Text {
  return {
    de: ` In „${column}“ stehen sie ohne führende Null; so hat eine Tabellenkalkulation sie gekürzt.`,
    en: ` In "${column}" they stand without the leading zero, which a spreadsheet has taken away.`,
  };
}

function nameHint(names: string, column: string): Text {
  return { de: ` Als Namen in „${column}“: ${names}.`, en: ` As names in "${column}": ${names}.` };
}

function more(count: number, language: 'de' | 'en'): string {
  if (count === 1) return '';
  return { de: ` und ${count - 1} weitere`, en: ` and ${count - 1} more` }[language];
}

function periodFact({ period, table }: Findings): Fact {
  const { column, as, texts, headerYears } = period;
  const shown = texts.length > 4 ? [...texts.slice(0, 2), '…', ...texts.slice(-1)] : texts;
  if (column !== null) {
    const name = table.columns[column]?.name ?? '';
    return fact('Zeitraum', 'Period', {
      de: `Spalte „${name}“: ${shown.join(', ')}; als ${as.value}, denn ${as.because.de}`,
      en: `column "${name}": ${shown.join(', ')}; as ${as.value}, because ${as.because.en}`,
    });
  }
  if (headerYears.length > 1) {
    return fact('Zeitraum', 'Period', {
      de: `Jahre in den Spaltennamen: ${headerYears.join(', ')}. Gelesen wird nur ${period.const}; besser eine Datei mit einer Zeitspalte holen.`,
      en: `years in the column names: ${headerYears.join(', ')}. Only ${period.const} is read; better get a file with a column of periods.`,
    });
  }
  return fact('Zeitraum', 'Period', {
    de: period.const === null ? 'keiner zu erkennen' : `über der Tabelle: ${period.const}`,
    en: period.const === null ? 'none can be made out' : `above the table: ${period.const}`,
  });
}

function numberFacts({ numbers }: Findings): readonly Fact[] {
  const style = numbers.numbers;
  const signs = numbers.found.slice(0, 8);
  const list = (times: (count: number) => string, unknown: string, empty: string, language: 'de' | 'en') =>
    signs
      .map(
        ({ sign, count, meaning }) =>
          `${sign === '' ? empty : `„${sign}“`} ${times(count)} (${meaning?.[language] ?? unknown})`,
      )
      .join(', ');
  return [
    ...(style ? [fact('Zahlen', 'Figures', styleText(style))] : []),
    ...(signs.length === 0
      ? []
      : [
          fact('Zeichen', 'Signs', {
            de: `${list((count) => `${count}-mal`, 'im Profil unbekannt', 'leere Zelle', 'de')}; Profil ${numbers.signs?.value ?? 'classic'}`,
            en: `${list((count) => `${count} times`, 'unknown in the profile', 'empty cell', 'en')}; profile ${numbers.signs?.value ?? 'classic'}`,
          }),
        ]),
  ];
}

function styleText({ value, because }: NonNullable<Findings['numbers']['numbers']>): Text {
  const { decimal = ',', group } = value;
  return {
    de: `Dezimalzeichen „${decimal}“${group ? `, Tausenderzeichen „${group}“` : ''} (${because.de})`,
    en: `decimal mark "${decimal}"${group ? `, thousands mark "${group}"` : ''} (${because.en})`,
  };
}

const longestFooter = 240;

function footerFact(footer: string): readonly Fact[] {
  const text = footer.replace(/\s+/g, ' ').trim();
  const rights = /(©.*)$/.exec(text)?.[1] ?? '';
  const short =
    text.length <= longestFooter ? text : `${text.slice(0, longestFooter - rights.length)} … ${rights}`;
  return known('Fußnote', 'Footer', short);
}

import { writeXlsx } from 'hucre/xlsx';

/*
 * Files in the layouts of tables that the project has no definition for. The layouts are the publishers', EVERY FIGURE IS
 * INVENTED: nothing in here may be published or compared with anything.
 */

/** 12612-01-01-4, births by sex: a table of a GENESIS database in windows-1252, the year in the first column. */
export const births = latin1(`Tabelle: 12612-01-01-4
Lebendgeborene nach Geschlecht - Jahressumme - regionale Tiefe:;;;;;
Kreise und krfr. Städte;;;;;
Statistik der Geburten (ERFUNDENE ZAHLEN);;;;;
;;;Lebendgeborene;Lebendgeborene;Lebendgeborene
;;;Insgesamt;männlich;weiblich
;;;Anzahl;Anzahl;Anzahl
2023;DG;Deutschland;600001;300001;300000
2023;07;  Rheinland-Pfalz;30003;15001;15002
2023;07111;      Koblenz, kreisfreie Stadt;1001;501;500
2023;07137;      Mayen-Koblenz, Landkreis;1800;900;900
2023;07211;      Trier, kreisfreie Stadt;903;.;.
2023;07314;      Ludwigshafen am Rhein, kreisfreie Stadt;1804;902;902
2023;07315;      Mainz, kreisfreie Stadt;2005;1003;1002
2023;07339;      Mainz-Bingen, Landkreis;-;-;-
__________
"zu ""Lebendgeborene"":
Nach dem Wohnort der Mutter."
"© Statistische Ämter des Bundes und der Länder, Deutschland, 2024.
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0."
Stand: 01.08.2024 / 10:00:00
`);

/** 46251-01-03-4, motor vehicles by kind: four header rows, two of them labels, one the date. */
export const vehicles = latin1(`Tabelle: 46251-01-03-4
Kraftfahrzeugbestand nach Kraftfahrzeugarten - Stichtag 01.01.;;;;;
- regionale Tiefe: Kreise und krfr. Städte;;;;;
Statistik des Kraftfahrzeugbestandes (ERFUNDENE ZAHLEN);;;;;
;;Kraftfahrzeuge;Kraftfahrzeuge;Kraftfahrzeuge;Kraftfahrzeuge
;;Insgesamt;Personenkraftwagen;Krafträder;Lastkraftwagen
;;01.01.2024;01.01.2024;01.01.2024;01.01.2024
;;Anzahl;Anzahl;Anzahl;Anzahl
DG;Deutschland;60000;49000;5000;4000
07111;      Koblenz, kreisfreie Stadt;7001;6001;500;300
07211;      Trier, kreisfreie Stadt;6002;5002;400;x
07314;      Ludwigshafen am Rhein, kreisfreie Stadt;9003;8003;600;200
07315;      Mainz, kreisfreie Stadt;10004;9004;700;100
__________
"© Statistische Ämter des Bundes und der Länder, Deutschland, 2024.
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0."
Stand: 02.08.2024 / 11:00:00
`);

/** 31231-02-01-4, dwellings by number of rooms, the date in the preamble and nothing spelt like an existing variable. */
export const dwellings = latin1(`Tabelle: 31231-02-01-4
Wohngebäude- und Wohnungsbestand - Stichtag 31.12. -;;;;
regionale Tiefe: Kreise und krfr. Städte;;;;
Fortschreibung des Wohngebäude- und Wohnungsbestandes;;;;
ERFUNDENE ZAHLEN;;;;
Stichtag: 31.12.2023;;;;
;;Wohngebäude;Wohnungen in Wohn- und Nichtwohngebäuden;Wohnfläche
;;Anzahl;Anzahl;1000 qm
07111;      Koblenz, kreisfreie Stadt;20001;60001;5001
07211;      Trier, kreisfreie Stadt;18002;58002;4502
07314;      Ludwigshafen am Rhein, kreisfreie Stadt;22003;80003;6503
07315;      Mainz, kreisfreie Stadt;25004;120004;9504
__________
"© Statistische Ämter des Bundes und der Länder, Deutschland, 2024.
Dieses Werk ist lizenziert unter der Datenlizenz Deutschland
- Namensnennung - Version 2.0."
Stand: 03.08.2024 / 12:00:00
`);

const flatHead =
  'statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label;value_q';

/** The flat file of GENESIS: one row a figure, unsorted, everything a code and its label. */
export const flat = utf8(
  `${flatHead}\n${[
    ['07315', 'Mainz, kreisfreie Stadt', '1000', '2000', '2100'],
    ['01001', 'Flensburg, kreisfreie Stadt', '100', '200', '201'],
    ['07111', 'Koblenz, kreisfreie Stadt', '-', '.', '501'],
    ['07211', 'Trier, kreisfreie Stadt', '400', '410', '411'],
    ['07314', 'Ludwigshafen am Rhein, kreisfreie Stadt', '900', '910', '911'],
  ]
    .flatMap(([key, name, ...figures]) =>
      [
        ['GESM', 'männlich'],
        ['GESW', 'weiblich'],
        ['', 'Insgesamt'],
      ].map(
        ([code, label], index) =>
          `12411;ERFUNDEN: Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;31.12.2023;KREISE;Kreise und kreisfreie Städte;${key};${name};GES;Geschlecht;${code};${label};${figures[index]};Anzahl;BEVSTD;Bevölkerungsstand;e`,
      ),
    )
    .join('\n')}\n`,
);

/** INKAR: UTF-8 with a mark, quoted figures, a dot between thousands, the years in a second header row. */
export const inkar = utf8(`\ufeff"Kennziffer";"Raumeinheit";"Aggregat";"Arbeitslose";"Arbeitslose"\r
"";"";"";"2021";"2022"\r
"07111";"Koblenz";"kreisfreie Stadt";"1.082";"1.101"\r
"07211";"Trier";"kreisfreie Stadt";"1.203";"1.304"\r
"07314";"Ludwigshafen am Rhein";"kreisfreie Stadt";"12.405";"12.506"\r
"07315";"Mainz";"kreisfreie Stadt";"10.607";"10.708"\r
"09999";"ERFUNDEN";"Landkreis";"34,8";"35,9"\r
`);

/** The regional accounts: a workbook with a cover, a contents page and one sheet a measure, years as columns. */
export const accounts = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'Titel',
        rows: [
          ['Volkswirtschaftliche Gesamtrechnungen der Länder (ERFUNDENE ZAHLEN)'],
          ['Berechnungsstand 2024'],
        ],
      },
      {
        name: 'Inhalt',
        rows: [
          ['Tabelle', 'Seite'],
          ['1.1 Bruttoinlandsprodukt', 3],
        ],
      },
      {
        name: '1.1',
        rows: [
          ['Bruttoinlandsprodukt in jeweiligen Preisen in Millionen EUR'],
          [],
          ['Lfd. Nr.', 'Regionalschlüssel', 'Land', 'Gebietseinheit', 2021, 2022],
          [1, '07', 'RP', 'Rheinland-Pfalz', 160000.5, 170000.25],
          [2, '07111', 'RP', 'Koblenz, Kreisfreie Stadt', 8000.5, 8100.25],
          [3, '07211', 'RP', 'Trier, Kreisfreie Stadt', 5000, 5100],
          [4, '07314', 'RP', 'Ludwigshafen am Rhein, Kreisfreie Stadt', 12000, 12500],
          [5, '07315', 'RP', 'Mainz, Kreisfreie Stadt', 14000, 15000],
          [],
          ['© Statistische Ämter der Länder (ERFUNDENE ZAHLEN)'],
        ],
      },
    ],
  });

/** A city's own sheet in the manner of Koblenz: no key of the city, a sign * and the suffix s. */
export const districts = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: 'Einwohner',
        rows: [
          ['Einwohner nach Stadtteilen am 31.12.2023 (ERFUNDENE ZAHLEN)'],
          ['Nr.', 'Stadtteil', 'Männer', 'Frauen', 'unter 3 Jahre', '85 Jahre und mehr'],
          ['10', 'Altstadt', '2001', '2102', '-', '101 s'],
          ['11', 'Mitte', '2203', '.', '*', '102'],
          ['12', 'Süd', '3204', '3305', '93', '(103)'],
          ['Stadt Koblenz, Kommunale Statistikstelle'],
        ],
      },
    ],
  });

/** A file whose columns share names, as votes and their percentages do; no row is ours. */
export const repeated = utf8(`Erhebung des Vereins, ERFUNDENE ZAHLEN 2023
Gemeinde,Name,Mitglieder,Mitglieder,Beitrag
01001000,Flensburg,100,1.5,10.25
07131000,Ahrweiler,200,2.5,20.75
`);

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

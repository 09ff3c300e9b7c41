import { citiesOf } from '../../indicators/registry.ts';
import type { Text } from '../../schemas/issues.ts';
import type { Project } from '../project.ts';
import { scalar } from './yaml-scalar.ts';

export interface NewCity {
  /** Eight digits; those of an urban district end in 000. */
  readonly ags: string;
  readonly name: string;
  /** The day from which files have it. */
  readonly from: string;
}

/** The rows of a city for codes/areas.yaml: the city itself, and the area for what belongs to no district. */
export function cityRows({ ags, name, from }: NewCity): string {
  return `
  # ${name.replace(/\s+/g, ' ')}
  - id: "${ags}"
    name: ${scalar(name)}   # geraten: der amtliche Name; andere Schreibweisen der Herausgeber unter names
    level: city
    ars: "${ags.slice(0, 5)}0000${ags.slice(5)}"
    # nuts3:   # aus der NUTS-Liste, wie DEB35 für Mainz
    # place:   # aus der EU-Liste der Orte, wie DEU_MAI für Mainz
    from: "${from}"   # geraten: der Tag, ab dem unsere Dateien sie führen
  # Stadtteile (ST) oder Ortsbezirke (OB), je eine Zeile:
  # - {id: "${ags}.ST.11", name: Mitte, level: ST, parent: "${ags}", from: "${from}"}
  - id: "${ags}.ST.000"
    name: Keinem Stadtteil zugeordnet
    level: unassigned
    parent: "${ags}"
    from: "${from}"
`;
}

/** What a further city changes that no check of the definitions can see. */
export function cityConsequences({ ags, name }: NewCity, project: Project): readonly Text[] {
  const { areas } = project.registry;
  const sources = [...project.sources.values()];
  const groups = areas.groups.map(({ id }) => id).join(', ');
  const count = citiesOf(project.registry).length + 1;
  const withDistricts = sources.filter(({ map }) => areas.schemes[map.area.scheme]?.district !== undefined);
  const foreign = withDistricts.filter(
    ({ map }) => !ags.startsWith(areas.schemes[map.area.scheme]?.city?.prefix ?? ''),
  );
  const own = withDistricts.filter((source) => !foreign.includes(source));
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join(', ');
  return [
    {
      de: `Die Gruppe ${groups} bleibt, wie sie ist: Veröffentlichte Kennungen ändern ihre Bedeutung nie. Sollen ${count} Städte zusammen gezeigt werden, kommt unter groups eine neue Gruppe mit neuer Kennung hinzu.`,
      en: `The group ${groups} stays as it is: published ids never change their meaning. If ${count} cities are to be shown together, add a new group with a new id under groups.`,
    },
    {
      de: `Jede Quelle muss ${name} von jetzt an liefern, auch in den Dateien, die schon angenommen sind; sonst hält sie an. Was fehlt, steht je Quelle unter expect.missing, mit Grund.`,
      en: `From now on every source must deliver ${name}, in the files accepted so far, too; otherwise it stops. What is missing goes to expect.missing of the source, with a reason.`,
    },
    ...(own.length > 0
      ? [
          {
            de: `${ids(own)} zählt nach Stadtteilen: Alle Stadtteile der Stadt gehören nach areas.yaml, sonst sind ihre Schlüssel unbekannt.`,
            en: `${ids(own)} counts by district: all districts of the city belong into areas.yaml, or their keys are unknown.`,
          },
        ]
      : []),
    ...(foreign.length > 0
      ? [
          {
            de: `${ids(foreign)} kann ${name} nicht enthalten; dort expect.missing angeben.`,
            en: `${ids(foreign)} cannot hold ${name}; name it under expect.missing there.`,
          },
        ]
      : []),
    {
      de: 'Ranglisten und Vergleiche gelten für alle Städte: Eine Stadt ohne Zahl nimmt dem Jahr seine Rangliste. Die Angaben zur Vergleichbarkeit unter all gelten auch für die neue Stadt; wo sie abweicht, je Indikator unter cities ergänzen.',
      en: 'Rankings and comparisons are for all cities: a city without a figure takes the ranking of that year away. What is declared under all holds for the new city, too; where it differs, add it under cities of the indicator.',
    },
    {
      de: 'Brüche ohne areas (codes/breaks.yaml) gelten auch für sie; eigene Brüche der Stadt fehlen noch.',
      en: 'Breaks without areas (codes/breaks.yaml) hold for it, too; breaks of its own are still missing.',
    },
    {
      de: 'Titel und Beschreibung in catalog/publisher.yaml nennen die Städte beim Namen und sind anzupassen.',
      en: 'Title and description in catalog/publisher.yaml name the cities and have to be adapted.',
    },
  ];
}

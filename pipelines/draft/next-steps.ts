import type { Text } from '../../schemas/issues.ts';
import type { Project } from '../project.ts';
import type { FileDraft } from './draft-file.ts';
import { unknownOffice } from './draft-source.ts';

/** What a person does next with a draft, in order. `path` is the file as it was named, `written` whether the draft lies in its place. */
export function nextSteps(
  { draft, findings }: Pick<FileDraft, 'draft' | 'findings'>,
  { sources, vocabularies }: Pick<Project, 'sources' | 'vocabularies'>,
  { path, written }: { readonly path: string; readonly written: boolean },
): readonly Text[] {
  const { id, columns, spellings } = draft;
  const [publisher = ''] = id.split('/');
  const file = `pipelines/sources/${id}.yaml`;
  const isNewPublisher = !Object.hasOwn(vocabularies.get('publishers') ?? {}, publisher);
  const isUnknown = publisher === unknownOffice;
  const unlisted = columns.variables.filter((variable) => !sources.has(id) && variable !== '');
  return [
    ...(findings.known.length > 0 ? [knownSource(findings.known, path)] : []),
    ...(written ? [] : [sources.has(id) ? placeElsewhere(publisher, file) : placeHere(file)]),
    ...(isNewPublisher
      ? [
          {
            de: `Den Herausgeber${isUnknown ? '' : ` „${publisher}“`} in catalog/vocabulary/publishers.yaml suchen oder eintragen.`,
            en: `Find the publisher${isUnknown ? '' : ` "${publisher}"`} in catalog/vocabulary/publishers.yaml, or add it.`,
          },
        ]
      : []),
    ...(spellings.lines.length > 0
      ? [
          {
            de: `Die Schreibweisen oben prüfen und in pipelines/sources/${publisher}/spellings.yaml aufnehmen.`,
            en: `Check the spellings above and add them to pipelines/sources/${publisher}/spellings.yaml.`,
          },
        ]
      : []),
    ...spellings.newAges.map(({ code, label }) => ({
      de: `In indicators/codes/age.yaml den Code ${code} für „${label}“ ergänzen.`,
      en: `Add the code ${code} for "${label}" to indicators/codes/age.yaml.`,
    })),
    ...unlisted.map((variable) => ({
      de: `In indicators/variables/${variable}.yaml unter sources an der richtigen Stelle ${id} eintragen.`,
      en: `Add ${id} to sources of indicators/variables/${variable}.yaml, at its place in the precedence.`,
    })),
    ...(columns.newVariable === null
      ? []
      : [
          {
            de: 'Passt keine Variable des Projekts, eine anlegen: „quartett new variable KENNUNG“.',
            en: 'If no variable of the project fits, make one: "quartett new variable ID".',
          },
        ]),
    {
      de: `„quartett check“, dann „quartett preview ${id} --file ${path}“: Beide nennen, was noch zu tun ist.`,
      en: `"quartett check", then "quartett preview ${id} --file ${path}": both name what is left to do.`,
    },
  ];
}

function placeHere(file: string): Text {
  return {
    de: `Den Entwurf ablegen: dieser Befehl mit --write ${file}; der Name ist ein Vorschlag.`,
    en: `Put the draft into its place: this command with --write ${file}; the name is a suggestion.`,
  };
}

/** What a person has written is never overwritten, so a draft of the same name has to go elsewhere. */
function placeElsewhere(publisher: string, file: string): Text {
  return {
    de: `Nur wenn eine weitere Quelle daraus werden soll: dieser Befehl mit --write pipelines/sources/${publisher}/NAME.yaml; ${file} gibt es schon.`,
    en: `Only if it is to become a further source: this command with --write pipelines/sources/${publisher}/NAME.yaml; ${file} exists already.`,
  };
}

function knownSource(known: readonly string[], path: string): Text {
  const [first] = known;
  return {
    de: `Diese Tabelle liest schon ${known.join(', ')}: zuerst „quartett preview ${first} --file ${path}“ versuchen.`,
    en: `${known.join(', ')} reads this table already: first try "quartett preview ${first} --file ${path}".`,
  };
}

import { spelled } from '../catalog/spelled.ts';
import { endOf, judgeWithdrawals } from '../catalog/withdrawal.ts';
import { unknownReference } from '../indicators/unknown-reference.ts';
import { DefinitionError } from '../schemas/errors.ts';
import type { Text } from '../schemas/issues.ts';
import type { LocalText, Withdrawn } from '../schemas/types.ts';
import type { Session } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { lastRelease } from './look-back.ts';

/**
 * `withdraw`: notes in catalog/withdrawn/ that a dataset is taken back. The releases that follow show it as withdrawn for
 * 30 days and then leave it out; until then, deleting the file undoes it.
 */
export async function withdraw(id: string, because: LocalText, session: Session): Promise<number> {
  const { effects, language } = session;
  const now = effects.clock.now();
  const text = (await alreadyWithdrawn(id, now, session)) ?? (await note(id, because, now, session));
  effects.terminal.line(text[language]);
  return exitCodes.fine;
}

/** What there is to say of a dataset that was withdrawn before; null if it was not. */
async function alreadyWithdrawn(id: string, now: Date, session: Session): Promise<Text | null> {
  const { project } = session;
  const published = await lastRelease(session);
  const gone = published?.gone?.find((one) => one.id === id);
  if (gone !== undefined) return words.gone(id, gone.gone);
  if (!project.withdrawn.has(id)) return null;
  const { shown } = judgeWithdrawals(project.withdrawn, published, now.toISOString());
  const withdrawal = shown.get(id);
  if (withdrawal === undefined) return words.over(id);
  const isShown = published?.datasets.some((dataset) => dataset.id === id && dataset.withdrawn !== undefined);
  return isShown ? words.shown(id, withdrawal.since, withdrawal.until) : words.noted(id, withdrawal.until);
}

async function note(id: string, because: LocalText, now: Date, { project, effects }: Session): Promise<Text> {
  const { indicators } = project.registry;
  const indicator = indicators.get(id);
  if (indicator === undefined) {
    const place = { file: 'quartett', record: null };
    throw new DefinitionError([
      unknownReference(place, 'dataset', id, indicators.keys(), `indicators/${id}.yaml`),
    ]);
  }
  const on = now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' }); // Sweden writes 2026-11-21.
  await effects.files.writeAtomic(fileOf(id), written({ title: indicator.title, on, because }));
  return words.done(id, indicator.title, because, endOf(now.toISOString()));
}

function fileOf(id: string): string {
  return `catalog/withdrawn/${id}.yaml`;
}

/** As YAML that a person would write; JSON's texts are YAML's. */
function written({ title, on, because }: Withdrawn): string {
  const both = ({ de, en }: LocalText) => [
    `  de: ${JSON.stringify(de)}`,
    ...(en === undefined ? [] : [`  en: ${JSON.stringify(en)}`]),
  ];
  return [
    '# yaml-language-server: $schema=../../schemas/withdrawn.schema.json',
    '#',
    '# Zurückgezogen mit „quartett withdraw“. Diese Datei zu löschen nimmt es zurück, solange der Datensatz noch zu sehen ist;',
    '# danach bleibt sie hier, weil seine Kennung nie wieder vergeben wird.',
    'title:',
    ...both(title),
    `on: ${on}`,
    'because:',
    ...both(because),
    '',
  ].join('\n');
}

const words = {
  done: (id: string, title: Text, because: LocalText, until: string) => ({
    de: `Zurückgezogen: ${id} („${title.de}“), weil: ${because.de}
Die nächste Veröffentlichung sagt es den Portalen. 30 Tage danach, frühestens am ${spelled.day(until, 'de')}, gibt es den Datensatz nicht mehr; so lange muss indicators/${id}.yaml bleiben.
Soll er doch bleiben: vorher ${fileOf(id)} löschen. Danach wird seine Kennung nie wieder vergeben.`,
    en: `Withdrawn: ${id} ("${title.en}"), because: ${because.en ?? because.de}
The next release tells the portals. 30 days after it, on ${spelled.day(until, 'en')} at the earliest, the dataset is gone; until then indicators/${id}.yaml must stay.
To keep it after all, delete ${fileOf(id)} before. Afterwards its id is never used again.`,
  }),
  noted: (id: string, until: string) => ({
    de: `${id} ist schon zurückgezogen; die nächste Veröffentlichung sagt es den Portalen. Frühestens am ${spelled.day(until, 'de')} gibt es den Datensatz nicht mehr. Nichts geändert.`,
    en: `${id} is withdrawn already; the next release tells the portals. The dataset is gone on ${spelled.day(until, 'en')} at the earliest. Nothing changed.`,
  }),
  shown: (id: string, since: string, until: string) => ({
    de: `${id} ist schon zurückgezogen, seit dem ${spelled.day(since, 'de')}; mit der ersten Veröffentlichung ab dem ${spelled.day(until, 'de')} gibt es den Datensatz nicht mehr. Nichts geändert.`,
    en: `${id} is withdrawn already, since ${spelled.day(since, 'en')}; the first release from ${spelled.day(until, 'en')} on is without the dataset. Nothing changed.`,
  }),
  over: (id: string) => ({
    de: `${id} ist schon zurückgezogen; mit der nächsten Veröffentlichung gibt es den Datensatz nicht mehr. Nichts geändert.`,
    en: `${id} is withdrawn already; the next release is without the dataset. Nothing changed.`,
  }),
  gone: (id: string, gone: string) => ({
    de: `Den Datensatz ${id} gibt es schon seit dem ${spelled.day(gone, 'de')} nicht mehr. Nichts geändert.`,
    en: `The dataset ${id} has been gone since ${spelled.day(gone, 'en')}. Nothing changed.`,
  }),
};

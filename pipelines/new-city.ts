import { DefinitionError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import { printIssues, type Session } from './commands.ts';
import { cityConsequences, cityRows, type NewCity } from './draft/city-rows.ts';
import type { Files } from './effects/files.ts';
import { exitCodes } from './exit-codes.ts';
import { type DefinitionFiles, readProject } from './project.ts';
import { finishedFiles } from './unfinished.ts';
import { wrap } from './wrap.ts';

const areasFile = 'indicators/codes/areas.yaml';

/** `new city`: the rows of a further city, what `check` would say with them, and what it cannot see. Writes only where told. */
export async function newCity(city: NewCity, write: boolean, session: Session): Promise<number> {
  const { project, effects, language } = session;
  const { files, terminal } = effects;
  refuseCity(city, session);
  const text = await files.readText(areasFile);
  const whole = `${text.trimEnd()}\n${cityRows(city)}`;
  const issues = await checkWith(whole, files);
  if (write && lastKey(text) !== 'areas')
    throw new DefinitionError([issue('areas-not-last', { file: areasFile })]);
  if (write) await files.writeAtomic(areasFile, whole);
  const say = (de: string, en: string) => terminal.line({ de, en }[language]);
  if (write) say(`An ${areasFile} angehängt:`, `Appended to ${areasFile}:`);
  else
    say(
      `Für das Ende von ${areasFile} (mit --write wird es angehängt):`,
      `For the end of ${areasFile} (--write appends it):`,
    );
  for (const line of cityRows(city).trimEnd().split('\n')) terminal.line(line);
  say('\nWas „quartett check“ dann noch vermisst:', '\nWhat "quartett check" then misses:');
  if (issues.length === 0) say('  nichts', '  nothing');
  printIssues(issues, language, terminal);
  say('\nWas kein „check“ sehen kann:', '\nWhat no "check" can see:');
  for (const { [language]: sentence } of cityConsequences(city, project)) {
    const lines = wrap(sentence, Math.min(terminal.width, 110) - 4);
    for (const [index, line] of lines.entries()) terminal.line(`  ${index === 0 ? '· ' : '  '}${line}`);
  }
  return exitCodes.fine;
}

/** Rows can be appended to the list that ends the file. */
function lastKey(text: string): string | undefined {
  return [...text.matchAll(/^([a-z]+):/gm)].at(-1)?.[1];
}

/** Only urban districts: their key as a district is their key as a municipality, on which every scheme rests. */
function refuseCity({ ags }: NewCity, { project }: Session): void {
  if (!/^\d{5}000$/.test(ags))
    throw new DefinitionError([issue('no-urban-district', { file: 'quartett', value: ags })]);
  if (project.registry.areas.areas.some(({ id }) => id === ags)) {
    throw new DefinitionError([
      issue('duplicate-id', { file: 'quartett', value: ags }, { other: areasFile }),
    ]);
  }
}

/** What reading the project would say if the list of areas had this text. */
async function checkWith(areas: string, files: Pick<Files, 'list' | 'readText'>): Promise<readonly Issue[]> {
  const overlaid: DefinitionFiles = {
    ...files,
    readText: async (path) => (path === areasFile ? areas : files.readText(path)),
  };
  try {
    return (await readProject(finishedFiles(overlaid))).warnings.filter(({ file }) => file === areasFile);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.issues;
  }
}

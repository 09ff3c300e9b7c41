import { reservedIds } from '../indicators/registry.ts';
import { DefinitionError } from '../schemas/errors.ts';
import { issue, type Text } from '../schemas/issues.ts';
import { readSchema } from '../schemas/validator.ts';
import type { Session } from './commands.ts';
import type { SchemaNode } from './draft/skeleton.ts';
import {
  type IndicatorKind,
  indicatorTemplate,
  sourceTemplate,
  variableTemplate,
} from './draft/templates.ts';
import { exitCodes } from './exit-codes.ts';
import { previewUnknown, refuseOverwriting, sourceIdOf } from './preview-unknown.ts';

/** `new source`: an empty form of a source, or the draft of a file. */
export async function newSource(id: string, from: string | null, session: Session): Promise<number> {
  const path = `pipelines/sources/${id}.yaml`;
  sourceIdOf(path);
  if (from !== null) return previewUnknown({ path: from, sheet: null, write: path }, session);
  return writeNew(path, sourceTemplate(id, schema), steps.source(id), session);
}

/** `new indicator`: an empty form of an indicator. */
export async function newIndicator(id: string, kind: IndicatorKind, session: Session): Promise<number> {
  const { project, effects } = session;
  const path = `indicators/${id}.yaml`;
  refuseId(id, path);
  if (reservedIds.includes(id)) throw new DefinitionError([issue('reserved-id', { file: path, value: id })]);
  if (project.withdrawn.has(id))
    throw new DefinitionError([issue('withdrawn-id', { file: path, value: id })]);
  const day = effects.clock.now().toISOString().slice(0, 10);
  return writeNew(path, indicatorTemplate(kind, day, schema), steps.indicator, session);
}

/** `new variable`: an empty form of a variable. */
export async function newVariable(id: string, session: Session): Promise<number> {
  const path = `indicators/variables/${id}.yaml`;
  refuseId(id, path);
  return writeNew(path, variableTemplate(schema), steps.variable, session);
}

function schema(name: string): SchemaNode {
  return readSchema(name) as SchemaNode;
}

/** Ids become URLs and stay for ever. */
function refuseId(id: string, path: string): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw new DefinitionError([issue('bad-id', { file: path, value: id })]);
}

async function writeNew(
  path: string,
  text: string,
  next: Text,
  { effects, language }: Session,
): Promise<number> {
  await refuseOverwriting(path, effects.files);
  await effects.files.writeAtomic(path, text);
  effects.terminal.line({ de: `Geschrieben: ${path}`, en: `Written: ${path}` }[language]);
  effects.terminal.line({ de: `Als Nächstes: ${next.de}`, en: `Next: ${next.en}` }[language]);
  return exitCodes.fine;
}

const steps = {
  source: (id: string): Text => ({
    de: `ausfüllen, was „bitte ergänzen“ heißt, dann „quartett check“ und „quartett preview ${id} --file PFAD“. Liegt die Datei schon vor, schreibt „quartett new source ${id} --from PFAD“ das meiste selbst.`,
    en: `fill in what says "bitte ergänzen", then "quartett check" and "quartett preview ${id} --file PATH". If you have the file, "quartett new source ${id} --from PATH" writes most of it by itself.`,
  }),
  indicator: {
    de: 'ausfüllen, was „bitte ergänzen“ heißt, dann „quartett check“. Die Kennung wird zur Adresse und ändert sich nach der ersten Veröffentlichung nie mehr.',
    en: 'fill in what says "bitte ergänzen", then "quartett check". The id becomes an address and never changes after the first release.',
  },
  variable: {
    de: 'ausfüllen, was „bitte ergänzen“ heißt, und unter sources die Quellen nennen, die sie füllen; dann „quartett check“.',
    en: 'fill in what says "bitte ergänzen", and name the sources that fill it under sources; then "quartett check".',
  },
};

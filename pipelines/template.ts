import { SourceError } from '../schemas/errors.ts';
import { issue } from '../schemas/issues.ts';
import { type Session, sourceOf } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { csvFile } from './templates/csv-file.ts';
import { explanationLines } from './templates/explanation.ts';
import { layOutTemplate } from './templates/layout.ts';
import { workbookFile } from './templates/workbook-file.ts';

/** `template`: the file that an office fills in, made of definition and areas so that it is read without a complaint. */
export async function writeTemplate(id: string, out: string, session: Session): Promise<number> {
  const { project, effects, language } = session;
  const source = project.examples.get(id) ?? sourceOf(id, project);
  const layout = layOutTemplate(source, project.registry);
  const { parser } = source.read;
  if (layout === null || parser === 'genesis')
    throw new SourceError([issue('template-impossible', { file: source.file, value: id })]);
  if (!out.toLowerCase().endsWith(`.${parser}`))
    throw new SourceError([issue('template-name', { file: out }, { kind: parser })]);
  if (await effects.files.exists(out)) throw new SourceError([issue('template-exists', { file: out })]);
  const explanation = explanationLines(source, project);
  const bytes =
    parser === 'xlsx' ? await workbookFile(layout, explanation, source.read) : csvFile(layout, source.read);
  await effects.files.writeAtomic(out, bytes);
  // A text has no second sheet.
  const beside = parser === 'xlsx' ? null : `${out}.txt`;
  if (beside) await effects.files.writeAtomic(beside, explanation.map((line) => `${line}\r\n`).join(''));
  effects.terminal.line(done(out, beside)[language]);
  return exitCodes.fine;
}

function done(out: string, beside: string | null) {
  const where = { de: beside ?? 'dem Blatt „Erläuterung“', en: beside ?? 'the sheet "Erläuterung"' };
  return {
    de: `Vorlage geschrieben: ${out}. Wie sie auszufüllen ist, steht in ${where.de}.`,
    en: `Template written: ${out}. How to fill it in stands in ${where.en}.`,
  };
}

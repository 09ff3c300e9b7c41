import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { IndicatorKind } from '../draft/templates.ts';
import { newCity } from '../new-city.ts';
import { newIndicator, newSource, newVariable } from '../new-definition.ts';
import { readDay } from '../steps/period.ts';
import type { Run } from './run.ts';

/** `quartett new`: definitions that start from a template. Nothing that is there is overwritten. */
export function addNew(program: Command, run: Run): void {
  const group = program.command('new').description('legt eine Definition an / starts a definition');
  group
    .command('source <publisher/name>')
    .description('eine Quelle, leer oder nach einer Datei / a source, empty or by a file')
    .option('--from <path>', 'Entwurf nach dieser Datei / a draft by this file')
    .action((id: string, { from }: { readonly from?: string }, command: Command) =>
      run(command, (session) => newSource(id, from === undefined ? null : resolve(from), session)),
    );
  group
    .command('indicator <id>')
    .description('ein Indikator / an indicator')
    .addOption(
      new Option('--kind <kind>', 'Quotient oder Wert einer Variable / ratio, or the value of a variable')
        .choices(['ratio', 'value'])
        .default('ratio'),
    )
    .action((id: string, { kind }: { readonly kind: IndicatorKind }, command: Command) =>
      run(command, (session) => newIndicator(id, kind, session)),
    );
  group
    .command('variable <id>')
    .description('eine Variable / a variable')
    .action((id: string, _, command: Command) => run(command, (session) => newVariable(id, session)));
  group
    .command('city <ags>')
    .description(
      'eine weitere Stadt: ihre Zeilen, und was sie ändert / a further city: its rows, and what it changes',
    )
    .requiredOption('--name <name>', 'amtlicher Name / official name')
    .option(
      '--from <date>',
      'Tag, ab dem Dateien sie führen / day from which files have it',
      readIsoDay,
      '2015-01-01',
    )
    .option('--write', 'an areas.yaml anhängen / append to areas.yaml')
    .action((ags: string, own: CityOptions, command: Command) =>
      run(command, (session) =>
        newCity({ ags, name: own.name, from: own.from }, own.write === true, session),
      ),
    );
}

interface CityOptions {
  readonly name: string;
  readonly from: string;
  readonly write?: boolean;
}

function readIsoDay(text: string): string {
  const day = readDay(text);
  if (day !== null) return day;
  throw new InvalidArgumentError('ein Tag wie 2015-01-01 / a day such as 2015-01-01');
}

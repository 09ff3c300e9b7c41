import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeTemplate } from '../template.ts';
import type { Run } from './run.ts';

/** `quartett template`: what an office fills in and delivers. */
export function addTemplate(program: Command, run: Run): void {
  program
    .command('template <source>')
    .description(
      'schreibt eine Vorlage, die ein Amt ausfüllen und liefern kann / writes a template for an office to fill in',
    )
    .requiredOption('--out <file>', 'wohin / where to')
    .action((source: string, { out }: { readonly out: string }, command: Command) =>
      run(command, (session) => writeTemplate(source, resolve(out), session)),
    );
}

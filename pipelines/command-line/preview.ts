import { resolve } from 'node:path';
import type { Command } from 'commander';
import { previewSource } from '../commands.ts';
import { previewUnknown } from '../preview-unknown.ts';
import { readCount } from './arguments.ts';
import { mirrorOption, type Run } from './run.ts';

interface Options {
  readonly file?: string;
  readonly rows: number;
  readonly sheet?: string;
  readonly write?: string;
}

/** `quartett preview`: what becomes of a file by a source's definition; without a source, what a definition of it could be. */
export function addPreview(program: Command, run: Run, runOnFinished: Run): void {
  program
    .command('preview [source]')
    .description(
      'zeigt, was aus einer Quelle oder Datei wird; ohne Quelle: was in der Datei steht, mit Entwurf einer Definition / shows what becomes of a source or file; without a source: what is in the file, with a draft of a definition',
    )
    .option('--file <path>', 'diese Datei statt des letzten Stands / this file, not the last snapshot')
    .option('--rows <n>', 'so viele Zeilen zeigen / rows to show', readCount, 12)
    .option(
      '--sheet <name>',
      'ohne Quelle: dieses Blatt der Arbeitsmappe / without a source: this sheet of the workbook',
    )
    .option(
      '--write <path>',
      'ohne Quelle: den Entwurf hierhin schreiben / without a source: write the draft here',
    )
    .option(...mirrorOption)
    .action((source: string | undefined, { file, rows, sheet, write }: Options, command: Command) => {
      const path = file === undefined ? null : resolve(file);
      if (source !== undefined) return run(command, (session) => previewSource(source, path, rows, session));
      if (path === null) {
        return command.error('error: eine Quelle nennen, oder --file PFAD / name a source, or --file PATH');
      }
      const unknown = { path, named: file ?? path, sheet: sheet ?? null, write: write ?? null };
      return runOnFinished(command, (session) => previewUnknown(unknown, session));
    });
}

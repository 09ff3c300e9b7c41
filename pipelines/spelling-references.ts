import { dirname } from 'node:path/posix';
import { codesOf } from '../indicators/registry.ts';
import { unknownReference } from '../indicators/unknown-reference.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Project, SourceDefinition } from './project.ts';

type Place = (path: string, pointer: string) => { readonly file: string; readonly record: number | null };

/** Spellings of codes that do not exist, and labels that stand under two codes; once per publisher. */
export function checkSpellings(project: Omit<Project, 'warnings'>, place: Place): readonly Issue[] {
  const files = new Map<string, SourceDefinition['spellings']>();
  for (const { file, spellings } of project.sources.values()) {
    files.set(`${dirname(file)}/spellings.yaml`, spellings);
  }
  return [...files].flatMap(([path, spellings]) =>
    Object.entries(spellings).flatMap(([dimension, codes]) => {
      const known = codesOf(project.registry.codelists.get(dimension));
      return [
        ...Object.keys(codes)
          .filter((code) => !known.includes(code))
          .map((code) =>
            unknownReference(
              place(path, `/${dimension}/${code}`),
              `spellings.${dimension}`,
              code,
              known,
              `den Code in codes/${dimension}.yaml / the code`,
            ),
          ),
        ...ambiguous(codes).map(({ label, codes: both }) =>
          issue(
            'ambiguous-spelling',
            { ...place(path, `/${dimension}`), value: label },
            { dimension, codes: both.join(', ') },
          ),
        ),
      ];
    }),
  );
}

function ambiguous(
  codes: Readonly<Record<string, readonly string[]>>,
): readonly { readonly label: string; readonly codes: readonly string[] }[] {
  const byLabel = new Map<string, string[]>();
  for (const [code, labels] of Object.entries(codes)) {
    for (const label of labels) byLabel.set(label, [...(byLabel.get(label) ?? []), code]);
  }
  return [...byLabel].filter(([, both]) => both.length > 1).map(([label, both]) => ({ label, codes: both }));
}

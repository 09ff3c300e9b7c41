import { type Issue, issue } from '../schemas/issues.ts';
import { nearest } from '../schemas/validator.ts';

/** Where a name stands. */
interface Place {
  readonly file: string;
  readonly record: number | null;
}

/** An issue for each of the names that is not known. */
export function unknownReferences(
  place: Place,
  column: string,
  names: readonly string[],
  known: Iterable<string>,
  what: string,
): readonly Issue[] {
  const all = [...known];
  return names
    .filter((name) => !all.includes(name))
    .map((name) => unknownReference(place, column, name, all, what));
}

/** An issue for a name that leads nowhere, with the nearest known one. `what` is German / English. */
export function unknownReference(
  place: Place,
  column: string,
  value: string,
  known: Iterable<string>,
  what: string,
): Issue {
  const [german = what, english = what] = what.split(' / ');
  return issue(
    'unknown-reference',
    { ...place, column, value },
    {
      known: nearestFirst(value, known),
      what: german,
      whaten: english,
    },
  );
}

/** Some of the known names for a message, the one that is probably meant in front. */
export function nearestFirst(value: string, known: Iterable<string>): string {
  const names = [...known].sort();
  const near = nearest(value, names);
  return (near ? [near, ...names.filter((name) => name !== near)] : names).slice(0, 12).join(', ');
}

import type { DefinedError } from 'ajv';

/**
 * Alternatives report every branch and then themselves. A person needs one of these: the breach of the branch that
 * was evidently meant, or else that none of the alternatives fits.
 */
export function tellingErrors(errors: readonly DefinedError[]): readonly DefinedError[] {
  const dropped = new Set(
    errors.filter(({ keyword }) => keyword === 'oneOf').flatMap((one) => echoes(one, errors)),
  );
  // That a condition is broken says nothing beside the breach itself.
  return errors.filter((error) => !dropped.has(error) && error.keyword !== 'if');
}

/** What need not be said beside (or instead of) the breach of alternatives. */
function echoes(alternatives: DefinedError, errors: readonly DefinedError[]): readonly DefinedError[] {
  const inside = errors.filter((error) => branchOf(error, alternatives) !== null);
  const branches = alternatives.schema as readonly Readonly<Record<string, unknown>>[];
  if (branches.every(isCondition)) return inside;
  const meant = branches.flatMap((_, index) => {
    const own = inside.filter((error) => branchOf(error, alternatives) === index);
    return own.some((error) => isOtherKind(error, alternatives)) ? [] : [own];
  });
  const [only] = meant;
  if (meant.length !== 1 || only === undefined || only.length === 0) return inside;
  return [alternatives, ...inside.filter((error) => !only.includes(error))];
}

/** The number of the alternative in which an error lies; null if it lies outside. */
function branchOf(error: DefinedError, alternatives: DefinedError): number | null {
  const inside =
    error.schemaPath.startsWith(`${alternatives.schemaPath}/`) &&
    `${error.instancePath}/`.startsWith(`${alternatives.instancePath}/`);
  return inside ? Number.parseInt(error.schemaPath.slice(alternatives.schemaPath.length + 1), 10) : null;
}

/** `{ required: ["value"] }`: an alternative that only names keys. */
function isCondition(branch: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(branch).join() === 'required';
}

/** The value is of another type than the branch wants, so that this branch was not meant. */
function isOtherKind({ keyword, instancePath }: DefinedError, alternatives: DefinedError): boolean {
  return instancePath === alternatives.instancePath && (keyword === 'type' || keyword === 'enum');
}

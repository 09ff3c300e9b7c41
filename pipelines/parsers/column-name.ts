/** Labels of a header from top to bottom → one name: `männlich > unter 3 Jahre`. */
export function columnName(labels: readonly string[]): string {
  return labels
    .map((label) => label.replace(/\s+/g, ' ').trim())
    .filter((label) => label !== '')
    .filter((label, index, filled) => label !== filled[index - 1])
    .join(' > ');
}

/** Tells columns of one name apart: the second is `NAME #2`, the third `NAME #3`. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}

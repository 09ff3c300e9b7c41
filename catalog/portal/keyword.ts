/** A keyword is cut at its commas before anything else is done with it (harvest.md §2.1, no. 15). */
export function tagsOf(keyword: string): readonly string[] {
  return keyword.includes(',') ? keyword.split(',').map((part) => part.trim()) : [keyword];
}

/** Letters of any script, digits, blank, `-`, `_` and `.`; 2 to 100 of them. One other tag refuses the whole dataset. */
export function isTag(tag: string): boolean {
  return /^[\p{L}\p{N} _.-]{2,100}$/u.test(tag);
}

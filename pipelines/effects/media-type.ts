/** What a Content-Type header says without its parameters, in small letters; null where it says nothing. */
export function mediaTypeIn(header: string | undefined): string | null {
  return header?.split(';')[0]?.trim().toLowerCase() || null;
}

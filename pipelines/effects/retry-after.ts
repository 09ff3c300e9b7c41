/** Seconds or a date (RFC 9110, section 10.2.3), in milliseconds from now; 0 where there is none. */
export function retryAfterOf(header: string | undefined): number {
  if (header === undefined) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? 0 : Math.max(0, wait);
}

/** How many datasets may vanish at once: a share of them, but always as many as `number`. */
export interface DeletionLimit {
  readonly share: number;
  readonly number: number;
}

/** As many of `count` datasets. */
export function allowedDeletions({ share, number }: DeletionLimit, count: number): number {
  return Math.max(number, Math.floor(share * count));
}

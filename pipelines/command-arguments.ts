import { InvalidArgumentError } from 'commander';
import { readDay } from './steps/period.ts';

/** Long enough to tell somebody else why. */
export function readReason(text: string): string {
  const reason = text.trim().replace(/\s+/g, ' ');
  if (reason.length >= 10) return reason;
  throw new InvalidArgumentError('ein Grund mit mindestens 10 Zeichen / a reason of at least 10 characters');
}

/** An option that may be given several times. */
export function append(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

/** A number of rows. */
export function readCount(text: string): number {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('eine ganze Zahl ab 0 / a whole number from 0');
}

/** The end of a day, in UTC: snapshots accepted on that day count. */
export function readInstant(text: string): string {
  const day = readDay(text);
  if (day !== null) return `${day}T23:59:59.999Z`;
  throw new InvalidArgumentError('ein Tag wie 2026-03-01 / a day such as 2026-03-01');
}

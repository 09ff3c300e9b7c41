import { InvalidArgumentError } from 'commander';
import { readDay } from '../steps/period.ts';

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

/** How many: of rows, or of deletions. */
export function readCount(text: string): number {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('eine ganze Zahl ab 0 / a whole number from 0');
}

/** How long: at most a week. */
export function readMinutes(text: string): number {
  if (/^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 10_080) return Number(text);
  throw new InvalidArgumentError('ganze Minuten von 1 bis 10080 / whole minutes from 1 to 10080');
}

/** The end of a day, in UTC: snapshots accepted on that day count. */
export function readInstant(text: string): string {
  const day = readDay(text);
  if (day !== null) return `${day}T23:59:59.999Z`;
  throw new InvalidArgumentError('ein Tag wie 2026-03-01 / a day such as 2026-03-01');
}

/** Where a server listens; 0 leaves it to the system. */
export function readPort(text: string): number {
  if (/^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('ein Port von 0 bis 65535 / a port from 0 to 65535');
}

/** An address to which paths can be added. */
export function readBase(text: string): string {
  const url = URL.parse(text);
  const isBase = url !== null && /^https?:$/.test(url.protocol) && !/[?#@]|\/$/.test(text);
  if (isBase) return text;
  throw new InvalidArgumentError(
    'eine Adresse ohne Schrägstrich am Ende, wie https://statistik.example.org / an address without a slash at the end',
  );
}

/** The address of a catalog; what is written in it is shown and stored, so it must hold no password. */
export function readAddress(text: string): string {
  const url = URL.parse(text);
  const isWeb = url !== null && /^https?:$/.test(url.protocol);
  if (isWeb && url.username === '' && url.password === '') return text;
  throw new InvalidArgumentError(
    'eine Adresse mit http(s)://, ohne Zugangsdaten / an address with http(s)://, without credentials',
  );
}

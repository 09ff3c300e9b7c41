import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BusyError } from '../../schemas/errors.ts';
import { type IssueCode, issue } from '../../schemas/issues.ts';
import { makeFolders } from './flush.ts';
import { writeFailure } from './write-failure.ts';

/** Gives a lock back. */
export type Unlock = () => void;

/**
 * Lets one run at a time change what lies beside the file. It is the operating system that holds the lock, through SQLite: however a
 * run ends, the next one finds it free, and no number of a process or age of a file has to be guessed at. Throws a
 * BusyError while another run holds it, and a ReleaseError (`write-failed`) where nothing can be written.
 */
export function takeLock(path: string, place: string, busy: IssueCode = 'already-running'): Unlock {
  let database: DatabaseSync | null = null;
  try {
    makeFolders(dirname(path));
    closeSync(openSync(path, 'a')); // Node says why it cannot; SQLite only that it cannot
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    throw isBusy(error) ? new BusyError([issue(busy, { file: place })]) : writeFailure(error, place);
  }
  const held = database;
  return () => held.close();
}

/** SQLITE_BUSY */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

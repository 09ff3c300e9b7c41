import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { peopleFile } from '../helpers/people-file.ts';
import { repository } from '../helpers/repository.ts';
import { example, type WorkedExample } from './example.ts';

interface Legend {
  readonly profile: string;
  readonly tokens: readonly string[];
}

/** Value, and status with what else is said: `O+unreliable`, `A+revised`. */
type Meaning = readonly [value: number | null, status: string];

/** The tokens as cells of a file that is read by the legend of the repository. */
async function checkLegend({ profile, tokens }: Legend, expected: readonly Meaning[]): Promise<void> {
  const signs = await readFile(join(repository, 'indicators/codes/signs.yaml'), 'utf8');
  const cities = ['07315', '07314', '07211', '07111'];
  for (const [index, token] of tokens.entries()) {
    // How thousands are grouped is declared by the source, never guessed.
    const group = /^\d+ /.test(token) ? ' ' : '.';
    const rows = cities.map((key) => `${key};2018;"${token}"\n`).join('');
    const { observations, messages } = await peopleFile(`key;year;people\n${rows}`, {
      read: { signs: profile, numbers: { decimal: ',', group } },
      definitions: { files: { 'indicators/codes/signs.yaml': signs } },
    });
    expect(messages, token).toEqual([]);
    const [value, words = ''] = expected[index] ?? [];
    const [status, flag] = words.split('+');
    const [found] = observations;
    expect([found?.obs_value, found?.obs_status], token).toEqual([value, status]);
    expect(found?.revised, token).toBe(flag === 'revised');
    if (flag === 'unreliable') expect(found?.unreliable, token).toBe(true);
    expect(found?.conf_status, token).toBe(status === 'Q' ? 'C' : 'F');
  }
}

const classic = example({
  id: 'signs-classic',
  title: 'the signs of official statistics',
  input: {
    profile: 'classic',
    tokens: ['-', '0', '0,0', '.', '...', '…', '/', 'x', '(12)', '12p', '12r', '12s', '1 234', '1.234,5'],
  } as Legend,
  expected: [
    [0, 'A'],
    [0, 'N'],
    [0, 'N'],
    [null, 'O'],
    [null, 'L'],
    [null, 'L'],
    [null, 'O+unreliable'],
    [null, 'M'],
    [12, 'U'],
    [12, 'P'],
    [12, 'A+revised'],
    [12, 'E'],
    [1234, 'A'],
    [1234.5, 'A'],
  ] as readonly Meaning[],
  check: checkLegend,
});

const lowerSaxony = example({
  id: 'signs-lsn-new',
  title: 'the new signs of Lower Saxony, where 0 is zero and k rounds to it',
  input: { profile: 'lsn-new', tokens: ['0', 'k', 'g', 't', 'u', 'x', '12p', '12e'] } as Legend,
  expected: [
    [0, 'A'],
    [0, 'N'],
    [null, 'Q'],
    [null, 'L'],
    [null, 'O+unreliable'],
    [null, 'M'],
    [12, 'P'],
    [12, 'A+final'],
  ] as readonly Meaning[],
  check: checkLegend,
});

export const signs: readonly WorkedExample[] = [classic, lowerSaxony];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueTable } from '../../schemas/issue-table.ts';
import { type IssueCode, isError, issue } from '../../schemas/issues.ts';
import { sourceFiles } from '../helpers/imports.ts';
import { issueCalls } from '../helpers/issue-calls.ts';
import { repository } from '../helpers/repository.ts';

const codes = Object.keys(issueTable) as IssueCode[];
const calls = issueCalls();
/** A capital letter, a word of YAML such as read.sheet, or a property such as dct:title; a full stop, or a detail that brings its own. */
const beginsAndEnds = /^(?:\P{Ll}|[a-z]+[.:][a-z]).*[.}]$/u;

describe('the table of issues', () => {
  it.each(codes)('says of %s what is wrong and what helps, in both languages', (code) => {
    const { sentence, cure } = issueTable[code];
    for (const text of [sentence.de, sentence.en, cure.de, cure.en]) expect(text).toMatch(beginsAndEnds);
    expect(sentence.de).not.toBe(sentence.en);
  });

  it.each(codes)('%s has no German words in English and no English ones in German', (code) => {
    const { sentence, cure } = issueTable[code];
    expect(`${sentence.en} ${cure.en}`).not.toMatch(/[äöüß„“]/i);
    expect(`${sentence.de} ${cure.de}`).not.toMatch(/\b(?:the|is|are|and|not)\b/);
  });

  it('has no code that nothing reports', () => {
    const text = sourceFiles(['schemas', 'indicators', 'output', 'catalog', 'pipelines'])
      .filter((file) => !/^schemas\/[a-z]+-issues\.ts$/.test(file))
      .map((file) => readFileSync(join(repository, file), 'utf8'))
      .join('\n');
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  it('has every code that is reported', () => {
    expect(calls.length).toBeGreaterThan(60);
    expect(calls.map(({ code }) => code).filter((code) => !Object.hasOwn(issueTable, code))).toEqual([]);
  });

  it('asks for no word that a report does not give', () => {
    const lacking = calls.flatMap(({ file, code, place, details }) => {
      if (place === null || details === null) return [];
      return [...wordsOf(code as IssueCode)]
        .filter((word) => !place.has(word) && !details.has(word))
        .map((word) => `${file}: ${code} says {${word}}`);
    });
    expect(lacking).toEqual([]);
  });

  it('is given no word that it does not say', () => {
    const idle = calls.flatMap(({ file, code, details }) =>
      [...(details ?? [])]
        .filter((word) => !wordsOf(code as IssueCode).has(word))
        .map((word) => `${file}: ${code} does not say {${word}}`),
    );
    expect(idle).toEqual([]);
  });

  it('can be checked so for nearly all reports', () => {
    const unseen = calls.filter(({ place, details }) => place === null || details === null);
    expect(unseen.length).toBeLessThan(calls.length / 3);
  });
});

describe('an issue', () => {
  it('is filled with its place and its details', () => {
    const { sentence, cure } = issue(
      'sources-disagree',
      { file: 'office/people', value: '10' },
      {
        variable: 'people',
        area: 'Mainz',
        period: '2018',
        source: 'office/people',
        other: 'bureau/people',
        otherValue: '11',
        otherLine: ' (Zeile 7)',
        otherLineen: ' (line 7)',
      },
    );
    expect(sentence).toEqual({
      de: 'people Mainz 2018: office/people sagt 10, bureau/people sagt 11 (Zeile 7); veröffentlicht wird office/people.',
      en: 'people Mainz 2018: office/people says 10, bureau/people says 11 (line 7); office/people is published.',
    });
    expect(cure.de).toBe(
      'Prüfen, welche Quelle recht hat; die Rangfolge steht in der Variable unter sources.',
    );
  });

  it('shows a dash where there is nothing to show', () => {
    const { sentence, value } = issue(
      'unknown-sign',
      { file: 'office/people', column: 'people' },
      { signs: 'classic' },
    );
    expect(sentence.de).toBe(
      '„–“ in der Spalte „people“ ist weder eine Zahl noch ein Zeichen des Profils classic.',
    );
    expect(value).toBeNull();
  });

  it('shows raw text as it is, even if it looks like a placeholder', () => {
    const { sentence } = issue(
      'unknown-sign',
      { file: 'x', column: 'a', value: '{column} $& $1' },
      { signs: 'classic' },
    );
    expect(sentence.en).toBe(
      '"{column} $& $1" in column "a" is neither a number nor a sign of the profile classic.',
    );
  });

  it('is an error unless the table or the caller says less', () => {
    expect(isError(issue('duplicate-key', { file: 'x' }))).toBe(true);
    expect(isError(issue('rows-ignored', { file: 'x' }))).toBe(false);
    expect(isError(issue('duplicate-key', { file: 'x' }, {}, 'warning'))).toBe(false);
  });
});

/** The `{words}` in the texts of a code, without those that every place has. */
function wordsOf(code: IssueCode): ReadonlySet<string> {
  const { sentence, cure } = issueTable[code];
  const texts = [sentence.de, sentence.en, cure.de, cure.en].join(' ');
  return new Set([...texts.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? ''));
}

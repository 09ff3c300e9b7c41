import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';

const sample = join(import.meta.dirname, '../pipelines/sample');
const originals = join(import.meta.dirname, '../../shared/sources');
const files = readdirSync(sample).filter((name) => /\.(csv|xlsx)$/.test(name));
const csv = files.filter((name) => name.endsWith('.csv'));
const city = /^(?:[^;]*;)?(07111|07211|07314|07315);/;

describe('the embedded sample', () => {
  it.each(csv)('%s is in the encoding of its publisher', (name) => {
    const bytes = readFileSync(join(sample, name));
    expect(decode(name, bytes)).toContain('Ludwigshafen am Rhein');
    expect(bytes.subarray(0, 3).equals(Buffer.from('\uFEFF'))).toBe(isUtf8(name));
    expect(isValidUtf8(bytes)).toBe(isUtf8(name));
  });

  it.each(csv)('%s has the line ends of its publisher', (name) => {
    const text = decode(name, readFileSync(join(sample, name)));
    const lineEnd = name.startsWith('btw2025kreis') ? /^([^\r\n]*\r\n)+$/ : /^([^\r\n]*\n)+$/;
    expect(text).toMatch(lineEnd);
  });

  it.each(csv)('%s carries all four cities', (name) => {
    expect(new Set(cityLines(join(sample, name)).map((line) => city.exec(line)?.[1])).size).toBe(4);
  });

  it.each(files)('%s is small', (name) => {
    expect(statSync(join(sample, name)).size).toBeLessThanOrEqual(260_000);
  });

  it('adds up its polling districts to the official result of each city', async () => {
    const workbook = await readXlsx(readFileSync(join(sample, 'BTW_2025_Wahlbezirke_sample.xlsx')));
    const rows = workbook.sheets[0]?.rows.slice(1) ?? [];
    const sum = (municipality: string) => {
      const own = rows.filter((row) => String(BigInt(Number(row[0]))).slice(3, 9) === municipality);
      const total = (column: number) => own.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
      return { districts: own.length, eligible: total(2), voters: total(6) };
    };
    expect(sum('111000')).toEqual({ districts: 124, eligible: 80_612, voters: 65_444 });
    expect(sum('211000')).toEqual({ districts: 118, eligible: 76_639, voters: 61_530 });
    expect(sum('314000')).toEqual({ districts: 144, eligible: 97_715, voters: 72_848 });
    expect(sum('315000')).toEqual({ districts: 201, eligible: 150_429, voters: 128_787 });
  });
});

const present = existsSync(originals);
const title = present ? 'beside the originals' : 'skipped: ../shared/sources not present';

describe.skipIf(!present)(title, () => {
  it.each(csv)('%s has only published lines for the four cities', (name) => {
    const published = new Set(originalsOf(name).flatMap(cityLines));
    expect(cityLines(join(sample, name)).filter((line) => !published.has(line))).toEqual([]);
  });
});

/** The originals that share the sample's prefix, which ends at the first underscore. */
function originalsOf(name: string): readonly string[] {
  const prefix = name.slice(0, name.indexOf('_'));
  return readdirSync(originals, { recursive: true, encoding: 'utf8' })
    .filter((path) => (path.split('/').at(-1) ?? '').startsWith(prefix))
    .map((path) => join(originals, path));
}

function cityLines(path: string): readonly string[] {
  const name = path.split('/').at(-1) ?? '';
  return decode(name, readFileSync(path))
    .split(/\r?\n/)
    .filter((line) => city.test(line));
}

function decode(name: string, bytes: Buffer): string {
  return new TextDecoder(isUtf8(name) ? 'utf-8' : 'windows-1252', { fatal: true }).decode(bytes);
}

function isUtf8(name: string): boolean {
  return name.startsWith('1000A-0000') || name.startsWith('btw2025kreis');
}

function isValidUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

import type { Registry, SignProfile } from '../../indicators/registry.ts';
import { literal } from '../../schemas/sql-quote.ts';
import type { SourceRead } from '../../schemas/types.ts';
import type { ValueColumn } from './columns.ts';

/** A legend as a small table. */
export function meanings(name: string, signs: SignProfile['signs']): string {
  const rows = Object.entries(signs).map(
    ([text, meaning]) =>
      `(${literal(text)}, ${meaning.value ?? 'NULL'}::DECIMAL(28, 6), ${literal(meaning.status)},
        ${literal(meaning.conf ?? null)}::VARCHAR, ${meaning.unreliable ?? false}, ${meaning.revised ?? false},
        ${literal(meaning.reason ?? null)}::VARCHAR)`,
  );
  const columns = '(text, value, status, conf, unreliable, revised, reason)';
  const none =
    '(SELECT NULL::VARCHAR, NULL::DECIMAL(28, 6), NULL::VARCHAR, NULL::VARCHAR, NULL::BOOLEAN, NULL::BOOLEAN, NULL::VARCHAR LIMIT 0)';
  return rows.length > 0
    ? `${name}${columns} AS (VALUES ${rows.join(',\n    ')})`
    : `${name}${columns} AS ${none}`;
}

/** The legends of all quality columns, under their profile's name. */
export function qualities(values: readonly ValueColumn[], registry: Registry): string {
  const profiles = [...new Set(values.map(({ status }) => status?.signs).filter((one) => one !== undefined))];
  const selects = profiles.map((profile) => {
    const signs = registry.signs.profiles[profile]?.signs ?? {};
    return `SELECT ${literal(profile)} AS profile, legend.* FROM (WITH ${meanings('legend', signs)} SELECT * FROM legend) AS legend`;
  });
  const none = `SELECT NULL::VARCHAR AS profile, sign.* FROM sign LIMIT 0`;
  return `quality AS (${selects.length > 0 ? selects.join(' UNION ALL ') : none})`;
}

export function profileOf(read: SourceRead, registry: Registry): SignProfile {
  const name = read.signs ?? 'classic';
  const profile = registry.signs.profiles[name];
  if (!profile) throw new Error(`no sign profile ${name}`);
  return profile;
}

import { codeLabel } from '../../indicators/code-label.ts';
import type { Registry } from '../../indicators/registry.ts';
import type { Text } from '../../schemas/issues.ts';
import type { Amount, Named } from './explanation.ts';
import type { Row } from './tracing.ts';

/** A code of a code list in words; the code itself where the list has none. */
export function named(list: string, code: string, registry: Registry): Named {
  return { code, label: codeLabel(list, code, registry) };
}

export function unitNamed(code: string, { units }: Registry): Named {
  return { code, label: units.codes.find((one) => one.code === code)?.label ?? same(code) };
}

/** Value, status and reason of a row, in words. */
export function amountOf(row: Row, unit: string, registry: Registry): Amount {
  const { obs_value, obs_status, reason } = row;
  return {
    value: exact(obs_value),
    unit: unitNamed(unit, registry),
    status: named('status', obs_status ?? 'L', registry),
    reason: reason ? named('reason', reason, registry) : null,
  };
}

/** Decimal text as short as it is: 114024, not 114024.000000. */
export function exact(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

/** A text that is the same in both languages. */
export function same(text: string): Text {
  return { de: text, en: text };
}

/** Texts one after the other, separated by commas. */
export function listed(texts: readonly Text[]): Text {
  return { de: texts.map(({ de }) => de).join(', '), en: texts.map(({ en }) => en).join(', ') };
}

import type { Language } from '../schemas/language.ts';

/** Numbers, sizes and days as the readers of a language write them. */
export const spelled = {
  number: (value: number, language: Language, decimals = 0): string =>
    new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value),

  /** A few digits say enough: 950 bytes, 48 kB, 1.2 MB, 77.5 GB. */
  size: (bytes: number, language: Language): string => {
    if (bytes < 1000) return `${bytes}\u00a0${language === 'de' ? 'Byte' : 'bytes'}`;
    if (bytes < 999_500) return `${spelled.number(bytes / 1000, language)}\u00a0kB`;
    if (bytes < 999_950_000) return `${spelled.number(bytes / 1_000_000, language, 1)}\u00a0MB`;
    return `${spelled.number(bytes / 1_000_000_000, language, 1)}\u00a0GB`;
  },

  /** A day, or the day of an instant where we work. */
  day: (date: string, language: Language): string =>
    new Intl.DateTimeFormat(locales[language], {
      dateStyle: 'long',
      timeZone: date.includes('T') ? 'Europe/Berlin' : 'UTC',
    }).format(new Date(date)),
} as const;

const locales = { de: 'de-DE', en: 'en-GB' } as const;

/** In which people read what the program says; the published files speak both. */
export type Language = 'de' | 'en';

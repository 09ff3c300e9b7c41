/** In which people read what the program says; what is published speaks both. */
export type Language = 'de' | 'en';

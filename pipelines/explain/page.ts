import type { Language } from '../../schemas/language.ts';
import type { Style } from '../effects/logger.ts';

/** How a page is set. */
export interface Page {
  readonly language: Language;
  /** Columns. */
  readonly width: number;
  /** Down to every cell, however many there are. */
  readonly isFull: boolean;
  readonly paint: (style: Style, text: string) => string;
}

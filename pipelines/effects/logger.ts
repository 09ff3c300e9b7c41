import { stripVTControlCharacters, styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** Where people read what happens. */
export interface Terminal {
  readonly isTTY: boolean;
  /** Columns; 80 where nobody says. */
  readonly width: number;
  /** Writes a line that stays. */
  line(text: string): void;
  /** Shows progress that the next call writes over; on a file or a pipe nothing is written. */
  transient(text: string): void;
  /** The text in a style, or as it is where there are no colours. */
  paint(style: Style, text: string): string;
}

export interface TerminalOptions {
  readonly color: boolean;
  readonly isTTY: boolean;
  /** Takes secrets out of whatever is shown. */
  readonly redact?: (text: string) => string;
}

/** What we need of a stream such as `process.stderr`. */
export interface TerminalStream {
  write(text: string): unknown;
  readonly columns?: number;
}

/** @example createTerminal(process.stderr, { color: process.stderr.hasColors(), isTTY: process.stderr.isTTY }) */
export function createTerminal(
  stream: TerminalStream,
  { color, isTTY, redact = (text) => text }: TerminalOptions,
): Terminal {
  const width = stream.columns || 80;
  let isShowing = false;
  const erase = () => {
    if (isShowing) stream.write('\r\u001b[2K');
    isShowing = false;
  };
  return {
    isTTY,
    width,
    line: (text) => {
      erase();
      stream.write(`${harmless(redact(text), color)}\n`);
    },
    transient: (text) => {
      erase();
      if (!isTTY || text === '') return;
      stream.write(oneLine(redact(text), width - 1));
      isShowing = true;
    },
    paint: (style, text) => (color ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** Cells of a publisher's file are shown too; they may colour our terminal at worst, never steer it. */
function harmless(text: string, color: boolean): string {
  const parts = text.split(/(\p{Cc}\[[0-9;]*m)/u);
  return parts.map((part) => (color && isStyle(part) ? part : withoutControls(part))).join('');
}

function isStyle(part: string): boolean {
  return part.startsWith('\u001b[') && /^.\[[0-9;]*m$/s.test(part);
}

function withoutControls(text: string): string {
  return stripVTControlCharacters(text).replace(/(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu, '\ufffd');
}

/** Styles are dropped: cutting a line in the middle of one would leave it switched on. */
function oneLine(text: string, width: number): string {
  const plain = withoutControls(text).replace(/\s+/g, ' ');
  return plain.length <= width ? plain : `${plain.slice(0, width - 1)}…`;
}

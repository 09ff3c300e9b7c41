import { expect, test } from 'vitest';
import { createTerminal, type TerminalOptions } from '../../../pipelines/effects/logger.ts';

const erase = '\r\u001b[2K';

test('a line is written as it is', () => {
  expect(written({ color: false, isTTY: false }, (terminal) => terminal.line('Mainz: 3 Meldungen'))).toBe(
    'Mainz: 3 Meldungen\n',
  );
});

test('progress is written over by what comes next', () => {
  const text = written({ color: false, isTTY: true }, (terminal) => {
    terminal.transient('1 of 2');
    terminal.transient('2 of 2');
    terminal.line('done');
    terminal.line('bye');
  });
  expect(text).toBe(`1 of 2${erase}2 of 2${erase}done\nbye\n`);
});

test('an empty progress takes the last one away', () => {
  const text = written({ color: false, isTTY: true }, (terminal) => {
    terminal.transient('1 of 2');
    terminal.transient('');
  });
  expect(text).toBe(`1 of 2${erase}`);
});

test('progress stays out of files and pipes', () => {
  const text = written({ color: false, isTTY: false }, (terminal) => {
    terminal.transient('1 of 2');
    terminal.line('done');
  });
  expect(text).toBe('done\n');
});

test('progress is cut to one line of the window', () => {
  const text = written({ color: true, isTTY: true }, (terminal) => {
    terminal.transient(terminal.paint('red', 'regionalstatistik/\npopulation'));
  });
  expect(text).toBe('regionalstatistik/ …');
});

test('styles are written only where there are colours', () => {
  const paint = (color: boolean) =>
    written({ color, isTTY: false }, (terminal) => terminal.line(terminal.paint('red', 'error')));
  expect(paint(true)).toBe('\u001b[31merror\u001b[39m\n');
  expect(paint(false)).toBe('error\n');
});

test("a publisher's cell cannot steer the terminal", () => {
  const cell = 'Mainz\u001b[2J\u001b]0;gone\u0007\u0000\r\u009b1A';
  expect(written({ color: true, isTTY: true }, (terminal) => terminal.line(cell))).toBe(
    'Mainz\ufffd\ufffd\n',
  );
  expect(written({ color: false, isTTY: true }, (terminal) => terminal.line('\u001b[31mred'))).toBe('red\n');
});

test('a window of unknown width counts as 80 columns', () => {
  expect(createTerminal({ write: () => true }, { color: false, isTTY: false }).width).toBe(80);
});

function written(
  options: TerminalOptions,
  use: (terminal: ReturnType<typeof createTerminal>) => void,
): string {
  const pieces: string[] = [];
  use(createTerminal({ write: (text) => pieces.push(text), columns: 21 }, options));
  return pieces.join('');
}

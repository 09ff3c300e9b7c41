export interface PrometheusSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads the text format of Prometheus, and throws wherever a line is not as its documentation wants it. */
export function readPrometheus(text: string): readonly PrometheusSample[] {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const typed = new Set<string>();
  const seen = new Set<string>();
  let current = '';
  return text
    .slice(0, -1)
    .split('\n')
    .flatMap((line) => {
      const [, word, named] = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) \S.*$/.exec(line) ?? [];
      if (word === 'TYPE' && !/ (gauge|counter)$/.test(line)) throw new Error(line);
      if (word === 'TYPE' && named !== undefined) {
        if (typed.has(named)) throw new Error(`${named} has two types`);
        typed.add(named);
        current = named;
      }
      if (word !== undefined) return [];
      const [, name, , labels = '', number] =
        /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([^}]*)\})? (-?[0-9.]+(?:e[+-]?[0-9]+)?|NaN|[+-]Inf)$/.exec(line) ??
        [];
      if (name === undefined || name !== current) throw new Error(`not below its type: ${line}`);
      const key = `${name}{${labels}}`;
      if (seen.has(key)) throw new Error(`twice: ${key}`);
      seen.add(key);
      return [{ name, labels: readLabels(labels), value: Number(number) }];
    });
}

function readLabels(text: string): Readonly<Record<string, string>> {
  const pairs: [string, string][] = [];
  let rest = text;
  while (rest !== '') {
    const [whole = '', name = '', value = ''] =
      /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,(?=.)|$)/.exec(rest) ?? [];
    if (whole === '') throw new Error(`no label: ${rest}`);
    pairs.push([
      name,
      value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character)),
    ]);
    rest = rest.slice(whole.length);
  }
  return Object.fromEntries(pairs);
}

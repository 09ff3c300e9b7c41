import { describe, expect, it } from 'vitest';
import type { DefinitionError } from '../../schemas/errors.ts';
import type { Indicator } from '../../schemas/types.ts';
import { messagesOf } from '../helpers/harmonize-text.ts';
import { type Definitions, miniProject } from '../helpers/mini-project.ts';

const map = (variable: string, basis?: string) => ({
  area: { column: 'key', scheme: 'kreis5', outside: 'ignore' } as const,
  period: { column: 'year', as: 'year' } as const,
  ...(basis ? { basis: { const: basis } } : {}),
  values: [{ column: variable, variable }],
});
const because = { de: 'Beide zählen dieselben Personen.', en: 'Both count the same persons.' };
const movesPerHead = (more: object = {}): Partial<Indicator> => ({
  basis: ['fort-z2022', 'fort-z2011'],
  ratio: { of: [{ variable: 'moves' }], per: [{ variable: 'people' }], ...more },
});

/** What `check` says to an indicator on people (2011), moves (2022), beds (no basis), and maybe a further source. */
async function said(
  indicator: Partial<Indicator>,
  further: Definitions['sources'] = {},
  files: Definitions['files'] = {},
) {
  const check = miniProject({
    variables: { people: {}, moves: {}, beds: {} },
    sources: {
      'office/people': { map: map('people', 'fort-z2011') },
      'office/moves': { map: map('moves', 'fort-z2022') },
      'office/beds': { map: map('beds') },
      ...further,
    },
    indicators: { figure: indicator },
    files,
  });
  const issues = await check.then(
    () => [],
    (error: DefinitionError) => error.issues,
  );
  // On which line of its file a definition of a test stands is of no importance.
  const messages = messagesOf(issues).map((message) => message.replace(/, Zeile \d+/, ', Zeile …'));
  return { messages, codes: issues.map(({ code }) => code), issues };
}

describe('the bases of an indicator', () => {
  it('are all those on which its sources give figures', async () => {
    const { messages } = await said({ value: { variable: 'people' }, basis: ['fort-z2022'] });
    expect(messages).toEqual([
      'indicators/figure.yaml, Zeile …: Die Zahlen dieses Indikators stehen auch auf der Basis fort-z2011; unter basis ist sie nicht genannt. Die Basis unter basis ergänzen; die Reihenfolge dort sagt, welche Zeile bevorzugt wird, wenn es mehrere gibt.',
    ]);
  });

  it('are asked for at the line where they stand', async () => {
    const { issues } = await said({ value: { variable: 'people' }, basis: ['fort-z2022'] });
    expect(issues[0]).toMatchObject({ code: 'basis-undeclared', column: 'basis', value: 'fort-z2011' });
    expect(issues[0]?.record).toBeGreaterThan(1);
  });

  it('are also those to which years before a break are carried', async () => {
    const census = {
      ...{
        id: 'census-2022',
        label: because,
        kind: 'census',
        variables: ['people'],
        from: '2022',
        note: because,
      },
      bases: ['fort-z2022'],
      bridge: { old: 'fort-z2011', new: 'fort-z2022', basis: 'back', since: '2011' },
    };
    const codes = ['fort-z2022', 'fort-z2011', 'back', '_Z'].map((code) => ({ code, label: because }));
    const files = {
      'indicators/codes/breaks.yaml': { title: because, breaks: [census] },
      'indicators/codes/basis.yaml': { title: because, codes },
    };
    const figure = { value: { variable: 'people' }, basis: ['fort-z2011'] };
    expect((await said(figure, {}, files)).issues).toMatchObject([
      { code: 'basis-undeclared', value: 'back' },
    ]);
    expect(await said({ ...figure, basis: ['fort-z2011', 'back'] }, {}, files)).toMatchObject({ codes: [] });
  });

  it('may name more, for what is to come, and need none where the sources have none', async () => {
    expect(await said({ value: { variable: 'people' }, basis: ['fort-z2022', 'fort-z2011'] })).toMatchObject({
      codes: [],
    });
    expect(await said({ value: { variable: 'beds' } })).toMatchObject({ codes: [] });
  });

  it('must be known', async () => {
    const { messages } = await said(
      movesPerHead({ compatible: [{ of: 'fort-z2022', per: 'zensus', because }] }),
    );
    expect(messages[0]).toBe(
      'indicators/figure.yaml, Zeile …: „compatible“ nennt „zensus“, das es nicht gibt. Bekannt sind: _Z, fort-z2011, fort-z2022. Schreibweise prüfen oder eine Basis in codes/basis.yaml anlegen.',
    );
  });
});

describe('the two sides of a ratio', () => {
  it('that never stand on a common basis make no indicator', async () => {
    const { messages } = await said(movesPerHead());
    expect(messages).toEqual([
      'indicators/figure.yaml, Zeile …: Zähler (moves: fort-z2022) und Nenner (people: fort-z2011) stehen nie auf derselben Basis; der Indikator hätte keine einzige Zahl. Merkmale derselben Basis wählen oder eine Quelle auf der fehlenden Basis ergänzen. Sind zwei Basen fachlich vereinbar, das unter ratio.compatible mit Grund angeben.',
    ]);
  });

  it('meet where the two are declared compatible, in that direction', async () => {
    const declared = (of: string, per: string) => movesPerHead({ compatible: [{ of, per, because }] });
    expect(await said(declared('fort-z2022', 'fort-z2011'))).toMatchObject({ codes: [] });
    expect(await said(declared('fort-z2011', 'fort-z2022'))).toMatchObject({ codes: ['bases-never-meet'] });
  });

  it('meet where another source gives the missing basis', async () => {
    const more = { 'bureau/people': { map: map('people', 'fort-z2022') } };
    expect(await said(movesPerHead(), more)).toMatchObject({ codes: [] });
  });

  it('meet whatever has no basis', async () => {
    const beds = [{ variable: 'beds' }];
    expect(await said(movesPerHead({ per: beds }))).toMatchObject({ codes: [] });
    expect(await said(movesPerHead({ of: beds }))).toMatchObject({ codes: [] });
  });

  it('whose own terms never meet make no indicator either', async () => {
    const terms = [{ variable: 'moves' }, { variable: 'people', minus: true }];
    expect(await said(movesPerHead({ of: terms, per: [{ variable: 'beds' }] }))).toMatchObject({
      codes: ['bases-never-meet'],
    });
    expect(await said(movesPerHead({ of: [{ variable: 'beds' }], per: terms }))).toMatchObject({
      codes: ['bases-never-meet'],
    });
  });
});

describe('a source without a basis', () => {
  it('beside others that have one would join any', async () => {
    const { messages } = await said(
      { value: { variable: 'people' }, basis: ['fort-z2011'] },
      { 'bureau/people': { map: map('people') } },
    );
    expect(messages).toEqual([
      'pipelines/sources/bureau/people.yaml, Zeile …: people hat hier keine Basis und würde sich mit jeder verbinden; in anderen Quellen steht people auf fort-z2011. Unter map.basis angeben, worauf die Zahlen dieser Quelle beruhen.',
    ]);
  });
});

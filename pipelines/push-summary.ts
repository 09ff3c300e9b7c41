import type { Step } from '../catalog/ckan/plan.ts';
import type { Text } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import type { Terminal } from './effects/logger.ts';
import type { Pushed } from './push-run.ts';
import { table } from './summary.ts';

export interface PushSummary {
  readonly url: string;
  readonly dryRun: boolean;
}

type Deed = Step['action'] | 'failed' | 'waiting';

/** What is to be done or was done, dataset by dataset, and in one sentence. What stays as it is, is only counted. */
export function showPush(
  pushed: readonly Pushed[],
  summary: PushSummary,
  terminal: Terminal,
  language: Language,
): void {
  const head = {
    de: ['Datensatz', summary.dryRun ? 'Plan' : 'Ergebnis', 'Grund'],
    en: ['Dataset', summary.dryRun ? 'Plan' : 'Result', 'Reason'],
  }[language];
  const rows = pushed
    .filter(({ step }) => step.action !== 'unchanged')
    .map((one) => [one.step.name, nameOf(deedOf(one), summary, language), reasonOf(one)[language]]);
  if (rows.length > 0) for (const line of table([head, ...rows])) terminal.line(line);
  if (rows.length > 0) terminal.line('');
  terminal.line(sentence(pushed, summary, language));
}

function sentence(pushed: readonly Pushed[], summary: PushSummary, language: Language): string {
  const counts = Map.groupBy(pushed, deedOf);
  const words = [...deeds.keys()].flatMap((deed) => {
    const count = counts.get(deed)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${nameOf(deed, summary, language)}`];
  });
  const head = summary.dryRun
    ? {
        de: `Probe, geschrieben wurde nichts: ${summary.url}`,
        en: `Dry run, nothing was written: ${summary.url}`,
      }
    : { de: `Übertragen nach ${summary.url}`, en: `Pushed to ${summary.url}` };
  return `${head[language]}: ${words.join(', ')}.`;
}

function deedOf({ step, state }: Pushed): Deed {
  if (step.action === 'refuse' || state === 'planned' || state === 'done') return step.action;
  return state;
}

function nameOf(deed: Deed, { dryRun }: PushSummary, language: Language): string {
  const { plan, done } = deeds.get(deed) ?? unchanged;
  return (dryRun ? plan : done)[language];
}

/** Why, in a few words; an issue is told in full below. */
function reasonOf({ step, state, issues }: Pushed): Text {
  const [code] = issues.map((one) => `[${one.code}]`);
  if (code !== undefined) return same(code);
  if (state === 'waiting') return same('[portal-waiting]');
  if (step.action === 'update' || step.action === 'revive') {
    const changes = step.changes.join(', ');
    const before = step.action === 'revive' ? deleted : same('');
    return {
      de: [before.de, changes].filter(Boolean).join(': '),
      en: [before.en, changes].filter(Boolean).join(': '),
    };
  }
  return step.action === 'create' ? absent : vanished;
}

function same(words: string): Text {
  return { de: words, en: words };
}

const absent: Text = { de: 'steht noch nicht dort', en: 'is not there yet' };
const deleted: Text = { de: 'war dort gelöscht', en: 'was deleted there' };
const vanished: Text = { de: 'steht nicht mehr im Katalog', en: 'is no longer in the catalog' };

const unchanged = {
  plan: { de: 'unverändert', en: 'unchanged' },
  done: { de: 'unverändert', en: 'unchanged' },
};

const deeds: ReadonlyMap<Deed, { readonly plan: Text; readonly done: Text }> = new Map([
  ['create', { plan: { de: 'anlegen', en: 'create' }, done: { de: 'angelegt', en: 'created' } }],
  ['update', { plan: { de: 'ändern', en: 'update' }, done: { de: 'geändert', en: 'updated' } }],
  [
    'revive',
    { plan: { de: 'wiederherstellen', en: 'revive' }, done: { de: 'wiederhergestellt', en: 'revived' } },
  ],
  ['delete', { plan: { de: 'löschen', en: 'delete' }, done: { de: 'gelöscht', en: 'deleted' } }],
  ['unchanged', unchanged],
  ['refuse', { plan: { de: 'verweigern', en: 'refuse' }, done: { de: 'verweigert', en: 'refused' } }],
  ['failed', { plan: { de: 'gescheitert', en: 'failed' }, done: { de: 'gescheitert', en: 'failed' } }],
  ['waiting', { plan: { de: 'offen', en: 'waiting' }, done: { de: 'offen', en: 'waiting' } }],
] as const);

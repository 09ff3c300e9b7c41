import { issue } from '../../schemas/issues.ts';
import type { Project } from '../project.ts';
import { alike, type Check, definitionsBroken, type Finding, notChecked } from './finding.ts';

/** What `quartett check` says; `issues` are those of a project that cannot be read. */
export function judgeDefinitions(project: Project | null, issues: Finding['issues']): Finding {
  const check = { de: 'Definitionen', en: 'Definitions' };
  if (project === null) return { check, found: { de: 'nicht lesbar', en: 'cannot be read' }, issues };
  const { sources, registry, warnings } = project;
  return {
    check,
    found: {
      de: `${sources.size} Quellen, ${registry.indicators.size} Indikatoren`,
      en: `${sources.size} sources, ${registry.indicators.size} indicators`,
    },
    issues: warnings,
  };
}

/** Every account that a source names must be in the environment; values are never shown. */
export const checkCredentials: Check = async ({ credentials }, project) => {
  const check = { de: 'Zugangsdaten', en: 'Credentials' };
  if (project === null) return notChecked(check, definitionsBroken);
  const accounts = new Map<string, readonly string[]>();
  for (const { id, request } of project.sources.values()) {
    if (request.account !== undefined)
      accounts.set(request.account, [...(accounts.get(request.account) ?? []), id]);
  }
  const missing = [...accounts].filter(([account]) => credentials.of(account) === null);
  return {
    check,
    found:
      accounts.size === 0
        ? { de: 'keine nötig', en: 'none needed' }
        : alike(`${accounts.size - missing.length}/${accounts.size}`),
    issues: missing.map(([account, sources]) => {
      const place = { file: 'quartett doctor', value: account };
      return issue('doctor-no-credentials', place, {
        ...credentials.variables(account),
        sources: sources.join(', '),
      });
    }),
  };
};

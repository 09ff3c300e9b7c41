import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { createSecureContext } from 'node:tls';
import { DefinitionError } from '../../schemas/errors.ts';
import type { Issue } from '../../schemas/issues.ts';
import { authoritiesWith, readOwnAuthorities } from './certificates.ts';
import { type Environment, type Proxies, readProxies } from './proxy.ts';

/** How connections are made: through which proxy, and trusting whom. */
export interface Agents {
  readonly http: Agent;
  readonly https: SecureAgent;
}

/** One pair of agents for all that a run asks; they are made at the first request, because reading the machine's certificates takes time. */
export interface Network {
  readonly proxies: Proxies;
  agents(): Agents;
  /** Whom we trust, as PEM, for what does not go by HTTP. */
  authorities(): string[];
}

/**
 * Settings that cannot be used throw a DefinitionError at once. Nothing turns the check of certificates off.
 *
 * @example const network = createNetwork(process.env); // HTTPS_PROXY, NO_PROXY, QUARTETT_CA_FILE
 */
export function createNetwork(environment: Environment): Network {
  const proxies = readProxies(environment);
  const authorities = readOwnAuthorities(environment);
  let agents: Agents | null = null;
  return {
    proxies,
    authorities: () => authoritiesWith(authorities),
    agents: () => {
      agents ??= newAgents(proxies, authorities);
      return agents;
    },
  };
}

/** The same where nothing may stop for a wrong setting: without a network, and with what is wrong. */
export function tryNetwork(environment: Environment): {
  readonly network: Network | null;
  readonly issues: readonly Issue[];
} {
  try {
    return { network: createNetwork(environment), issues: [] };
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return { network: null, issues: error.issues };
  }
}

function newAgents(proxies: Proxies, authorities: readonly string[]): Agents {
  const secureContext = createSecureContext({ ca: authoritiesWith(authorities) });
  const options = { ...defaults, proxyEnv: { ...proxies } };
  return { http: new Agent(options), https: new SecureAgent({ ...options, secureContext }) };
}

/** As Node's own agents, but with time for a slow proxy: a tunnel that is not there by then is given up. */
const defaults = { keepAlive: true, scheduling: 'lifo', timeout: 15_000 } as const;

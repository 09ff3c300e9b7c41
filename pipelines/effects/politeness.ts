import { setTimeout as sleep } from 'node:timers/promises';

/** How a host wants to be asked. */
export interface Manners {
  /** How many requests may be under way at once. */
  readonly parallel: number;
  /** Milliseconds between the beginnings of two requests. */
  readonly pause: number;
}

/** Holds back what would burden a host. One for all requests of a run. */
export interface Politeness {
  /** Waits for a turn, until `deadline` at the longest (in the time of `performance.now()`). */
  enter(url: string, deadline: number): Promise<Turn | Refusal>;
  /** The host wants to be left alone for so many milliseconds. */
  holdBack(url: string, milliseconds: number): void;
}

export interface Turn {
  readonly status: 'turn';
  /** To be called once the answer is there. */
  leave(): void;
}

export interface Refusal {
  readonly status: 'refused';
  /** Milliseconds for which the host still wants to be left alone; 0 where it is only busy. */
  readonly heldBack: number;
}

interface Host {
  readonly manners: Manners;
  underWay: number;
  /** No request begins before this time. */
  notBefore: number;
  /** The part of it that the host has asked for. */
  heldUntil: number;
  readonly waiting: (() => void)[];
}

/** @example const politeness = createPoliteness(); const turn = await politeness.enter(url, deadline); */
export function createPoliteness(mannersOf: (url: URL) => Manners = usualManners): Politeness {
  const hosts = new Map<string, Host>();
  const hostOf = (address: string): Host => {
    const url = new URL(address);
    const host = hosts.get(url.host) ?? newHost(mannersOf(url));
    hosts.set(url.host, host);
    return host;
  };
  return {
    enter: (url, deadline) => enter(hostOf(url), deadline),
    holdBack: (url, milliseconds) => {
      const host = hostOf(url);
      host.heldUntil = Math.max(host.heldUntil, performance.now() + Math.min(milliseconds, longestHold));
      host.notBefore = Math.max(host.notBefore, host.heldUntil);
    },
  };
}

/** 10 at once is what the GENESIS hosts document; nobody else states a number. */
function usualManners({ hostname }: URL): Manners {
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    return { parallel: Number.POSITIVE_INFINITY, pause: 0 };
  return { parallel: genesisHosts.has(hostname) ? 10 : 2, pause: 500 };
}

const genesisHosts: ReadonlySet<string> = new Set([
  'www.regionalstatistik.de',
  'genesis.destatis.de',
  'www-genesis.destatis.de',
  'ergebnisse.zensus2022.de',
]);

/** A host that wants more is asked again after an hour: a slip of its clock must not silence it for years. */
const longestHold = 3_600_000;

function newHost(manners: Manners): Host {
  return { manners, underWay: 0, notBefore: 0, heldUntil: 0, waiting: [] };
}

async function enter(host: Host, deadline: number): Promise<Turn | Refusal> {
  for (;;) {
    const now = performance.now();
    const isFull = host.underWay >= host.manners.parallel;
    if (!isFull && now >= host.notBefore) return begin(host, now);
    if (Math.max(host.notBefore, now) >= deadline)
      return { status: 'refused', heldBack: Math.max(0, host.heldUntil - now) };
    await (isFull ? placeIn(host, deadline - now) : sleep(Math.ceil(host.notBefore - now)));
  }
}

function begin(host: Host, now: number): Turn {
  host.underWay += 1;
  host.notBefore = now + host.manners.pause;
  return {
    status: 'turn',
    leave: () => {
      host.underWay -= 1;
      for (const wake of host.waiting.splice(0)) wake();
    },
  };
}

/** Until somebody leaves, or until it is too late. */
async function placeIn(host: Host, milliseconds: number): Promise<void> {
  const given = new AbortController();
  const left = new Promise<void>((resolve) => host.waiting.push(resolve));
  const late = sleep(Math.ceil(milliseconds), null, { signal: given.signal }).catch(() => null);
  await Promise.race([left, late]);
  given.abort();
}

import type { PlainResponse } from 'got';
import type { HttpRequest } from './http.ts';

/** What is known of the redirects of one request. */
export interface Redirects {
  /** The last address, if each redirect on the way said that it is for good; null without any. */
  readonly moved: string | null;
  /** Where a query would have been taken that must not go there. */
  readonly refused: string | null;
  /** For got: looks at each redirect before it is followed. */
  readonly hook: (next: Next, answer: PlainResponse) => void;
}

/** The part of got's options that matters. */
interface Next {
  url: string | URL | undefined;
  method: string;
  headers: Record<string, string | readonly string[] | undefined>;
}

/**
 * Watches where a request is led. Its own headers, in which credentials may stand, stay with the host they are meant for, and
 * a query goes nowhere else: as GET it would ask for something different, at another host it would be in foreign hands.
 */
export function watchRedirects(request: HttpRequest): Redirects {
  let [isForGood, last, refused] = [true, null as string | null, null as string | null];
  return {
    get moved() {
      return isForGood ? last : null;
    },
    get refused() {
      return refused;
    },
    hook: (next, answer) => {
      const [from, to] = [new URL(answer.url), new URL(String(next.url))];
      isForGood &&= permanent.has(answer.statusCode);
      last = to.href;
      const isElsewhere = to.origin !== from.origin;
      if (request.method === 'POST' && (isElsewhere || next.method !== 'POST')) {
        refused = to.href;
        throw new Error('a query was redirected');
      }
      if (isElsewhere) removeHeaders(next, Object.keys(request.headers ?? {}));
    },
  };
}

const permanent: ReadonlySet<number> = new Set([301, 308]);

/** What is accepted is no secret. */
function removeHeaders(next: Next, names: readonly string[]): void {
  for (const name of names) if (name.toLowerCase() !== 'accept') next.headers[name.toLowerCase()] = undefined;
}

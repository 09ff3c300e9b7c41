import type { FetchedAnswer } from '../effects/http.ts';
import { accountOf } from './account.ts';
import type { Asked, ConnectorEffects } from './connector.ts';
import { series } from './series.ts';

/** Calls a method of the service, such as `data/tablefile`, with words as in a form. */
export type Call = (method: string, words: Readonly<Record<string, string>>) => Promise<FetchedAnswer>;

/** Everything is a POST with a form; name and password (or a token as name) stand in header fields of their own. */
export function genesisService(asked: Asked, effects: ConnectorEffects): Call {
  const { username, password } = accountOf(asked, effects);
  const ask = series(asked, effects);
  const base = asked.request.url.replace(/\/+$/, '');
  const headers = {
    accept: '*/*',
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    username,
    ...(password === '' ? {} : { password }),
  };
  return (method, words) =>
    ask(`${base}/${method}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(words).toString(),
      statuses: answeringStatuses,
    });
}

/** A wrong login comes as 401 or 404, with the same JSON as under 200. */
const answeringStatuses = [401, 404];

import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CkanStore, type Json, type Parameters, readActions, writeActions } from './ckan-actions.ts';
import { withServer } from './with-server.ts';

/** One call that came in, as the portal saw it. */
export interface CkanCall {
  readonly action: string;
  readonly parameters: Parameters;
  readonly headers: IncomingMessage['headers'];
}

/** What the portal does instead of answering an action properly. */
export interface Fault {
  readonly action: string;
  /** Which calls of the action, counted from 1; all where none are named. */
  readonly calls?: readonly number[];
  /** The action is done all the same, and only its answer is lost. */
  readonly isDone?: boolean;
  /** Closes the connection instead of answering. */
  readonly isBroken?: boolean;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Happens before the answer, such as another person's work on the portal. */
  readonly before?: (store: CkanStore) => void;
}

export interface CkanServer extends CkanStore {
  readonly url: string;
  readonly calls: readonly CkanCall[];
  /** Actions that change something, in the order in which they were asked for. */
  written(): readonly string[];
  /** What goes wrong from now on. */
  breaks(...faults: readonly Fault[]): void;
}

export const token = 'eyJhbGciOiJIUzI1NiJ9.qUaRtEtT-seCret_4711';
export const organization = { id: '0f4c1d6e-6f2b-4a43-9d0e-5a1d9d0c7a11', name: 'quartett' };

/** A CKAN on this computer, as far as its Action API matters to us (harvest.md §5), for as long as `use` takes. */
export async function withCkan<Result>(use: (ckan: CkanServer) => Promise<Result>): Promise<Result> {
  const store: CkanStore = { packages: new Map(), groups: new Map([['soci', true]]), organization };
  const calls: CkanCall[] = [];
  let faults: readonly Fault[] = [];
  const breaks = (...next: readonly Fault[]) => {
    faults = next;
    calls.length = 0;
  };
  return withServer(
    async (request, response) => {
      const action = request.url?.replace('/api/3/action/', '') ?? '';
      const text = await bodyOf(request);
      calls.push({ action, parameters: parsed(text) ?? {}, headers: request.headers });
      const number = calls.filter((call) => call.action === action).length;
      const fault = faults.find((one) => one.action === action && (one.calls?.includes(number) ?? true));
      fault?.before?.(store);
      if (fault === undefined || isHarmless(fault)) return send(response, answer(request, text, store));
      if (fault.isDone) answer(request, text, store);
      if (fault.isBroken) return response.destroy();
      response.writeHead(fault.status ?? 200, fault.headers ?? { 'content-type': 'text/html' });
      return response.end(fault.body ?? '');
    },
    ({ url }) =>
      use({ ...store, url, calls, breaks, written: () => calls.map(({ action }) => action).filter(isWrite) }),
  );
}

/** A package as somebody else would have made it on the portal. */
export function foreignPackage(name: string, changes: Parameters = {}): Parameters {
  const id = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return {
    id,
    name,
    state: 'active',
    owner_org: organization.id,
    extras: [],
    resources: [],
    tags: [],
    ...changes,
  };
}

interface Answer {
  readonly status: number;
  readonly body: Json;
}

function isWrite(action: string): boolean {
  return writeActions.has(action);
}

function isHarmless({ status, isBroken, body }: Fault): boolean {
  return status === undefined && !isBroken && body === undefined;
}

/** Who has no valid token is nobody, not refused: only what nobody may do is then forbidden. */
function answer(request: IncomingMessage, text: string, store: CkanStore): Answer {
  const action = request.url?.replace('/api/3/action/', '') ?? '';
  const act = readActions.get(action) ?? writeActions.get(action);
  if (act === undefined) return badRequest(`Action name not known: ${action}`);
  if (request.method !== 'POST' && isWrite(action)) return badRequest('JSON Error: Invalid request');
  const parameters = parsed(text);
  if (parameters === null) return badRequest('JSON Error: Error decoding JSON data');
  const { authorization, 'x-ckan-api-key': key } = request.headers;
  const isOurs = authorization === token || key === token;
  const help = `http://${request.headers.host}/api/3/action/help_show?name=${action}`;
  if (isWrite(action) && !isOurs)
    return failed(help, 403, 'Authorization Error', { message: 'Access denied' });
  const result = act(parameters, store, isOurs);
  if ('type' in result) return failed(help, result.status, result.type, result.error);
  return { status: 200, body: { help, success: true, result: result.result } };
}

function badRequest(words: string): Answer {
  return { status: 400, body: `Bad request: ${words}` };
}

function failed(help: string, status: number, type: string, error: Parameters): Answer {
  return { status, body: { help, success: false, error: { __type: type, ...error } } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body));
}

function parsed(text: string): Parameters | null {
  try {
    return JSON.parse(text) as Parameters;
  } catch {
    return null;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

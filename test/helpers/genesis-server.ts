import type { IncomingMessage, ServerResponse } from 'node:http';
import { zip } from '../pipelines/parsers/zip.ts';
import { withServer } from './with-server.ts';

/** A GENESIS service on this machine, with the quirks that are documented of "REST 2020" of regionalstatistik.de. */
export interface GenesisServer {
  /** To be given as request.url. */
  readonly base: string;
  /** What was asked for: method, then the words of the form. */
  readonly calls: readonly (readonly [string, Readonly<Record<string, string>>])[];
}

export interface GenesisContent {
  /** Code of a table → its text. A text above `large` characters is only made in the background. */
  readonly tables: Readonly<Record<string, string | Uint8Array>>;
  readonly large?: number;
  /** How often a job is asked for before it is done; its states one after another. */
  readonly states?: readonly (string | null)[];
  /** Put in the place of an answer. */
  readonly instead?: (method: string, response: ServerResponse) => boolean;
}

const account = { username: 'amt', password: 'hunter2' };
/** One of every answer a second: archives of the same table have other bytes each time. */
let packed = 0;

export async function withGenesis<Result>(
  content: GenesisContent,
  use: (server: GenesisServer) => Promise<Result>,
): Promise<Result> {
  const calls: [string, Record<string, string>][] = [];
  const states = [...(content.states ?? ['Fertig'])];
  return withServer(
    async (request, response) => {
      const method = /^\/genesisws\/rest\/2020\/(.*)$/.exec(request.url ?? '')?.[1];
      if (method === undefined) {
        htmlPage(response);
        return;
      }
      const words = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
      calls.push([method, words]);
      if (content.instead?.(method, response)) return;
      const refused = refusalOf(request);
      if (refused) json(response, refused[0], refused[1]);
      else answer(method, words, response, content, states);
    },
    ({ url }) => use({ base: `${url}/genesisws/rest/2020`, calls }),
  );
}

function answer(
  method: string,
  words: Readonly<Record<string, string>>,
  response: ServerResponse,
  { tables, large = Number.POSITIVE_INFINITY }: GenesisContent,
  states: (string | null)[],
): ServerResponse {
  const code = (words.name ?? '').replace(/_\d+$/, '');
  const table = tables[code];
  if (method === 'catalogue/jobs') return listJobs(words, response, states.shift() ?? null);
  if (table === undefined)
    return json(
      response,
      200,
      status(104, 'Es gibt keine Objekte zum angegebenen Selektionskriterium', 'Information'),
    );
  if (method === 'data/resultfile' || table.length <= large)
    return archive(response, `${code}_de.csv`, table);
  if (words.job !== 'true')
    return json(
      response,
      200,
      status(98, 'Die Tabelle ist zu groß, um direkt abgerufen zu werden.', 'Fehler'),
    );
  return json(
    response,
    200,
    status(
      99,
      `Der Bearbeitungsauftrag wurde erstellt. Die Tabelle kann in Kürze als Ergebnis mit folgendem Namen abgerufen werden: ${code}_001597503`,
      'Information',
    ),
  );
}

/** A job that is not listed yet answers 104. */
function listJobs(
  words: Readonly<Record<string, string>>,
  response: ServerResponse,
  state: string | null,
): ServerResponse {
  if (state === null)
    return json(response, 200, { ...status(104, 'Kein passendes Objekt', 'Information'), List: null });
  const Code = (words.selection ?? '').replace('*', '');
  return json(response, 200, { ...status(0, 'erfolgreich', 'Information'), List: [{ Code, State: state }] });
}

/** 405, 411, 401 and the wrong login that comes as 404. */
function refusalOf(request: IncomingMessage): [number, object] | null {
  const { username, password } = request.headers;
  const flat = (Code: number, Content: string) => ({ Code, Content, Type: 'ERROR' });
  if (request.method !== 'POST') return [405, flat(405, 'Method Not Allowed')];
  if (request.headers['content-length'] === undefined) return [411, flat(411, 'Length Required')];
  if (request.headers['content-type'] !== 'application/x-www-form-urlencoded; charset=UTF-8')
    return [415, flat(415, 'Unsupported Media Type')];
  if (username === undefined) return [401, flat(15, 'Sie sind nicht berechtigt, diesen Service zu nutzen.')];
  const isToken = username === '0a1b2c3d4e5f' && password === undefined;
  if (isToken || (username === account.username && password === account.password)) return null;
  return [
    404,
    flat(2, `Bitte prüfen und korrigieren Sie Ihren Nutzernamen bzw.\n das Passwort (${password}).`),
  ];
}

function status(Code: number, Content: string, Type: string) {
  return { Ident: { Service: 'data', Method: 'tablefile' }, Status: { Code, Content, Type } };
}

function json(response: ServerResponse, code: number, value: object): ServerResponse {
  return response.writeHead(code, { 'content-type': 'text/plain;charset=UTF-8' }).end(JSON.stringify(value));
}

function archive(response: ServerResponse, name: string, content: string | Uint8Array): ServerResponse {
  packed += 1;
  const extra = { name: `${packed}/`, content: '' }; // as the time of packing would, it changes the archive's bytes
  return response.writeHead(200, { 'content-type': 'application/zip' }).end(zip([extra, { name, content }]));
}

/** As regionalstatistik.de answers to a path with a capital letter too many. */
function htmlPage(response: ServerResponse): ServerResponse {
  const page = '\ufeff<!DOCTYPE html><html><head><title>Fehler 404</title></head></html>';
  return response.writeHead(404, { 'content-type': 'text/html;charset=UTF-8' }).end(page);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

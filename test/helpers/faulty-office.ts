import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Definitions } from './mini-project.ts';

/** What a source may do instead of delivering its newest file. */
export const faults = [
  ...['disturbed', 'hangs up', 'breaks off', 'web page', 'empty', 'slow', 'in a circle'],
  ...['file of another source', 'first file again', 'cities exchanged', 'digit lost', 'half a file'],
] as const;
export type OfficeFault = (typeof faults)[number];

/** An office with three files of its own on one server, each with a figure of Mainz that it corrects now and then. */
export interface FaultyOffice {
  readonly sources: readonly string[];
  readonly definitions: Definitions;
  /** Its figure in every first file. */
  readonly first: number;
  /** The figure of Mainz as the office has it. */
  figure(source: string): number;
  correct(source: string): void;
  /** From now on, until it is taken back with null. */
  trouble(source: string, fault: OfficeFault | null): void;
  close(): Promise<void>;
}

const variables = ['beds', 'people', 'women'];
const cities = ['07315', '07314', '07211', '07111'];
const first = 500_000;

export async function startFaultyOffice(): Promise<FaultyOffice> {
  const sources = variables.map((variable) => `office/${variable}`);
  const figures = new Map(sources.map((source) => [source, first]));
  const troubles = new Map<string, OfficeFault>();
  const server = createServer((request, response) => {
    const source = (request.url ?? '').slice(1);
    const other = sources[(sources.indexOf(source) + 1) % sources.length] ?? '';
    const file = (whose: string) => fileOf(whose, figures.get(whose) ?? 0);
    answers(troubles.get(source), file(source), file(other), fileOf(source, first))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sources,
    first,
    definitions: definitionsOf(`http://127.0.0.1:${port}`),
    figure: (source) => figures.get(source) ?? 0,
    correct: (source) => void figures.set(source, (figures.get(source) ?? 0) + 1),
    trouble: (source, fault) => void (fault === null ? troubles.delete(source) : troubles.set(source, fault)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function definitionsOf(url: string): Definitions {
  const each = <Value>(make: (variable: string) => Value) =>
    Object.fromEntries(variables.map((variable) => [variable, make(variable)]));
  return {
    variables: each(() => ({})),
    indicators: each((variable) => ({ value: { variable } })),
    sources: Object.fromEntries(
      variables.map((variable) => [
        `office/${variable}`,
        {
          request: { url: `${url}/office/${variable}`, verified: false, mirror: variable, timeout: 1 },
          map: {
            area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
            period: { column: 'year', as: 'year' },
            values: [{ column: variable, variable }],
          },
        },
      ]),
    ),
  };
}

function fileOf(source: string, figure: number): string {
  const values = [figure, 400_000, 300_000, 200_000];
  const rows = cities.map((key, index) => `${key};2018;${values[index]}`);
  return `key;year;${source.replace('office/', '')}\n${rows.join('\n')}\n`;
}

function answers(
  fault: OfficeFault | undefined,
  file: string,
  ofAnother: string,
  earliest: string,
): RequestListener {
  const say = (text: string): RequestListener => {
    return (_, response) => response.writeHead(200, { 'content-length': Buffer.byteLength(text) }).end(text);
  };
  switch (fault) {
    case undefined:
      return say(file);
    case 'disturbed':
      return (_, response) => response.writeHead(503).end();
    case 'hangs up':
      return (request) => request.socket.destroy();
    case 'breaks off':
      return (_, response) =>
        response.writeHead(200, { 'content-length': 100 }).write('key;', () => response.destroy());
    case 'web page':
      return say('<!doctype html><html><head><title>Wartung</title></head></html>');
    case 'empty':
      return say('');
    case 'slow':
      return (_, response) => response.writeHead(200).write('k');
    case 'in a circle':
      return (request, response) => response.writeHead(302, { location: request.url }).end();
    case 'file of another source':
      return say(ofAnother);
    case 'first file again':
      return say(earliest);
    case 'cities exchanged':
      return say(file.replace('07314', 'x').replace('07211', '07314').replace('x', '07211'));
    case 'digit lost':
      return say(file.replace(/(07315;2018;\d+)\d/, '$1'));
    case 'half a file':
      return say(file.slice(0, file.indexOf('07211')));
  }
}

/** One look at the address of a source. */
export interface HttpRequest {
  /** The source, for messages. */
  readonly file: string;
  readonly url: string;
  /** As the last answer gave them: the server then sends only what is new. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Seconds for the whole request, repetitions included. */
  readonly timeout: number;
  /** Megabytes (10⁶ bytes) of the unpacked file. */
  readonly limit: number;
}

export interface FetchedAnswer {
  readonly status: 'fetched';
  readonly bytes: Uint8Array;
  /** Without parameters, in small letters; null where the server gives none. */
  readonly mediaType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type HttpAnswer = { readonly status: 'not-modified' } | FetchedAnswer;

export interface Http {
  /** Throws a SourceError whose issue says what is wrong with the address or the answer. */
  get(request: HttpRequest): Promise<HttpAnswer>;
}

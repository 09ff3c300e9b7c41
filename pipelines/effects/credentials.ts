/** A name and a password. */
export interface Account {
  readonly username: string;
  readonly password: string;
}

/** What opens services; it stands in the environment and nowhere else. */
export interface Credentials {
  /** null where nothing is set. An empty password is one: GENESIS takes a token as user name, without password. */
  of(account: string): Account | null;
  /** The names of the variables, for messages. */
  variables(account: string): { readonly username: string; readonly password: string };
}

/** @example createCredentials(process.env).of('regionalstatistik') // QUARTETT_REGIONALSTATISTIK_USERNAME, _PASSWORD */
export function createCredentials(environment: Readonly<Record<string, string | undefined>>): Credentials {
  const variables = (account: string) => {
    const name = `QUARTETT_${account.toUpperCase().replaceAll('-', '_')}`;
    return { username: `${name}_USERNAME`, password: `${name}_PASSWORD` };
  };
  return {
    variables,
    of: (account) => {
      const names = variables(account);
      const username = environment[names.username] ?? '';
      return username === '' ? null : { username, password: environment[names.password] ?? '' };
    },
  };
}

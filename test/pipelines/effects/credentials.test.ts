import { expect, it } from 'vitest';
import { createCredentials } from '../../../pipelines/effects/credentials.ts';

it('finds an account in the environment by its name', () => {
  const credentials = createCredentials({
    QUARTETT_GENESIS_ONLINE_USERNAME: 'statistik',
    QUARTETT_GENESIS_ONLINE_PASSWORD: 'geheim',
  });
  expect(credentials.of('genesis-online')).toEqual({ username: 'statistik', password: 'geheim' });
  expect(credentials.of('zensus')).toBeNull();
  expect(credentials.variables('genesis-online')).toEqual({
    username: 'QUARTETT_GENESIS_ONLINE_USERNAME',
    password: 'QUARTETT_GENESIS_ONLINE_PASSWORD',
  });
});

it('takes a token for a user name without a password, and an empty user name for none', () => {
  expect(createCredentials({ QUARTETT_A_USERNAME: 'token' }).of('a')).toEqual({
    username: 'token',
    password: '',
  });
  expect(createCredentials({ QUARTETT_A_USERNAME: '', QUARTETT_A_PASSWORD: 'x' }).of('a')).toBeNull();
});

import got from 'got';
import { describe, expect, it } from 'vitest';
import { type CkanServer, organization, token, withCkan } from './helpers/ckan-server.ts';

/** What the stand-in answers, bare, as any program would see it. */
const ask = async ({ url }: CkanServer, action: string, json: object, authorization = token) => {
  const options = { json, headers: { authorization }, throwHttpErrors: false, retry: { limit: 0 } };
  const { statusCode, body } = await got.post(`${url}/api/3/action/${action}`, options);
  return { status: statusCode, body: JSON.parse(body) };
};
const beds = {
  name: 'beds',
  title: 'Betten',
  owner_org: organization.name,
  tags: [{ name: 'Betten' }],
  extras: [{ key: 'a', value: '1' }],
  resources: [{ url: 'beds.csv' }, { url: 'beds.parquet' }],
};

describe('the stand-in for CKAN', () => {
  it('drops in an update whatever is not sent, files included', async () => {
    await withCkan(async (ckan) => {
      const { body } = await ask(ckan, 'package_create', beds);
      const [csv] = body.result.resources;
      const sent = { id: body.result.id, name: 'beds', owner_org: organization.name, resources: [csv] };
      const updated = await ask(ckan, 'package_update', sent);
      expect(updated.body.result).toMatchObject({ extras: [], tags: [], resources: [{ id: csv.id }] });
      expect(updated.body.result.title).toBeUndefined();
    });
  });

  it('keeps in a patch whatever is not sent, but no single extra', async () => {
    await withCkan(async (ckan) => {
      await ask(ckan, 'package_create', beds);
      const { body } = await ask(ckan, 'package_patch', { id: 'beds', extras: [{ key: 'b', value: '2' }] });
      expect(body.result).toMatchObject({ title: 'Betten', extras: [{ key: 'b', value: '2' }] });
      expect(body.result.resources).toHaveLength(2);
    });
  });

  it('keeps the name of a deleted dataset taken, and shows it to its own organization only', async () => {
    await withCkan(async (ckan) => {
      const { body } = await ask(ckan, 'package_create', beds);
      await ask(ckan, 'package_delete', { id: body.result.id });
      expect(await ask(ckan, 'package_create', beds)).toMatchObject({
        status: 409,
        body: {
          success: false,
          error: { __type: 'Validation Error', name: ['That URL is already in use.'] },
        },
      });
      expect((await ask(ckan, 'package_show', { id: 'beds' })).body.result.state).toBe('deleted');
      expect((await ask(ckan, 'package_show', { id: 'beds' }, 'nobody')).status).toBe(403);
    });
  });

  it.each([
    [
      { name: 'Beds' },
      'name',
      'Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_',
    ],
    [{ tags: [{ name: 'a,b' }] }, 'tags', 'Tag "a,b" must be alphanumeric characters or symbols: -_.'],
    [{ prov: [{}] }, '__junk', 'The input field prov was not expected.'],
    [{ id: 'x' }, 'id', 'The input field id was not expected.'],
    [{ maintainer_email: 'x' }, 'maintainer_email', 'Email x is not a valid format'],
    [{ resources: [{ size: 1.5 }] }, 'resources', { size: ['Invalid integer'] }],
    [
      { extras: [{ key: 'title', value: '' }] },
      'extras_validation',
      'There is a schema field with the same name',
    ],
  ])('refuses %j', async (changes, field, message) => {
    await withCkan(async (ckan) => {
      const { status, body } = await ask(ckan, 'package_create', { ...beds, ...changes });
      expect(status).toBe(409);
      expect(body.error[field]).toEqual([message]);
    });
  });

  it('takes a token with Bearer for none, and whoever has none for nobody', async () => {
    await withCkan(async (ckan) => {
      expect((await ask(ckan, 'package_create', beds, `Bearer ${token}`)).status).toBe(403);
      const list = await ask(ckan, 'organization_list_for_user', {}, 'expired');
      expect(list).toMatchObject({ status: 200, body: { success: true, result: [] } });
    });
  });

  it('answers a wrong request with a bare text', async () => {
    await withCkan(async (ckan) => {
      expect(await ask(ckan, 'package_crate', beds)).toEqual({
        status: 400,
        body: 'Bad request: Action name not known: package_crate',
      });
    });
  });

  it('refuses a dataset for a group that does not exist, or is not ours', async () => {
    await withCkan(async (ckan) => {
      ckan.groups.set('econ', false);
      expect((await ask(ckan, 'package_create', { ...beds, groups: [{ name: 'educ' }] })).status).toBe(404);
      expect((await ask(ckan, 'package_create', { ...beds, groups: [{ name: 'econ' }] })).status).toBe(403);
    });
  });
});

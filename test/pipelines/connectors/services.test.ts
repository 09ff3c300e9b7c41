import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseYaml } from '../../../pipelines/yaml.ts';
import { validator } from '../../../schemas/validator.ts';
import { repository } from '../../helpers/repository.ts';

const page = readFileSync(join(repository, 'pipelines/connectors/SERVICES.md'), 'utf8');
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);

test('the page has an example of every kind', () => {
  expect(examples).toHaveLength(5);
});

test.each(examples)('an example can be used as it stands:\n%s', (text) => {
  const { value, issues } = parseYaml(text, 'SERVICES.md');
  const rest = {
    title: { de: 'Beispiel' },
    publisher: 'trier',
    licence: 'dl-by-de/2.0',
    schedule: '0 4 2 * *',
    snapshot: 'whole',
    map: {
      area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
      period: { column: 'year', as: 'year' },
      values: [{ column: 'value', variable: 'people' }],
    },
  };
  expect(issues).toEqual([]);
  expect(validator()('source', { ...rest, ...(value as object) }, 'SERVICES.md')).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { unpackOne } from '../../../pipelines/parsers/unpack-one.ts';
import { german } from '../../helpers/german.ts';
import { zip } from './zip.ts';

function unpack(bytes: Uint8Array, limit = 1): Promise<Uint8Array> {
  return unpackOne(bytes, { file: 'regio/population', limit });
}

const good = zip([{ name: 'daten/tabelle.csv', content: 'a;b\n1;ü\n' }]);
const damaged = /^Die Datei ist unvollständig: das ZIP-Archiv ist abgeschnitten oder beschädigt\./;

describe('an archive', () => {
  it('gives the one file in it', async () => {
    expect(new TextDecoder().decode(await unpack(good))).toBe('a;b\n1;ü\n');
  });

  it('may have folders and the files about files that Apple adds', async () => {
    const archive = zip([
      { name: 'daten/', content: '' },
      { name: '__MACOSX/._tabelle.csv', content: 'x' },
      { name: 'daten/.DS_Store', content: 'x' },
      { name: 'daten/tabelle.csv', content: 'a;b' },
    ]);
    expect(new TextDecoder().decode(await unpack(archive))).toBe('a;b');
  });

  it('that is none is the file', async () => {
    const bytes = new TextEncoder().encode('a;b');
    expect(await unpack(bytes)).toBe(bytes);
  });

  it('of several files names them', async () => {
    const archive = zip([
      { name: 'b.csv', content: '1' },
      { name: 'a.csv', content: '2' },
    ]);
    expect(await german(unpack(archive))).toBe(
      'Das ZIP-Archiv enthält nicht eine Datei, sondern mehrere: b.csv, a.csv. Beim Herausgeber nach der Adresse der einen Datei fragen, oder bei einem Webservice die Auswahl in request.query verkleinern. Der letzte gute Stand bleibt veröffentlicht.',
    );
  });

  it('of no file is refused', async () => {
    expect(await german(unpack(zip([])))).toBe(
      'Das ZIP-Archiv enthält keine Datei. Noch einmal abrufen; bleibt es leer, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
    );
  });

  it('that would fill more than it may is refused unpacked', async () => {
    const large = zip([{ name: 'a.csv', content: 'x'.repeat(1_000_001) }]);
    expect(await german(unpack(large))).toMatch(
      /^Die gepackte Datei würde ausgepackt mehr als 1 MB füllen und wird nicht gelesen\./,
    );
    expect((await unpack(large, 2)).length).toBe(1_000_001);
  });

  it.each([
    ['claims less than it holds', zip([{ name: 'a', content: 'x'.repeat(9_000_000), claims: 9 }])],
    ['claims more than it holds', zip([{ name: 'a', content: 'x', claims: 9 }])],
    ['is cut off', good.subarray(0, good.length - 5)],
    ['has a changed byte', good.map((byte, at) => (at === 50 ? byte ^ 1 : byte))],
  ])('that %s is refused', async (_, bytes) => {
    expect(await german(unpack(bytes))).toMatch(damaged);
  });
});

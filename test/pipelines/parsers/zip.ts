import { crc32, deflateRawSync } from 'node:zlib';

interface Entry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The unpacked size that the directory gives, where it lies. */
  readonly claims?: number;
}

/** A ZIP archive, honest or not, as APPNOTE 6.3.10 describes it. */
export function zip(entries: readonly Entry[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of entries) {
    const packed = deflateRawSync(content);
    const size = claims ?? Buffer.byteLength(content);
    const fields = [crc32(content), packed.length, size];
    const head = Buffer.concat([numbers(4, 0x04034b50), numbers(2, 20, 0, 8, 0, 0), numbers(4, ...fields)]);
    const start = Buffer.concat([head, numbers(2, name.length, 0), Buffer.from(name)]);
    directory.push(
      numbers(4, 0x02014b50),
      numbers(2, 20, 20, 0, 8, 0, 0),
      numbers(4, ...fields),
      numbers(2, name.length, 0, 0, 0, 0),
      numbers(4, 0, offset),
      Buffer.from(name),
    );
    local.push(start, packed);
    offset += start.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = [
    numbers(4, 0x06054b50),
    numbers(2, 0, 0, entries.length, entries.length),
    numbers(4, list.length, offset),
  ];
  return new Uint8Array(Buffer.concat([...local, list, ...end, numbers(2, 0)]));
}

function numbers(bytes: number, ...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(bytes * values.length);
  values.forEach((value, index) => {
    buffer.writeUIntLE(value, index * bytes, bytes);
  });
  return buffer;
}

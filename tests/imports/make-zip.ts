/** Zip archives and workbooks written by hand, so that every field can be a lie. */
import { crc32, deflateRawSync } from 'node:zlib';

export type Part = {
  readonly name: string;
  readonly data: Buffer | string;
  /** What the directory says instead of the truth. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  readonly isLocked?: boolean;
  readonly method?: number;
  readonly isWide?: boolean;
};

/** The same bytes are packed once. */
const packedBytes = new WeakMap<Buffer, Buffer>();
function deflated(data: Buffer): Buffer {
  const known = packedBytes.get(data) ?? deflateRawSync(data);
  packedBytes.set(data, known);
  return known;
}

export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = typeof part.data === 'string' ? Buffer.from(part.data) : part.data;
    const method = part.method ?? 8;
    const packed = method === 8 ? deflated(data) : data;
    const name = Buffer.from(part.name);
    const size = part.claimedSize ?? data.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(part.isLocked ? 1 : 0, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const extra = Buffer.alloc(part.isWide ? 28 : 0);
    if (part.isWide) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      extra.writeBigUInt64LE(BigInt(offset), 20);
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(part.isLocked ? 1 : 0, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(part.claimedCrc ?? crc32(data), 16);
    entry.writeUInt32LE(part.isWide ? 0xffffffff : packed.length, 20);
    entry.writeUInt32LE(part.isWide ? 0xffffffff : size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(part.isWide ? 0xffffffff : offset, 42);
    files.push(local, name, packed);
    entries.push(entry, name, extra);
    offset += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, directory, end]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

export type WorkbookParts = {
  /** What stands inside the sheet; usually `<sheetData>…</sheetData>`. */
  readonly sheet: string | Buffer;
  readonly styles?: string;
  readonly strings?: string;
  readonly properties?: string;
  readonly prefix?: string;
  readonly extra?: readonly Part[];
  /** Changes one of the parts before it is packed. */
  readonly alter?: (part: Part) => Part;
};

/** A minimal .xlsx around the content of one sheet. */
export function workbook({
  sheet,
  styles = '',
  strings,
  properties = '',
  prefix = '',
  extra = [],
  alter = (part) => part,
}: WorkbookParts): Buffer {
  const p = prefix === '' ? '' : `${prefix}:`;
  const space = `xmlns${prefix === '' ? '' : `:${prefix}`}="${main}"`;
  const parts: Part[] = [
    { name: '[Content_Types].xml', data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><${p}workbook ${space} xmlns:r="${office}">${properties}<${p}sheets><${p}sheet name="表&amp;一" sheetId="1" r:id="rId1"/></${p}sheets></${p}workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="/xl/styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: typeof sheet === 'string' ? `<?xml version="1.0" encoding="UTF-8"?><${p}worksheet ${space}>${sheet}</${p}worksheet>` : sheet,
    },
    { name: 'xl/styles.xml', data: `<styleSheet xmlns="${main}">${styles}</styleSheet>` },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${main}">${strings}</sst>` }]),
    ...extra,
  ];
  return zip(parts.map(alter));
}

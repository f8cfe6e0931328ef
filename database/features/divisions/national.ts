/**
 * The division tree of the country down to villages, as it ships with the program: read-only, one county at a time. It is the seed of a ledger;
 * what the ledger itself records (renames, merges) stands in its own table. Format and origin: data/README.md.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { AppError } from '../../../electron/contract/result.ts';
import { resourcePath } from '../../core/resources.ts';

export type DivisionLevel = 'county' | 'town' | 'village';
/** A place to choose from: province (2 digits), city (4) or county (6). */
export type NamedDivision = { readonly code: string; readonly name: string };
/** `parentCode` is null for a county: nothing above it is kept in a ledger. */
export type NationalDivision = {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parentCode: string | null;
};
export type Region = {
  readonly code: string;
  readonly name: string;
  /** With province and city before it, such as 山东省泰安市肥城市. */
  readonly fullName: string;
  readonly level: 'county' | 'city';
  readonly counties: readonly NamedDivision[];
};
export type NationalCounts = {
  readonly province: number;
  readonly city: number;
  readonly county: number;
  readonly town: number;
  readonly village: number;
};

type PackedCounty = readonly [code: string, name: string, blockLength: number, towns: number, villages: number];
type PackedCity = readonly [code: string, name: string, counties: readonly PackedCounty[]];
type PackedProvince = readonly [code: string, name: string, cities: readonly PackedCity[]];
type PackedIndex = { readonly source: string; readonly counts: NationalCounts; readonly provinces: readonly PackedProvince[] };

type County = NamedDivision & {
  readonly fullName: string;
  readonly start: number;
  readonly length: number;
  readonly towns: number;
  readonly villages: number;
};
type City = NamedDivision & { readonly fullName: string; readonly counties: readonly County[] };
type Province = NamedDivision & { readonly cities: readonly City[] };
type Tree = {
  readonly source: string;
  readonly counts: NationalCounts;
  readonly provinces: ReadonlyMap<string, Province>;
  readonly cities: ReadonlyMap<string, City>;
  readonly counties: ReadonlyMap<string, County>;
};

const magic = 'YYDIVS1\n';
const headerLength = magic.length + 4;
/** Statistical groupings that stand where a city would: nobody writes them in an address. */
const groupings: ReadonlySet<string> = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

function treePath(): string {
  return resourcePath('features/divisions/data/divisions.bin');
}

function readBytes(file: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, start + read);
    if (count === 0) throw new Error(`division tree is cut short at byte ${start + read}`);
    read += count;
  }
  return bytes;
}

function withFile<T>(use: (file: number) => T): T {
  const file = openSync(treePath(), 'r');
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

function cityFullName(province: string, city: string): string {
  if (!groupings.has(city)) return province + city;
  return city === '市辖区' ? province : `${province}（${city}）`;
}

function countyFullName(province: string, city: string, county: string): string {
  // 东莞, 中山, 儋州 and 嘉峪关 have no counties: the townships hang on a county of the city's own name.
  return groupings.has(city) || city === county ? province + county : province + city + county;
}

function unpack(index: PackedIndex, firstBlock: number): Tree {
  const provinces = new Map<string, Province>();
  const cities = new Map<string, City>();
  const counties = new Map<string, County>();
  let start = firstBlock;
  for (const [provinceCode, provinceName, packedCities] of index.provinces) {
    const ofProvince: City[] = [];
    for (const [cityCode, cityName, packedCounties] of packedCities) {
      const ofCity: County[] = [];
      for (const [code, name, length, towns, villages] of packedCounties) {
        const county = { code, name, fullName: countyFullName(provinceName, cityName, name), start, length, towns, villages };
        start += length;
        ofCity.push(county);
        counties.set(code, county);
      }
      const city = { code: cityCode, name: cityName, fullName: cityFullName(provinceName, cityName), counties: ofCity };
      ofProvince.push(city);
      cities.set(cityCode, city);
    }
    provinces.set(provinceCode, { code: provinceCode, name: provinceName, cities: ofProvince });
  }
  return { source: index.source, counts: index.counts, provinces, cities, counties };
}

let loaded: Tree | null = null;

function tree(): Tree {
  loaded ??= withFile((file) => {
    const header = readBytes(file, 0, headerLength);
    if (header.toString('latin1', 0, magic.length) !== magic) throw new Error('division tree has an unknown format');
    const length = header.readUInt32BE(magic.length);
    const index = JSON.parse(brotliDecompressSync(readBytes(file, headerLength, length)).toString('utf8')) as PackedIndex;
    return unpack(index, headerLength + length);
  });
  return loaded;
}

const named = ({ code, name }: NamedDivision): NamedDivision => ({ code, name });

/** Package name and version the tree was taken from, and how many divisions it has. */
export function nationalSource(): { readonly source: string; readonly counts: NationalCounts } {
  const { source, counts } = tree();
  return { source, counts };
}

/** The 31 provinces the statistics office publishes, in the order of their codes. */
export function listProvinces(): readonly NamedDivision[] {
  return [...tree().provinces.values()].map(named);
}

/** Cities of a province (2 digits), groupings such as 市辖区 included; empty for an unknown code. */
export function listCities(provinceCode: string): readonly NamedDivision[] {
  return tree().provinces.get(provinceCode)?.cities.map(named) ?? [];
}

/** Counties of a city (4 digits), development zones of county rank included; empty for an unknown code. */
export function listCounties(cityCode: string): readonly NamedDivision[] {
  return tree().cities.get(cityCode)?.counties.map(named) ?? [];
}

/** What a ledger can be made for: a county by its 6 digits or a whole city by its 4; null for every other code. */
export function findRegion(code: string): Region | null {
  const county = tree().counties.get(code);
  if (county) return { code, name: county.name, fullName: county.fullName, level: 'county', counties: [named(county)] };
  const city = tree().cities.get(code);
  if (!city) return null;
  const name = groupings.has(city.name) ? city.fullName : city.name;
  return { code, name, fullName: city.fullName, level: 'city', counties: city.counties.map(named) };
}

function readCounty(file: number, county: County): NationalDivision[] {
  const rows: NationalDivision[] = [{ code: county.code, name: county.name, level: 'county', parentCode: null }];
  const text = brotliDecompressSync(readBytes(file, county.start, county.length)).toString('utf8');
  let town = '';
  let next = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) {
      town = county.code + line.slice(1, 4);
      next = 0;
      rows.push({ code: town, name: line.slice(4), level: 'town', parentCode: county.code });
      continue;
    }
    const jumps = line.startsWith('+');
    const number = jumps ? Number(line.slice(1, 4)) : next;
    rows.push({ code: town + String(number).padStart(3, '0'), name: jumps ? line.slice(4) : line, level: 'village', parentCode: town });
    next = number + 1;
  }
  if (rows.length !== 1 + county.towns + county.villages) throw new Error(`division tree: county ${county.code} has ${rows.length} rows`);
  return rows;
}

/**
 * Every division of a county or of a whole city: counties, townships, villages, each parent before its children.
 * @throws AppError UNKNOWN_REGION when the code is neither
 */
export function divisionsOf(regionCode: string): NationalDivision[] {
  const region = findRegion(regionCode);
  if (!region) throw new AppError('UNKNOWN_REGION', { region: regionCode });
  return withFile((file) =>
    region.counties.flatMap(({ code }) => {
      const county = tree().counties.get(code);
      return county ? readCounty(file, county) : [];
    }),
  );
}

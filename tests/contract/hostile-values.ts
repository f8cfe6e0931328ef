/** Values nobody types and inputs nobody sends: leaves for valid calls, and things that are no call at all. All of them survive the way between processes. */
import fc from 'fast-check';

/** Stands in every path that tries to lead elsewhere, so that a file it made would be found. */
export const escapeMark = 'yiyang-escape';

export const texts: readonly string[] = [
  '',
  ' ',
  '\u3000\u200b',
  '\0',
  'a\0b',
  '\u001f\u007f\u0085',
  '\ud800',
  '甲\udfff乙',
  '\u202e370999',
  '𠮷'.repeat(70),
  'é'.normalize('NFD').repeat(40),
  'a'.repeat(100_000),
  "'; DROP TABLE person; --",
  '" OR 1=1 --',
  '%',
  '_',
  '"',
  '*',
  'NEAR(a b)',
  'a" NOT "b',
  '(((((',
  '${process.exit()}',
  '{{7*7}}',
  `../../../../../../tmp/${escapeMark}`,
  `..\\..\\${escapeMark}`,
  `/tmp/${escapeMark}`,
  `file:///tmp/${escapeMark}`,
  `${escapeMark}\0.yiyang`,
  'CON',
  'NUL.txt',
  '...',
  '/dev/stdin',
  '__proto__',
  'constructor',
  'toString',
  '2022-02-30',
  '2022-13',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  'home:abc',
  'home:-1',
  'home:1e9',
  'town:',
  '1e309',
  '0x10',
  '-0',
  '１２３４',
  '37099919450312001X',
  'T370983220131001',
  '=1+1',
  '\r\n\t',
  '<script>alert(1)</script>',
  'null',
  '[object Object]',
];

export const numbers: readonly number[] = [
  NaN,
  Infinity,
  -Infinity,
  -0,
  0,
  -1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 63),
  1e21,
];

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

const circular: Record<string, unknown> = {};
circular['self'] = circular;

const things: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  [],
  {},
  [[]],
  nested(1000),
  circular,
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'),
  Object.create(null),
  Array.from({ length: 50_000 }, (_, index) => index),
  Object.assign(Array.from({ length: 0 }), { length: 3 }),
  new Date(NaN),
  new Date(8.64e15),
  new Map([['personId', 1]]),
  new Set([1]),
  new Uint8Array(100_000),
  new ArrayBuffer(8),
  /(a+)+$/,
  new Error('x'),
  10n ** 30n,
  Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index])),
];

export const hostileLeaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...texts),
  fc.constantFrom(...numbers),
  fc.constantFrom(...things),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.double(),
  fc.integer(),
  fc.anything({ maxDepth: 3, withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true }),
);

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function replaced(value: unknown, [key, ...rest]: Path, leaf: unknown, isRemoved: boolean): unknown {
  if (key === undefined) return leaf;
  const copy: Record<string | number, unknown> = Array.isArray(value) ? ((value as unknown[]).slice() as never) : { ...(value as object) };
  if (rest.length === 0 && isRemoved) delete copy[key];
  else copy[key] = replaced(copy[key], rest, leaf, isRemoved);
  return copy;
}

/** A valid input with one to three of its parts replaced, taken out, or strange ones added. */
export function mutated(valid: unknown): fc.Arbitrary<unknown> {
  const paths = leavesOf(valid);
  if (paths.length === 0) return fc.dictionary(fc.string(), hostileLeaf, { maxKeys: 4 });
  const change = fc.record({ path: fc.constantFrom(...paths), leaf: hostileLeaf, isRemoved: fc.boolean(), extra: fc.option(fc.string()) });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((input, { path, leaf, isRemoved, extra }) => {
      const next = typeof input === 'object' && input !== null ? replaced(input, path, leaf, isRemoved && path.length > 0) : input;
      return extra === null || typeof next !== 'object' || next === null ? next : { ...next, [extra]: leaf };
    }, valid),
  );
}

/** Inputs a schema accepts, filled with the strangest values it lets through: these are the ones that reach the work behind the door. */
import fc from 'fast-check';
import type { z } from 'zod';
import { numbers, texts } from './hostile-values.ts';

type Definition = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
};

const definitionOf = (schema: z.ZodType): Definition => schema.def;

/** Texts that look like what forms ask for, at the edges of what there is. */
const formed: readonly string[] = [
  '0001-01-01',
  '1900-01-01',
  '2022-01-31',
  '2024-02-29',
  '9999-12-31',
  '0001-01',
  '2021-12',
  '2022-01',
  '2022-02',
  '9999-12',
  '370983',
  '370983001',
  '370983001001',
  '00000000',
  '9'.repeat(30),
  '20220131-010000-manual',
  '20220131-010000-daily-1',
  '9'.repeat(60),
  'abcdefgh-JKLMN-2345',
  'Abcd#1234-efgh',
  '0538-12345678',
  'home:1',
  'town:370983001',
  '没有这个',
  '欧阳',
  'oy',
];
const small = [1, 2, 3, 4, 5, 6, 7, 20, 50, 100, 200, 2 ** 31, Number.MAX_SAFE_INTEGER];

const accepted = (schema: z.ZodType, candidates: readonly unknown[]): unknown[] =>
  candidates.filter((candidate) => schema.safeParse(candidate).success);

function chosen(schema: z.ZodType, valid: unknown, candidates: readonly unknown[]): fc.Arbitrary<unknown> {
  const fitting = accepted(schema, candidates);
  const sure = schema.safeParse(valid).success ? [valid] : [];
  if (fitting.length + sure.length === 0) return fc.constant(valid);
  return fc.oneof(
    ...(sure.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...sure) }] : []),
    ...(fitting.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...fitting) }] : []),
  );
}

/** @param valid an input of this schema that is as it should be: what cannot be made up is taken from it */
export function shaped(schema: z.ZodType, valid: unknown): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema);
  const partOf = (key: string): unknown =>
    typeof valid === 'object' && valid !== null ? (valid as Record<string, unknown>)[key] : undefined;
  switch (definition.type) {
    case 'object': {
      const parts = Object.entries(definition.shape ?? {}).map(([key, part]) => [key, shaped(part, partOf(key))] as const);
      return fc.record(Object.fromEntries(parts));
    }
    case 'string':
      return fc.oneof(
        { weight: 4, arbitrary: chosen(schema, valid, [...formed, ...texts]) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
      );
    case 'number':
    case 'int':
      return chosen(schema, valid, [...small, ...numbers]);
    case 'custom':
      return chosen(schema, valid, [...formed, ...texts, ...small, ...numbers]);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'array':
      return definition.element ? fc.array(shaped(definition.element, undefined), { maxLength: 4 }) : fc.constant(valid);
    case 'record':
      return definition.valueType ? fc.dictionary(fc.string(), shaped(definition.valueType, 1), { maxKeys: 4 }) : fc.constant(valid);
    case 'union': {
      const options = definition.options ?? [];
      const own = options.filter((option) => option.safeParse(valid).success);
      return fc.oneof(...own.map((option) => shaped(option, valid)), ...options.map((option) => shaped(option, valid)));
    }
    case 'nullable':
      return definition.innerType
        ? fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: shaped(definition.innerType, valid) })
        : fc.constant(valid);
    case 'optional':
    case 'default':
    case 'prefault':
      return definition.innerType
        ? fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: shaped(definition.innerType, valid) })
        : fc.constant(valid);
    case 'pipe':
      return definition.in ? shaped(definition.in, valid) : fc.constant(valid);
    default:
      return fc.constant(valid);
  }
}

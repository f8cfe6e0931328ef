/** The registers: every file of data in the folder is one, in the order the files are named. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerDefinitionSchema, type RegisterDefinition } from '../../../electron/contract/registers-shapes.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { resourcePath } from '../../core/resources.ts';

/** What a file says where it does not say otherwise. */
const usualField = {
  isRequired: false,
  isComputed: false,
  unit: null,
  hint: null,
  group: null,
  options: [],
  shownWhen: null,
  initial: null,
};
const usualTransition = { fields: [], asksReason: false, shownWhen: null, tone: 'main' };
const usual = { transitions: [], clocks: [], computed: [], limits: [], totals: [], balance: null, link: null };
const usualLimit = { profile: null, when: null, least: null, most: null };

type Raw = Record<string, unknown>;
const withUsual = (values: Raw, list: unknown): Raw[] => (Array.isArray(list) ? list.map((entry: Raw) => ({ ...values, ...entry })) : []);

export function definitionOf(raw: Raw): RegisterDefinition {
  return registerDefinitionSchema.parse({
    ...usual,
    ...raw,
    fields: withUsual(usualField, raw['fields']),
    transitions: withUsual(usualTransition, raw['transitions']).map((transition) => ({
      ...transition,
      fields: withUsual(usualField, transition['fields']),
    })),
    limits: withUsual(usualLimit, raw['limits']),
  });
}

let shipped: readonly RegisterDefinition[] | undefined;

function readFolder(): RegisterDefinition[] {
  const folder = resourcePath('features/registers/data');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => definitionOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Raw));
}

export const definitions = (): readonly RegisterDefinition[] => (shipped ??= readFolder());

/** @throws AppError REGISTER_UNKNOWN */
export function requiredDefinition(code: string): RegisterDefinition {
  const found = definitions().find((definition) => definition.code === code);
  if (!found) throw new AppError('REGISTER_UNKNOWN');
  return found;
}

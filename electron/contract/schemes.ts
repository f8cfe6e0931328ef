import { z } from 'zod';

/**
 * Schemes on the payment engine: destitute support (特困人员救助供养金), the price-linked temporary subsidy (价格临时补贴), one-off items
 * (一次性项目), and the operating subsidy of rural happiness homes (农村幸福院运营奖补), whose payees are villages. Each has its own sheets.
 */
export type Scheme = 'destitute' | 'price' | 'happiness' | `item:${string}`;

export const destitute = 'destitute' satisfies Scheme;
export const priceScheme = 'price' satisfies Scheme;
/** Its lines are of happiness homes, never of people. */
export const happinessScheme = 'happiness' satisfies Scheme;

const itemForm = /^item:[0-9a-f]{32}$/;

export function isScheme(text: string): text is Scheme {
  return text === destitute || text === priceScheme || text === happinessScheme || itemForm.test(text);
}

/** @param uid of the item, 32 lower-case hexadecimal digits */
export function itemScheme(uid: string): Scheme {
  return `item:${uid}`;
}

/** Of an item, 32 lower-case hexadecimal digits; null for the other schemes. */
export function itemUidOf(scheme: Scheme): string | null {
  return scheme.startsWith('item:') ? scheme.slice('item:'.length) : null;
}

export const schemeSchema = z.custom<Scheme>((value) => typeof value === 'string' && isScheme(value), '没有这种发放项目');
/** Left out where destitute support is meant. */
export const optionalScheme = { scheme: schemeSchema.optional() };

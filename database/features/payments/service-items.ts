/** One-off items: registered with their document, tried out before, withdrawn with a reason, paid by a sheet of their own. */
import type { OutputOf, ParsedInputOf } from '../../../electron/contract/index.ts';
import { normaliseIdNumber } from '../../../electron/contract/id-number.ts';
import { maskIdNumber } from '../../../electron/contract/masking.ts';
import type { SheetCard } from '../../../electron/contract/payments.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { itemScheme, itemUidOf, type Scheme } from '../../../electron/contract/schemes.ts';
import { careTierLabels, labelOf, selfCareLevels, supportModes } from '../../../electron/contract/terms.ts';
import { itemPayees, type ItemInput } from '../../../electron/contract/top-ups.ts';
import { formatYuan, type Fen, type IsoMonth } from '../../../electron/contract/values.ts';
import { transaction, type Reader, type Steps, type WriteContext } from '../../core/sql.ts';
import { homeName, insertItem, listedItems, peopleByNumbers, topUpSheets, withdraw } from './queries-top-up-lists.ts';
import type { ItemTarget, ItemTerms } from './rules-items.ts';
import { buildSheetSteps } from './service-build.ts';
import { briefOf } from './service-prices.ts';
import { requiredItem } from './service-schemes.ts';

const numbersNamed = 5;

/** ID numbers of a pasted list, each once. */
export function pastedNumbers(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).map(normaliseIdNumber))].filter((number) => number !== '');
}

/** @throws AppError ITEM_PERSON_UNKNOWN, ITEM_AMOUNT_MISSING, HOME_NOT_FOUND */
export function termsOfInput(reader: Reader, input: ItemInput): ItemTerms {
  return { asOf: input.asOf, target: targetOf(reader, input.target), amounts: amountsOf(input.amounts), payee: input.payee };
}

function targetOf(reader: Reader, target: ItemInput['target']): ItemTarget {
  if (target.kind === 'home' && homeName(reader, target.homeId) === undefined) throw new AppError('HOME_NOT_FOUND');
  if (target.kind !== 'list') return target;
  const numbers = pastedNumbers(target.idNumbers);
  const known = peopleByNumbers(reader, numbers);
  const unknown = numbers.filter((number) => !known.has(number));
  if (unknown.length > 0)
    throw new AppError('ITEM_PERSON_UNKNOWN', {
      count: unknown.length,
      numbers: `${unknown.slice(0, numbersNamed).map(maskIdNumber).join('、')}${unknown.length > numbersNamed ? '……' : ''}`,
    });
  return { kind: 'list', people: new Set(known.values()) };
}

function amountsOf(amounts: ItemInput['amounts']): ItemTerms['amounts'] {
  if (amounts.kind === 'same') return { everybody: amounts.fen };
  const byLevel = selfCareLevels.flatMap(({ id }) => {
    const amount = amounts.fen[id] ?? null;
    return amount === null ? [] : [[id, amount] as const];
  });
  if (byLevel.length === 0) throw new AppError('ITEM_AMOUNT_MISSING', {}, { 'amounts.fen.completeLoss': '请填写金额' });
  return { byLevel: new Map(byLevel) };
}

/** To whom, in words: 全部在保人员, 分散供养人员, 全护理人员, 某敬老院在住人员, 名单 12 人. */
export function targetWords(reader: Reader, target: ItemTarget): string {
  switch (target.kind) {
    case 'all':
      return '全部在保人员';
    case 'mode':
      return `${labelOf(supportModes, target.mode)}人员`;
    case 'level':
      return `${careTierLabels[target.level]}人员`;
    case 'home':
      return `${homeName(reader, target.homeId) ?? ''}在住人员`;
    case 'list':
      return `名单 ${target.people.size} 人`;
  }
}

/** `每人 300.00 元`, `自理 200.00 元，全护理 500.00 元`. */
export function amountWords(amounts: ItemTerms['amounts']): string {
  if ('everybody' in amounts) return `每人 ${formatYuan(amounts.everybody)} 元`;
  return selfCareLevels
    .flatMap(({ id }) => {
      const amount = amounts.byLevel.get(id);
      return amount === undefined ? [] : [`${careTierLabels[id]} ${formatYuan(amount)} 元`];
    })
    .join('，');
}

export function itemsList(reader: Reader, { withWithdrawn }: ParsedInputOf<'topUps.items'>): OutputOf<'topUps.items'> {
  const sheets = Map.groupBy(topUpSheets(reader), ({ scheme }) => scheme);
  return {
    items: listedItems(reader, withWithdrawn).map(({ uid, ...item }) => {
      const scheme = itemScheme(uid);
      const { terms } = requiredItem(reader, uid);
      const target = targetWords(reader, terms.target);
      return { ...item, scheme, target, amounts: amountWords(terms.amounts), sheets: (sheets.get(scheme) ?? []).map(briefOf) };
    }),
  };
}

/** @throws AppError as `termsOfInput` */
export function addItem(context: WriteContext, input: ItemInput): { scheme: Scheme } {
  return transaction(context, (writer) => {
    const terms = termsOfInput(writer, input);
    const { target, amounts } = terms;
    const { title, documentNo, documentTitle, asOf, payee } = input;
    const stored: { level: '' | (typeof selfCareLevels)[number]['id']; fen: Fen }[] =
      'everybody' in amounts ? [{ level: '', fen: amounts.everybody }] : [...amounts.byLevel].map(([level, fen]) => ({ level, fen }));
    const { itemId, uid } = insertItem(writer, {
      title,
      documentNo,
      documentTitle,
      asOf,
      payee,
      target: target.kind,
      mode: target.kind === 'mode' ? target.mode : null,
      level: target.kind === 'level' ? target.level : null,
      homeId: target.kind === 'home' ? target.homeId : null,
      amounts: stored,
      people: target.kind === 'list' ? [...target.people] : [],
    });
    writer.audit({
      action: 'item.add',
      entity: 'paymentItem',
      entityId: itemId,
      after: {
        title,
        documentNo,
        asOf,
        paidTo: targetWords(writer, target),
        amounts: amountWords(amounts),
        paidInto: itemPayees.find(({ id }) => id === payee)?.label ?? payee,
      },
    });
    return { scheme: itemScheme(uid) };
  });
}

/** What was paid on it is taken back by the next sheet of corrections. @throws AppError ITEM_NOT_FOUND, ITEM_WITHDRAWN */
export function withdrawItem(context: WriteContext, { scheme, reason }: ParsedInputOf<'topUps.withdrawItem'>): Record<string, never> {
  return transaction(context, (writer) => {
    const { itemId, title, documentNo, isWithdrawn } = requiredItem(writer, itemUidOf(scheme) ?? '');
    if (isWithdrawn === 1) throw new AppError('ITEM_WITHDRAWN', { title });
    withdraw(writer, 'payment_item', itemId, reason);
    writer.audit({ action: 'item.withdraw', entity: 'paymentItem', entityId: itemId, before: { title, documentNo }, after: { reason } });
    return {};
  });
}

/** @throws AppError of the sheet: ITEM_*, TOP_UP_* and those of `buildSheetSteps` */
export function* buildItemSteps(
  context: WriteContext,
  { scheme, month, isCorrection }: { readonly scheme: Scheme; readonly month: IsoMonth; readonly isCorrection: boolean },
): Steps<SheetCard> {
  requiredItem(context, itemUidOf(scheme) ?? '');
  return yield* buildSheetSteps(context, month, scheme, { documentNo: null, documentTitle: null, isCorrection });
}

/** Calls of the price-linked subsidy and of one-off items, for the role matrix. */
import type { MethodName } from '../../electron/contract/index.ts';
import { isScheme, itemScheme, type Scheme } from '../../electron/contract/schemes.ts';
import { itemInputSchema, type ItemInput } from '../../electron/contract/top-ups.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { addItem } from '../../database/features/payments/service-items.ts';
import { recordPrices } from '../../database/features/payments/service-prices.ts';
import type { Row } from './role-matrix.inputs.ts';
import { worldMonth, type World } from './role-world.ts';

type Names = Extract<MethodName, `topUps.${string}`>;
type Rows = { readonly [Name in Names]: Row<Name> };

const published = {
  month: worldMonth,
  cpi: 3.6,
  food: 5.1,
  releasedOn: isoDate('2022-02-16'),
  documentNo: '国家统计局2022年2月16日发布',
};

const prices = (world: World): string => String(recordPrices(world.admin(), published).priceId);

const gift = (): ItemInput =>
  itemInputSchema.parse({
    title: '春节慰问金',
    documentNo: '样民发〔2022〕3号',
    documentTitle: null,
    asOf: '2022-01-20',
    target: { kind: 'all' },
    amounts: { kind: 'same', fen: 30_000 },
    payee: 'basic',
  });

const item = (world: World): string => addItem(world.admin(), gift()).scheme;

/** Who may not call is asked before there is an item. */
const nobodys = itemScheme('0'.repeat(32));
const schemeOf = (text: string): Scheme => (isScheme(text) ? text : nobodys);

export const topUpInputs: Rows = {
  'topUps.prices': { ask: () => ({ withWithdrawn: true }) },
  'topUps.recordPrices': { ask: () => published },
  'topUps.withdrawPrices': { ask: (_, __, priceId) => ({ priceId: Number(priceId), reason: '录入有误' }), before: prices },
  'topUps.buildPrice': {
    ask: () => ({ month: worldMonth, documentNo: '样民发〔2022〕4号', documentTitle: null, isCorrection: false }),
    before: prices,
  },
  'topUps.items': { ask: () => ({ withWithdrawn: true }), before: item },
  'topUps.previewItem': { ask: gift },
  'topUps.addItem': { ask: gift },
  'topUps.withdrawItem': { ask: (_, __, scheme) => ({ scheme: schemeOf(scheme), reason: '文件废止' }), before: item },
  'topUps.buildItem': {
    ask: (_, __, scheme) => ({ scheme: schemeOf(scheme), month: worldMonth, isCorrection: false }),
    before: item,
  },
};

/** What a township's quarterly submission says: figures the program has are filled in by it, the rest is typed. */
import type { QuarterSection } from '../../../electron/contract/quarter.ts';
import { formatYuan, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { indicatorsAt } from '../indicators/service.ts';
import { townFigures, type Value } from './figures.ts';
import { amountText, nothingCounted } from './values.ts';

type Item = { readonly label: string; readonly value: string };
type Part = {
  readonly title: string;
  readonly indicators?: readonly Value['code'][];
  readonly registers?: readonly string[];
  readonly hasMovement?: true;
  readonly fields?: QuarterSection['fields'];
};

const number = (key: string, label: string): QuarterSection['fields'][number] => ({ key, label, kind: 'number' });
const text = (key: string, label: string): QuarterSection['fields'][number] => ({ key, label, kind: 'text' });

const standardCodes: Value['code'][] = ['IND14', 'IND15', 'IND16', 'IND16_URBAN'];

const parts: readonly Part[] = [
  { title: '一、标准执行', indicators: standardCodes },
  {
    title: '二、低保',
    registers: ['dibaoReview', 'dibaoExit', 'singleDibao'],
    fields: [
      number('dibaoHouseholds', '期末低保户数（户）'),
      number('dibaoPeople', '期末低保人数（人）'),
      number('dibaoNew', '本期新增（户）'),
      number('dibaoOut', '本期退出（户）'),
    ],
  },
  { title: '三、特困', hasMovement: true, indicators: ['IND02', 'IND01', 'IND01_S1', 'IND01_S2', 'IND03', 'IND13', 'IND20'] },
  { title: '四、临时救助', registers: ['relief', 'reliefReserve'] },
  { title: '五、监测预警与比对', registers: ['alert', 'doubt'] },
  { title: '六、探访走访', indicators: ['IND12'], registers: ['cadreVisit'] },
  { title: '七、服务类救助与转介', registers: ['service', 'referral'] },
  { title: '八、敬老院、幸福院', indicators: ['IND04', 'IND05', 'IND07', 'IND10', 'IND11'] },
  { title: '九、存在问题', fields: [text('problems', '存在问题')] },
  { title: '十、下步打算', fields: [text('plans', '下步打算')] },
];

export const fields = parts.flatMap((part) => part.fields ?? []);

function indicatorItem(value: Value): Item {
  const counted = `${amountText(value.numerator, value)}/${amountText(value.denominator, value)}`;
  return { label: value.name, value: value.denominator === 0 ? nothingCounted : `${value.shown}（${counted}）` };
}

export function sectionsOf(reader: Reader, end: IsoDate, townCode: string): QuarterSection[] {
  const found = townFigures(reader, end, townCode);
  // Standards are the county's.
  const standards = indicatorsAt(reader, end, { codes: standardCodes });
  const values = [...standards, ...found.values.filter(({ code }) => !standardCodes.includes(code))];
  return parts.map(({ title, indicators = [], registers = [], hasMovement, fields: typed = [] }) => ({
    title,
    items: [
      ...(hasMovement
        ? [{ label: '本期新增/退出/死亡', value: `${found.movement.came}/${found.movement.went}/${found.movement.died}人` }]
        : []),
      ...indicators.flatMap((code) => values.filter((value) => value.code === code).map(indicatorItem)),
      ...registers.flatMap((code) =>
        found.registers
          .filter((register) => register.code === code)
          .map(({ title: label, began, finished, open, overdue, totals }): Item => {
            const fen = Object.values(totals).reduce((sum, amount) => sum + amount, 0);
            const money = code === 'relief' && fen > 0 ? `，金额${formatYuan(fen)}元` : '';
            return { label, value: `新增${began}件，办结${finished}件，在办${open}件，超期${overdue}件${money}` };
          }),
      ),
    ],
    fields: [...typed],
  }));
}

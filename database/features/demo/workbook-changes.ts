/** A form of changes that has just come in from the townships, for whoever wants to try an import: eight good rows and one that is refused. */
import {
  areaTypes,
  changeTypes,
  labelOf,
  personCategories,
  selfCareLevels,
  supportModes,
  type ChangeType,
} from '../../../electron/contract/terms.ts';
import { isoDate, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { ReportRow } from '../../documents/report-table.ts';
import { findPerson, freeHome, type DemoPerson, type Life } from './life.ts';
import type { RosterPerson } from './roster.ts';
import { column, lead, unit, writeTable } from './workbooks.ts';

const columns = [
  column('序号', 'index', 10),
  column('变动类型', 'text', 28),
  column('乡镇（街道）', 'text', 22),
  column('村（社区）', 'text', 34),
  column('姓名', 'text', 20),
  column('身份证号', 'code', 38),
  column('变动日期', 'date', 22),
  column('变动前', 'text', 40),
  column('变动后', 'text', 40),
  column('供养机构', 'text', 44),
  column('原因', 'text', 36),
  column('性别', 'text', 10),
  column('民族', 'text', 14),
  column('户籍类型', 'text', 14),
  column('人员类别', 'text', 18),
  column('照料人姓名', 'text', 20),
  column('照料人身份证号', 'code', 38),
  column('照料人电话', 'code', 26),
  column('开户银行', 'text', 36),
  column('账户名', 'text', 20),
  column('一卡通账号', 'code', 40),
];

type Said = {
  readonly before?: string;
  readonly after?: string;
  readonly home?: string;
  readonly reason?: string;
  readonly idNumber?: string;
};

function changeRow(type: ChangeType, { made }: RosterPerson, on: IsoDate, said: Said): (string | null)[] {
  return [
    labelOf(changeTypes, type),
    made.townName,
    made.villageName,
    made.name,
    said.idNumber ?? made.idNumber,
    on,
    said.before ?? null,
    said.after ?? null,
    said.home ?? null,
    said.reason ?? null,
  ];
}

function additionRow(person: RosterPerson, on: IsoDate): (string | null)[] {
  const { made, caregiver, account } = person;
  return [
    ...changeRow('addition', person, on, { after: labelOf(selfCareLevels, made.level) }),
    made.sex === 'male' ? '男' : '女',
    made.ethnicity,
    labelOf(areaTypes, made.areaType),
    labelOf(personCategories, made.category),
    caregiver?.name ?? null,
    caregiver?.idNumber ?? null,
    caregiver?.phone ?? null,
    account?.bank ?? null,
    account?.holder ?? null,
    account?.number ?? null,
  ];
}

/** The last character but one of an ID number changed: its check digit is wrong then. */
function mistyped(idNumber: string): string {
  return `${idNumber.slice(0, 16)}${(Number(idNumber.charAt(16)) + 2) % 10}${idNumber.slice(17)}`;
}

/** @param month the month of the draft: the changes lie in it */
export function writeChanges(file: string, life: Life, month: IsoMonth): void {
  const rows: (string | null)[][] = [];
  const used = new Set<DemoPerson>();
  const day = (): IsoDate => isoDate(`${month}-${String(12 + rows.length).padStart(2, '0')}`);
  const find = (suits: (person: DemoPerson) => boolean): DemoPerson | null => {
    const found = findPerson(
      life,
      (person) => !used.has(person) && person.isIdKnown && person.person.made.category === 'elder' && suits(person),
    );
    if (found) used.add(found);
    return found;
  };
  for (const person of life.newcomers.slice(0, 2)) rows.push(additionRow(person, day()));
  for (const reason of ['因病去世', '在家中去世']) {
    const person = find(() => true);
    if (person) rows.push(changeRow('death', person.person, day(), { reason }));
  }
  for (const level of ['independent', 'partialLoss'] as const) {
    const after = level === 'independent' ? 'partialLoss' : 'completeLoss';
    const person = find((candidate) => candidate.level === level);
    if (person)
      rows.push(
        changeRow('levelChange', person.person, day(), { before: labelOf(selfCareLevels, level), after: labelOf(selfCareLevels, after) }),
      );
  }
  const entering = find(({ homeId }) => homeId === null);
  const home = freeHome(life, null, entering?.person.made.townName ?? null);
  if (entering && home)
    rows.push(
      changeRow('modeChange', entering.person, day(), {
        before: labelOf(supportModes, 'scattered'),
        after: labelOf(supportModes, 'centralised'),
        home: home.name,
      }),
    );
  const leaving = find(({ homeId }) => homeId === null);
  if (leaving) rows.push(changeRow('termination', leaving.person, day(), { reason: '自愿退出' }));
  const mistaken = find(() => true);
  if (mistaken)
    rows.push(changeRow('death', mistaken.person, day(), { reason: '因病去世', idNumber: mistyped(mistaken.person.made.idNumber) }));
  const title = `${unit}特困人员异动登记表`;
  const padded = rows.map((cells, index): ReportRow => [
    index + 1,
    ...cells,
    ...Array.from({ length: columns.length - 1 - cells.length }, () => null),
  ]);
  writeTable(file, { name: '特困人员异动登记表', title, lead: lead(isoDate(`${month}-25`), ''), columns }, padded);
}

/** 新增: somebody who is newly supported. The date is that of the confirmation and of the first assessment; the mode is scattered. */
import { admissionWishes, areaTypes, labelOf, personCategories, selfCareLevels, sexes } from '../../../../electron/contract/terms.ts';
import { isSameName } from '../../people/person-name.ts';
import { normalisePhones } from '../../people/phone-number.ts';
import { termReader } from '../normalise.ts';
import type { AdditionRecord } from '../records.ts';
import { optionalText, readTerm } from '../rules-cells.ts';
import { doubtAccount, doubtAge, doubtIdNumber, doubtName, doubtPhone } from '../rules-doubts.ts';
import { normaliseEthnicity, readAccount, readCaregiver } from '../rules-person-cells.ts';
import { readPlace } from '../rules-place.ts';
import type { Change, ChangeRow, Judged, Standing } from './changes-facts.ts';
import type { ChangeField } from './changes-fields.ts';
import type { FileContext } from './kind.ts';

const readSex = termReader(sexes);
const readAreaType = termReader(areaTypes);
const readCategory = termReader(personCategories);
const readLevel = termReader(selfCareLevels);
const readWish = termReader(admissionWishes);

export const additionFields: readonly ChangeField[] = ['town', 'village', 'sex', 'areaType', 'category', 'after'];

export function judgeAddition(row: ChangeRow, change: Change, person: Standing | undefined, context: FileContext): Judged | null {
  const { id, on, name } = change;
  const sex = row.text('sex') === '' ? null : readSex(row.text('sex'));
  if (sex !== null && sex !== id.sex)
    row.issue(
      'sex',
      'ID_SEX_MISMATCH',
      `性别“${row.shown('sex')}”与身份证号表示的“${labelOf(sexes, id.sex)}”不一致。请对照证件核对哪一项有误。`,
    );
  readTerm(row, 'sex', sexes, readSex);
  const areaType = readTerm(row, 'areaType', areaTypes, readAreaType);
  const category = readTerm(row, 'category', personCategories, readCategory);
  const level = readTerm(row, 'after', selfCareLevels, readLevel);
  const wish = readTerm(row, 'wish', admissionWishes, readWish);
  const place = readPlace(row, context.known, 'town', 'village');
  if (!areaType || !category || !level || !place || row.issues.length > 0) return null;
  if (
    person &&
    (!isSameName(person.name, name) || person.confirmedOn !== on || person.levels.find((fact) => fact.assessedOn === on)?.level !== level)
  ) {
    row.issue(
      'idNumber',
      'DUPLICATE_EXISTING',
      `身份证号 ${id.idNumber} 的 ${person.name} 已在台账中（${person.confirmedOn ?? '日期不详'} 确认）。请核对；情况有变的请按变动类型登记。`,
    );
    return null;
  }
  const caregiver = readCaregiver(row);
  const phone = normalisePhones(optionalText(row, 'phone') ?? '');
  const account = readAccount(row, { bank: 'bank', holder: 'accountHolder', number: 'accountNumber' }, name);
  doubtIdNumber(row, 'idNumber', id);
  doubtName(row, 'name', name);
  doubtAge(row, 'category', category, id.bornOn, on, context.known.parameters);
  if (on < id.bornOn) row.warn('on', 'DATE_ORDER', '确认日期早于出生日期。请核对。');
  doubtAccount(row, { number: 'accountNumber', holder: 'accountHolder' }, account, name);
  doubtPhone(row, 'phone');
  if (optionalText(row, 'home') !== null)
    row.warn('home', 'HOME_IGNORED', '新增人员先按分散供养登记，供养机构没有采用。入住的请另登记供养方式变更。');
  const record: AdditionRecord = {
    type: 'addition',
    idNumber: id.idNumber,
    idOriginal: id.original,
    name,
    on,
    reason: change.reason,
    sex: id.sex,
    bornOn: id.bornOn,
    ethnicity: normaliseEthnicity(row.text('ethnicity')),
    ...place,
    areaType,
    category,
    level,
    caregiver,
    account,
    phone: phone === '' ? null : phone,
    wish,
  };
  const added: Standing = {
    name,
    confirmedOn: on,
    endedOn: null,
    endReason: null,
    levels: [{ level, assessedOn: on }],
    modes: [{ mode: 'scattered', homeCode: null, from: on }],
  };
  return { record, status: person ? 'unchanged' : 'new', person: person ?? added };
}

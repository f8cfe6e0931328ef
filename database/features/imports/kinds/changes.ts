/**
 * 特困人员异动登记表: what happened to people since the roster. A date before what is recorded is a late fact and welcome, that is what the form
 * is for; a date after the end of somebody's support contradicts. Rows are judged by their dates: somebody may be added and change in one file.
 */
import { admissionWishes, areaTypes, changeTypes, labelOf, personCategories, selfCareLevels, sexes, supportModes, terminationReasons, type ChangeType } from '../../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import type { IdNumber } from '../../people/id-number.ts';
import { isSameName, normaliseName } from '../../people/person-name.ts';
import { normalisePhones } from '../../people/phone-number.ts';
import type { KnownLevel, KnownMode, KnownPerson } from '../known-ledger.ts';
import { dayOfCell, termReader } from '../normalise.ts';
import type { AdditionRecord, ChangeRecord } from '../records.ts';
import type { Row } from '../row.ts';
import { optionalText, readDay, readId, readTerm, refuseNumber, requireFilled } from '../rules-cells.ts';
import { doubtAccount, doubtAge, doubtFormulaErrors, doubtIdNumber, doubtName, doubtPhone } from '../rules-doubts.ts';
import { normaliseEthnicity, readAccount, readCaregiver } from '../rules-person-cells.ts';
import { readHome, readPlace } from '../rules-place.ts';
import { factOn, modeText } from '../rules-recorded.ts';
import { type ChangeField, changeFields, changeWords } from './changes-fields.ts';
import type { FileContext, Judgement, KindSpec } from './kind.ts';

type ChangeRow = Row<ChangeField>;
type Status = 'new' | 'unchanged';

const readType = termReader(changeTypes);
const readSex = termReader(sexes);
const readAreaType = termReader(areaTypes);
const readCategory = termReader(personCategories);
const readLevel = termReader(selfCareLevels);
const readMode = termReader(supportModes);
const readWish = termReader(admissionWishes);
const readReason = termReader(terminationReasons);
const keptFields = changeFields.filter((field) => !field.isUnused).map((field) => field.key);

/** A person as recorded and as earlier rows of the file have it. */
type Standing = Pick<KnownPerson, 'name' | 'confirmedOn' | 'endedOn' | 'endReason'> & { readonly levels: readonly KnownLevel[]; readonly modes: readonly KnownMode[]; readonly isAdded: boolean };

/** What every row needs, once it is understood. */
type Change = { readonly type: ChangeType; readonly id: IdNumber; readonly name: string; readonly on: IsoDate; readonly reason: string | null };

function inserted<Fact>(facts: readonly Fact[], fact: Fact, dayOf: (fact: Fact) => IsoDate): Fact[] {
  return [...facts.filter((other) => dayOf(other) !== dayOf(fact)), fact].sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1));
}

const assessedOn = (fact: KnownLevel): IsoDate => fact.assessedOn;
const from = (fact: KnownMode): IsoDate => fact.from;

/** What held on the day before; the first fact holds for the time before it. */
function before<Fact>(facts: readonly Fact[], on: IsoDate, dayOf: (fact: Fact) => IsoDate): Fact | undefined {
  return factOn(facts.filter((fact) => dayOf(fact) !== on), on, dayOf);
}

function contradicts(row: ChangeRow, key: ChangeField, message: string): null {
  row.issue(key, 'CONFLICT', message);
  return null;
}

function judgeLevel(row: ChangeRow, change: Change, person: Standing): { record: ChangeRecord; status: Status; person: Standing } | null {
  const level = readTerm(row, 'after', selfCareLevels, readLevel);
  if (level === null) return null;
  const { on } = change;
  const same = person.levels.find((fact) => fact.assessedOn === on);
  if (same && same.level !== level) return contradicts(row, 'after', `${on} 的评估已登记为“${labelOf(selfCareLevels, same.level)}”，与“${labelOf(selfCareLevels, level)}”不同。请核对；原登记有误的请先撤销。`);
  const earlier = before(person.levels, on, assessedOn);
  const said = readLevel(row.text('before'));
  if (row.text('before') !== '' && earlier && said !== earlier.level) row.warn('before', 'BEFORE_DIFFERS', `变动前为“${row.shown('before')}”，而记录为“${labelOf(selfCareLevels, earlier.level)}”（${earlier.assessedOn} 评估）。请核对。`);
  const record: ChangeRecord = { type: 'levelChange', idNumber: change.id.idNumber, name: person.name, on, reason: change.reason, level };
  return { record, status: same ? 'unchanged' : 'new', person: { ...person, levels: inserted(person.levels, { level, assessedOn: on }, assessedOn) } };
}

function judgeMode(row: ChangeRow, change: Change, person: Standing, context: FileContext): { record: ChangeRecord; status: Status; person: Standing } | null {
  const mode = readTerm(row, 'after', supportModes, readMode);
  if (mode === null) return null;
  if (mode === 'centralised' && !requireFilled(row, 'home', false)) return null;
  const home = mode === 'centralised' ? readHome(row, context.known, 'home', null) : null;
  if (mode === 'centralised' && !home) return null;
  const { on } = change;
  const homeCode = home?.code ?? null;
  const same = person.modes.find((fact) => fact.from === on);
  const text = modeText(mode, homeCode, context.known);
  if (same && (same.mode !== mode || same.homeCode !== homeCode))
    return contradicts(row, 'after', `${on} 起已登记为“${modeText(same.mode, same.homeCode, context.known)}”，与“${text}”不同。请核对；原登记有误的请先撤销。`);
  const earlier = before(person.modes, on, from);
  const said = readMode(row.text('before'));
  if (row.text('before') !== '' && earlier && said !== earlier.mode) row.warn('before', 'BEFORE_DIFFERS', `变动前为“${row.shown('before')}”，而记录为“${modeText(earlier.mode, earlier.homeCode, context.known)}”。请核对。`);
  const isIdle = !same && earlier?.mode === mode && earlier.homeCode === homeCode;
  if (isIdle) row.warn('after', 'SAME_AS_RECORDED', `${on} 之前已是“${text}”，没有变动，不作登记。请核对供养机构。`);
  if (mode === 'scattered' && optionalText(row, 'home') !== null) row.warn('home', 'HOME_IGNORED', '转为分散供养的人员填写了供养机构，没有采用。请核对。');
  const caregiver = mode === 'scattered' ? readCaregiver(row) : null;
  const record: ChangeRecord = { type: 'modeChange', idNumber: change.id.idNumber, name: person.name, on, reason: change.reason, mode, homeCode, caregiver };
  return { record, status: same || isIdle ? 'unchanged' : 'new', person: isIdle ? person : { ...person, modes: inserted(person.modes, { mode, homeCode, from: on }, from) } };
}

function judgeEnd(row: ChangeRow, change: Change, person: Standing): { record: ChangeRecord; status: Status; person: Standing } | null {
  const { on, id, reason } = change;
  const isDeath = change.type === 'death';
  const terminationReason = readReason(reason ?? '') ?? 'other';
  if (person.endedOn !== null) {
    const isSame = person.endedOn === on && (person.endReason === 'death') === isDeath;
    if (!isSame) return contradicts(row, 'type', `${person.name} 的供养已于 ${person.endedOn} 因${person.endReason === 'death' ? '死亡' : '终止'}结束。请核对；原登记有误的请先撤销。`);
  }
  const last = [...person.levels.map(assessedOn), ...person.modes.map(from)].filter((day) => day > on).sort().at(-1);
  if (last !== undefined) row.warn('on', 'DATE_ORDER', `${labelOf(changeTypes, change.type)}日期 ${on} 早于已登记的 ${last} 的变动。请核对。`);
  const common = { idNumber: id.idNumber, name: person.name, on, reason };
  const record: ChangeRecord = isDeath ? { type: 'death', ...common } : { type: 'termination', ...common, terminationReason };
  return { record, status: person.endedOn === null ? 'new' : 'unchanged', person: { ...person, endedOn: on, endReason: isDeath ? 'death' : terminationReason } };
}

const additionFields: readonly ChangeField[] = ['town', 'village', 'sex', 'areaType', 'category', 'after'];

function judgeAddition(row: ChangeRow, change: Change, person: Standing | undefined, context: FileContext): { record: AdditionRecord; status: Status; person: Standing } | null {
  const { id, on, name } = change;
  const sex = row.text('sex') === '' ? null : readSex(row.text('sex'));
  if (sex !== null && sex !== id.sex) row.issue('sex', 'ID_SEX_MISMATCH', `性别“${row.shown('sex')}”与身份证号表示的“${labelOf(sexes, id.sex)}”不一致。请对照证件核对哪一项有误。`);
  readTerm(row, 'sex', sexes, readSex);
  const areaType = readTerm(row, 'areaType', areaTypes, readAreaType);
  const category = readTerm(row, 'category', personCategories, readCategory);
  const level = readTerm(row, 'after', selfCareLevels, readLevel);
  const wish = readTerm(row, 'wish', admissionWishes, readWish);
  const place = readPlace(row, context.known, 'town', 'village');
  if (!areaType || !category || !level || !place || row.issues.length > 0) return null;
  if (person && (!isSameName(person.name, name) || person.confirmedOn !== on || person.levels.find((fact) => fact.assessedOn === on)?.level !== level)) {
    row.issue('idNumber', 'DUPLICATE_EXISTING', `身份证号 ${id.idNumber} 的 ${person.name} 已在台账中（${person.confirmedOn ?? '日期不详'} 确认）。请核对；情况有变的请按变动类型登记。`);
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
  if (optionalText(row, 'home') !== null) row.warn('home', 'HOME_IGNORED', '新增人员先按分散供养登记，供养机构没有采用。入住的请另登记供养方式变更。');
  const record: AdditionRecord = {
    type: 'addition', idNumber: id.idNumber, idOriginal: id.original, name, on, reason: change.reason, sex: id.sex, bornOn: id.bornOn, ethnicity: normaliseEthnicity(row.text('ethnicity')),
    ...place, areaType, category, level, caregiver, account, phone: phone === '' ? null : phone, wish,
  };
  const added: Standing = {
    name, confirmedOn: on, endedOn: null, endReason: null, levels: [{ level, assessedOn: on }], modes: [{ mode: 'scattered', homeCode: null, from: on }], isAdded: true,
  };
  return { record, status: person ? 'unchanged' : 'new', person: person ?? added };
}

function readChange(row: ChangeRow, context: FileContext): Change | null {
  for (const key of ['type', 'name', 'idNumber', 'on'] as const) requireFilled(row, key);
  const said = readType(row.text('type'));
  if (said === 'addition') for (const key of additionFields) requireFilled(row, key);
  if (said === 'levelChange' || said === 'modeChange') requireFilled(row, 'after');
  const id = readId(row, 'idNumber', context.today);
  refuseNumber(row, 'accountNumber', false);
  refuseNumber(row, 'caregiverIdNumber', false);
  const on = readDay(row, 'on', context.today);
  const type = readTerm(row, 'type', changeTypes, readType);
  const name = normaliseName(row.text('name'));
  return type && id && on ? { type, id, on, name, reason: optionalText(row, 'reason') } : null;
}

function judge(context: FileContext): (row: ChangeRow) => Judgement<'changes'> {
  const standings = new Map<string, Standing>();
  const seen = new Map<string, number>();
  return (row) => {
    const change = readChange(row, context);
    if (!change) return null;
    const { type, id, on, name } = change;
    const recorded = context.known.personByIdNumber(id.idNumber);
    const person = standings.get(id.idNumber) ?? (recorded ? { ...recorded, isAdded: false } : undefined);
    const key = type === 'addition' ? `${id.idNumber} addition` : `${id.idNumber} ${type} ${on}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) row.issue('idNumber', 'DUPLICATE_IN_FILE', `身份证号 ${row.shown('idNumber').trim()} 的“${labelOf(changeTypes, type)}”在第 ${earlier} 行已经出现。请核对，或删去重复的一行。`);
    if (type !== 'addition') {
      if (!person) row.issue('idNumber', 'UNKNOWN_PERSON', `台账中没有身份证号为 ${id.idNumber} 的人员。请核对号码；确为新进人员的请先登记新增。`);
      else if (!isSameName(person.name, name)) row.issue('name', 'CONFLICT', `“${row.title('name')}”为“${name}”，身份证号 ${id.idNumber} 登记的姓名是“${person.name}”。请核对是否填错了人。`);
      else if (person.endedOn !== null && on > person.endedOn) row.issue('on', 'CONFLICT', `${person.name} 的供养已于 ${person.endedOn} 终止，不能登记 ${on} 的变动。请核对；终止有误的请先撤销终止记录。`);
    }
    if (row.issues.length > 0 && (type !== 'addition' || !person)) {
      // Of a new person the other cells are judged as well, so that all is said at once.
      if (type === 'addition') judgeAddition(row, change, undefined, context);
      return null;
    }
    const judged =
      type === 'addition'
        ? judgeAddition(row, change, person, context)
        : !person
          ? null
          : type === 'levelChange'
            ? judgeLevel(row, change, person)
            : type === 'modeChange'
              ? judgeMode(row, change, person, context)
              : judgeEnd(row, change, person);
    if (!judged || row.issues.length > 0) return null;
    standings.set(id.idNumber, judged.person);
    seen.set(key, row.number);
    doubtFormulaErrors(row, keptFields);
    if (type !== 'addition' && judged.person.confirmedOn !== null && on < judged.person.confirmedOn) row.warn('on', 'DATE_ORDER', `变动日期 ${on} 早于确认日期 ${judged.person.confirmedOn}。请核对。`);
    return { record: judged.record, status: judged.status };
  };
}

/** New people first, then by date; on one day ends come last. Rows without a date keep their place at the end. */
function inOrder(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  const ranked = rows.map((row) => {
    const type = readType(row.text('type'));
    return { row, rank: type === 'addition' ? 0 : 1, day: dayOfCell(row.cell('on')) ?? '9999', end: type === 'death' || type === 'termination' ? 1 : 0 };
  });
  ranked.sort((one, other) => one.rank - other.rank || (one.day < other.day ? -1 : one.day > other.day ? 1 : 0) || one.end - other.end || one.row.number - other.row.number);
  return ranked.map(({ row }) => row);
}

export const changes: KindSpec<'changes', ChangeField> = {
  kind: 'changes', label: '特困人员异动登记表', fields: changeFields, words: changeWords, identity: ['idNumber'], numbering: ['sequence'], judge, inOrder,
};

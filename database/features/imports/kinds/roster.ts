/** 特困人员花名册: everybody who is supported, one row each. */
import {
  admissionWishes,
  areaTypes,
  disabilityGrades,
  disabilityKinds,
  personCategories,
  selfCareLevels,
  sexes,
  supportModes,
} from '../../../../electron/contract/terms.ts';
import type { Fen, IsoDate } from '../../../../electron/contract/values.ts';
import { addFen } from '../../../../electron/contract/values.ts';
import { normaliseCertificate } from '../../people/disability-certificate.ts';
import { normaliseName } from '../../people/person-name.ts';
import { normalisePhones } from '../../people/phone-number.ts';
import { type StandardKey, standardOn } from '../../standards/rules.ts';
import { termReader } from '../normalise.ts';
import type { DisabilityRecord, RosterRecord } from '../records.ts';
import type { Row } from '../row.ts';
import { optionalText, readAmount, readDay, readId, readMonth, readTerm, refuseNumber, requireFilled } from '../rules-cells.ts';
import {
  doubtAccount,
  doubtAge,
  doubtAmount,
  doubtDisability,
  doubtFormulaErrors,
  doubtIdNumber,
  doubtName,
  doubtPhone,
} from '../rules-doubts.ts';
import { normaliseEthnicity, readAccount, readCaregiver } from '../rules-person-cells.ts';
import { readHome, readPlace } from '../rules-place.ts';
import { comparePerson } from '../rules-recorded.ts';
import type { FileContext, Judgement, KindSpec } from './kind.ts';
import { type RosterField, rosterFields, rosterWords } from './roster-fields.ts';

const requiredFields = rosterFields.filter((field) => field.isRequired).map((field) => field.key);
const keptFields = rosterFields.filter((field) => !field.isUnused).map((field) => field.key);
const readSex = termReader(sexes);
const readAreaType = termReader(areaTypes);
const readCategory = termReader(personCategories);
const readLevel = termReader(selfCareLevels);
const readMode = termReader(supportModes);
const readWish = termReader(admissionWishes);
const readKind = termReader(disabilityKinds);
const readGrade = termReader(disabilityGrades);

/** Longer numbers than Excel keeps, where text must stand. */
const longNumbers: readonly RosterField[] = [
  'disabilityNumber',
  'caregiverIdNumber',
  'caregiverAccount',
  'accountNumber',
  'certificateNumber',
];

function readDisability(row: Row<RosterField>): DisabilityRecord {
  const optionalTerm = (key: 'disabilityKind' | 'disabilityGrade'): boolean => optionalText(row, key) !== null;
  const certificate = normaliseCertificate(optionalText(row, 'disabilityNumber') ?? '');
  return {
    certificateNumber: certificate === '' ? null : certificate,
    kind: optionalTerm('disabilityKind') ? readTerm(row, 'disabilityKind', disabilityKinds, readKind) : null,
    grade: optionalTerm('disabilityGrade') ? readTerm(row, 'disabilityGrade', disabilityGrades, readGrade) : null,
  };
}

/** Standards in force on the day of the roster, asked for once. */
function standardsInForce(context: FileContext): (key: StandardKey) => { readonly amountFen: Fen; readonly documentNo: string } | null {
  const answers = new Map<string, { amountFen: Fen; documentNo: string } | null>();
  return (key) => {
    if (context.asOf === null) return null;
    const name = `${key.kind} ${key.areaType} ${key.mode} ${key.level}`;
    let answer = answers.get(name);
    if (answer === undefined) answers.set(name, (answer = standardOn(context.known.standards, key, context.asOf)));
    return answer;
  };
}

function doubt(row: Row<RosterField>, record: RosterRecord, context: FileContext, inForce: ReturnType<typeof standardsInForce>): void {
  const day: IsoDate = context.asOf ?? context.today;
  doubtName(row, 'name', record.name);
  doubtAge(row, 'category', record.category, record.bornOn, day, context.known.parameters);
  if (record.assessedOn < record.bornOn) row.warn('assessedOn', 'DATE_ORDER', '评估日期早于出生日期。请核对。');
  if (record.confirmedOn < record.bornOn) row.warn('confirmedOn', 'DATE_ORDER', '确认日期早于出生日期。请核对。');
  doubtDisability(
    row,
    { number: 'disabilityNumber', kind: 'disabilityKind', grade: 'disabilityGrade' },
    record.disability,
    record.idNumber,
  );
  doubtAmount(
    row,
    'basic',
    record.basicFen,
    inForce({ kind: 'basicLiving', areaType: record.areaType, mode: record.mode, level: null }),
    day,
  );
  doubtAmount(row, 'care', record.careFen, inForce({ kind: 'careAllowance', areaType: null, mode: null, level: record.level }), day);
  if (
    record.basicFen !== null &&
    record.careFen !== null &&
    record.totalFen !== null &&
    record.totalFen !== addFen([record.basicFen, record.careFen])
  )
    row.warn('total', 'AMOUNT_TOTAL', `“${row.title('total')}”不等于基本生活标准与照料护理费之和。请核对。`);
  doubtAccount(row, { number: 'accountNumber', holder: 'accountHolder' }, record.account, record.name);
  if (record.caregiver)
    doubtAccount(row, { number: 'caregiverAccount', holder: 'caregiverHolder' }, record.caregiverAccount, record.caregiver.name);
  doubtPhone(row, 'phone');
  doubtPhone(row, 'caregiverPhone');
  doubtFormulaErrors(row, keptFields);
  if (record.mode === 'scattered' && optionalText(row, 'home') !== null)
    row.warn('home', 'HOME_IGNORED', '分散供养的人员填写了供养机构，没有采用。请核对供养方式。');
}

function judge(context: FileContext): (row: Row<RosterField>) => Judgement<'roster'> {
  const { known, today, asOf } = context;
  const seen = new Map<string, number>();
  const inForce = standardsInForce(context);
  return (row) => {
    for (const key of requiredFields) requireFilled(row, key);
    if (readMode(row.text('mode')) === 'centralised') requireFilled(row, 'home', false);

    const id = readId(row, 'idNumber', today);
    for (const key of longNumbers) refuseNumber(row, key, false);

    const sex = row.text('sex') === '' ? null : readSex(row.text('sex'));
    const bornOn = readDay(row, 'bornOn', today);
    if (id && bornOn !== null && bornOn !== id.bornOn)
      row.issue(
        'bornOn',
        'ID_BIRTH_MISMATCH',
        `出生日期“${row.shown('bornOn')}”与身份证号中的 ${id.bornOn} 不一致。请对照证件核对哪一项有误。`,
      );
    if (id && sex !== null && sex !== id.sex)
      row.issue(
        'sex',
        'ID_SEX_MISMATCH',
        `性别“${row.shown('sex')}”与身份证号表示的“${id.sex === 'male' ? '男' : '女'}”不一致。请对照证件核对哪一项有误。`,
      );

    const assessedOn = readDay(row, 'assessedOn', today);
    const confirmedOn = readDay(row, 'confirmedOn', today);
    const firstMonth = readMonth(row, 'firstMonth');
    const reviewedOn = readDay(row, 'reviewedOn', today);

    readTerm(row, 'sex', sexes, readSex);
    const areaType = readTerm(row, 'areaType', areaTypes, readAreaType);
    const category = readTerm(row, 'category', personCategories, readCategory);
    const level = readTerm(row, 'level', selfCareLevels, readLevel);
    const mode = readTerm(row, 'mode', supportModes, readMode);
    const wish = readTerm(row, 'wish', admissionWishes, readWish);
    const disability = readDisability(row);
    const basicFen = readAmount(row, 'basic');
    const careFen = readAmount(row, 'care');
    const totalFen = readAmount(row, 'total');

    const county = row.text('county');
    const place = readPlace(row, known, 'town', 'village', county === '' ? undefined : county);
    const home = mode === 'centralised' ? readHome(row, known, 'home', place?.townCode ?? null) : null;

    const earlier = id ? seen.get(id.idNumber) : undefined;
    if (earlier !== undefined)
      row.issue(
        'idNumber',
        'DUPLICATE_IN_FILE',
        `身份证号 ${row.shown('idNumber').trim()} 在第 ${earlier} 行已经出现。请核对号码，或删去重复的一行。`,
      );

    const name = normaliseName(row.text('name'));
    if (!id || !sex || !bornOn || !areaType || !category || !level || !assessedOn || !mode || !confirmedOn || !place) return null;
    const caregiver = readCaregiver(row);
    const phone = normalisePhones(optionalText(row, 'phone') ?? '');
    const said: RosterRecord = {
      idNumber: id.idNumber,
      idOriginal: id.original,
      name,
      sex,
      bornOn: id.bornOn,
      ethnicity: normaliseEthnicity(row.text('ethnicity')),
      ...place,
      areaType,
      category,
      disability,
      illness: optionalText(row, 'illness'),
      level,
      assessedOn,
      mode,
      modeFrom: asOf === null || asOf < confirmedOn ? confirmedOn : asOf,
      homeCode: home?.code ?? null,
      caregiver,
      caregiverAccount: caregiver
        ? readAccount(row, { bank: 'caregiverBank', holder: 'caregiverHolder', number: 'caregiverAccount' }, caregiver.name)
        : null,
      certificateNumber: optionalText(row, 'certificateNumber'),
      confirmedOn,
      firstMonth,
      basicFen,
      careFen,
      totalFen,
      account: readAccount(row, { bank: 'bank', holder: 'accountHolder', number: 'accountNumber' }, name),
      phone: phone === '' ? null : phone,
      address: optionalText(row, 'address'),
      wish,
      reviewedOn,
      remark: optionalText(row, 'remark'),
    };
    const recorded = earlier === undefined ? known.personByIdNumber(id.idNumber) : undefined;
    const record = recorded ? comparePerson(row, said, recorded, context) : said;
    if (row.issues.length > 0) return null;
    seen.set(id.idNumber, row.number);
    doubtIdNumber(row, 'idNumber', id);
    doubt(row, record, context, inForce);
    return { record, status: recorded ? (row.differences.length > 0 ? 'changed' : 'unchanged') : 'new' };
  };
}

export const roster: KindSpec<'roster', RosterField> = {
  kind: 'roster',
  label: '特困人员花名册',
  fields: rosterFields,
  words: rosterWords,
  identity: ['idNumber', 'accountNumber'],
  numbering: ['sequence'],
  judge,
};

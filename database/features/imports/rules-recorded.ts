/** A row of the roster against what is recorded of the person: what may change, what is a new fact, what contradicts. Pure. */
import {
  admissionWishes,
  areaTypes,
  disabilityGrades,
  disabilityKinds,
  labelOf,
  personCategories,
  selfCareLevels,
  sexes,
  supportModes,
  type SelfCareLevel,
  type SupportMode,
} from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { isSameName } from '../people/person-name.ts';
import type { FileContext } from './kinds/kind.ts';
import type { RosterField } from './kinds/roster-fields.ts';
import type { KnownLedger, KnownLevel, KnownMode, KnownPerson } from './known-ledger.ts';
import type { AccountRecord, CaregiverRecord, DisabilityRecord, RosterRecord } from './records.ts';
import type { Row } from './row.ts';

/** How a dated statement stands to the recorded ones. */
export type Standing = 'recorded' | 'new' | 'contradiction';

/** The last fact on or before a day; before the first one that one holds as well (the ledger starts with the roster). */
export function factOn<Fact>(facts: readonly Fact[], day: IsoDate, dayOf: (fact: Fact) => IsoDate): Fact | undefined {
  let found = facts[0];
  for (const fact of facts) if (dayOf(fact) <= day) found = fact;
  return found;
}

/** A later assessment is a new fact even if it finds the same; an earlier or equal day must agree with what held then. */
export function standingOfLevel(levels: readonly KnownLevel[], level: SelfCareLevel, assessedOn: IsoDate): Standing {
  const last = levels.at(-1);
  if (!last || assessedOn > last.assessedOn) return 'new';
  return factOn(levels, assessedOn, (fact) => fact.assessedOn)?.level === level ? 'recorded' : 'contradiction';
}

/** A roster says how somebody is supported on its own day; without one it cannot say what is later, so it must agree with the last. */
export function standingOfMode(modes: readonly KnownMode[], mode: SupportMode, homeCode: string | null, asOf: IsoDate | null): Standing {
  const last = modes.at(-1);
  if (!last) return 'new';
  const then = asOf === null ? last : factOn(modes, asOf, (fact) => fact.from);
  if (then?.mode === mode && then.homeCode === homeCode) return 'recorded';
  return asOf !== null && asOf > last.from ? 'new' : 'contradiction';
}

export function modeText(mode: SupportMode, homeCode: string | null, known: KnownLedger): string {
  const label = labelOf(supportModes, mode);
  return homeCode === null ? label : `${label}（${known.homeByCode(homeCode)?.name ?? homeCode}）`;
}

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(' ');

export function accountText(account: AccountRecord | null): string {
  return account ? joined([account.bank, account.holder, account.number]) : '';
}

export function caregiverText(caregiver: CaregiverRecord | null): string {
  return caregiver ? joined([caregiver.name, caregiver.idNumber, caregiver.phone]) : '';
}

function disabilityText({ certificateNumber, kind, grade }: DisabilityRecord): string {
  return joined([
    certificateNumber,
    kind === null ? null : labelOf(disabilityKinds, kind),
    grade === null ? null : labelOf(disabilityGrades, grade),
  ]);
}

function contradict(row: Row<RosterField>, key: RosterField, said: string, recorded: string, what = row.title(key)): void {
  row.issue(key, 'CONFLICT', `“${what}”为“${said}”，与已有记录“${recorded}”不同。请核对；原记录有误的请先在人员页面更正。`);
}

/** What the file leaves blank stays as it is. */
function merged<Part extends object>(said: Part, recorded: Part | null): Part {
  const result = { ...recorded } as Part;
  for (const key of Object.keys(said) as (keyof Part)[]) if (said[key] !== null && said[key] !== '') result[key] = said[key];
  for (const key of Object.keys(said) as (keyof Part)[]) if (result[key] === undefined) result[key] = said[key];
  return result;
}

function compareFixed(row: Row<RosterField>, record: RosterRecord, recorded: KnownPerson): void {
  if (!isSameName(record.name, recorded.name)) contradict(row, 'name', record.name, recorded.name);
  if (record.sex !== recorded.sex) contradict(row, 'sex', labelOf(sexes, record.sex), labelOf(sexes, recorded.sex));
  if (recorded.confirmedOn !== null && record.confirmedOn !== recorded.confirmedOn)
    contradict(row, 'confirmedOn', record.confirmedOn, recorded.confirmedOn);
  if (recorded.areaType !== null && record.areaType !== recorded.areaType)
    contradict(row, 'areaType', labelOf(areaTypes, record.areaType), labelOf(areaTypes, recorded.areaType));
  if (recorded.category !== null && record.category !== recorded.category)
    contradict(row, 'category', labelOf(personCategories, record.category), labelOf(personCategories, recorded.category));
  if (record.ethnicity !== null && recorded.ethnicity !== null && record.ethnicity !== recorded.ethnicity)
    contradict(row, 'ethnicity', record.ethnicity, recorded.ethnicity);
}

function compareDated(row: Row<RosterField>, record: RosterRecord, recorded: KnownPerson, { known, asOf }: FileContext): void {
  const level = standingOfLevel(recorded.levels, record.level, record.assessedOn);
  const lastLevel = recorded.levels.at(-1);
  const said = `${labelOf(selfCareLevels, record.level)}（${record.assessedOn} 评估）`;
  const before = lastLevel ? `${labelOf(selfCareLevels, lastLevel.level)}（${lastLevel.assessedOn} 评估）` : '';
  if (level === 'new') row.difference('level', before, said);
  else if (level === 'contradiction') contradict(row, 'level', said, before);

  const lastMode = recorded.modes.at(-1);
  const mode = standingOfMode(recorded.modes, record.mode, record.homeCode, asOf);
  const saidMode = modeText(record.mode, record.homeCode, known);
  const beforeMode = lastMode ? modeText(lastMode.mode, lastMode.homeCode, known) : '';
  const key = lastMode && lastMode.mode === record.mode ? 'home' : 'mode';
  if (mode === 'new') row.difference(key, beforeMode, saidMode);
  else if (mode === 'contradiction')
    row.issue(
      key,
      'CONFLICT',
      asOf === null
        ? `供养方式为“${saidMode}”，已有记录为“${beforeMode}”，而这份表没有截止日期，无法判断先后。请在表头上方写明截止日期，或用异动登记表登记变更。`
        : `供养方式为“${saidMode}”，${lastMode?.from ?? ''} 起的记录为“${beforeMode}”，表的截止日期 ${asOf} 不晚于它。请核对；变更请用异动登记表登记。`,
    );
}

/** The record with what the file leaves blank taken from what is recorded, so that a new fact never loses a part of the old one. */
function completed(record: RosterRecord, recorded: KnownPerson): RosterRecord {
  const { caregiver, caregiverAccount, account } = record;
  return {
    ...record,
    disability: merged(record.disability, recorded.disability),
    caregiver: caregiver && (recorded.caregiver?.name === caregiver.name ? merged(caregiver, recorded.caregiver) : caregiver),
    caregiverAccount: caregiverAccount && merged(caregiverAccount, recorded.caregiverAccount),
    account: account && merged(account, recorded.account),
  };
}

function compareFree(row: Row<RosterField>, record: RosterRecord, recorded: KnownPerson, known: KnownLedger): void {
  const changed = (key: RosterField, before: string | null, after: string | null): void => {
    if (after !== null && after !== '' && after !== (before ?? '')) row.difference(key, before ?? '', after);
  };
  if (record.villageCode !== recorded.villageCode)
    row.difference(
      'village',
      joined([
        recorded.townCode && known.divisionName(recorded.townCode),
        recorded.villageCode && known.divisionName(recorded.villageCode),
      ]),
      joined([known.divisionName(record.townCode), known.divisionName(record.villageCode)]),
    );
  if (recorded.ethnicity === null) changed('ethnicity', null, record.ethnicity);
  changed('disabilityNumber', disabilityText(recorded.disability), disabilityText(record.disability));
  changed('certificateNumber', recorded.certificateNumber, record.certificateNumber);
  if (record.caregiver) changed('caregiverName', caregiverText(recorded.caregiver), caregiverText(record.caregiver));
  if (record.caregiverAccount) changed('caregiverAccount', accountText(recorded.caregiverAccount), accountText(record.caregiverAccount));
  if (record.account) changed('accountNumber', accountText(recorded.account), accountText(record.account));
  changed('phone', recorded.phone, record.phone);
  changed('address', recorded.address, record.address);
  if (record.wish !== null && record.wish !== recorded.wish)
    row.difference('wish', recorded.wish === null ? '' : labelOf(admissionWishes, recorded.wish), labelOf(admissionWishes, record.wish));
  changed('remark', recorded.remark, record.remark);
}

/** Records contradictions as issues and everything else that differs as differences; returns the record completed from what is recorded. */
export function comparePerson(row: Row<RosterField>, said: RosterRecord, recorded: KnownPerson, context: FileContext): RosterRecord {
  const record = completed(said, recorded);
  if (recorded.endedOn !== null && context.asOf !== null && context.asOf > recorded.endedOn)
    row.issue(
      'name',
      'CONFLICT',
      `${recorded.name} 的供养已于 ${recorded.endedOn} 终止，不应列入 ${context.asOf} 的花名册。请核对；终止有误的请先撤销终止记录。`,
    );
  compareFixed(row, record, recorded);
  compareDated(row, record, recorded, context);
  compareFree(row, record, recorded, context.known);
  return record;
}

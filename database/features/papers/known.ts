/** What the ledger knows of somebody, under the names templates use; a name without a value prints as a place to fill in. */
import { bedTypes } from '../../../electron/contract/beds.ts';
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
  type AreaType,
  type SelfCareLevel,
  type SupportMode,
} from '../../../electron/contract/terms.ts';
import { absenceKinds, exitReasons, transferReasons } from '../../../electron/contract/stays-terms.ts';
import { ageOn, formatDate, formatYuan, isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { partnerName } from '../placement/partner-name.ts';
import type { ScopedReader } from '../users/scope.ts';
import {
  detailOf,
  newest,
  type Account,
  type Caregiver,
  type CategoryDetail,
  type Contact,
  type Fact,
  type Identity,
  type Residence,
} from '../people/facts.ts';
import { trueFacts } from '../people/store.ts';
import { standardOn, type Standard } from '../standards/rules.ts';
import {
  absenceOf,
  agreementOf,
  applicationOf,
  departureOf,
  divisionName,
  homeOf,
  personOf,
  stayOf,
  stepsOf,
  type DepartureRow,
  type PersonOnPaper,
} from './queries.ts';

/** What is the same for every paper of a run. */
export type Setting = {
  readonly regionName: string;
  readonly today: IsoDate;
  readonly userName: string;
  readonly standards: readonly Standard[];
};

export type Known = Readonly<Record<string, string | null>>;

const day = (value: string | null | undefined): string | null => (value && isIsoDate(value) ? formatDate(value) : null);
const joined = (...parts: readonly (string | null)[]): string | null => parts.filter((part) => part).join('') || null;

type Word = { readonly id: string; readonly label: string };

/** A box before each word, filled before the chosen one; none filled while nothing is known. */
function ticked(words: readonly Word[], chosen: string | null): string {
  return words.map(({ id, label }) => `${id === chosen ? '■' : '□'}${label}`).join('　');
}

/** On paper the three levels are told apart by their first words. */
const shortLevels: readonly Word[] = selfCareLevels.map(({ id, label }) => ({ id, label: label.replace('生活自理能力', '') }));

/** 镇、乡 have a government, 街道 an office (division names may say so already: 新城街道办事处). */
function governmentOf(town: string): string {
  if (town.endsWith('办事处')) return town;
  return town.endsWith('街道') ? `${town}办事处` : `${town}人民政府`;
}

function ofPerson(reader: Reader, person: PersonOnPaper, facts: readonly Fact[], { today }: Setting): Known {
  const identity = detailOf<Identity>(newest(facts, 'identity'));
  const residence = newest(facts, 'residence');
  const contact = detailOf<Contact>(newest(facts, 'contact'));
  const category = newest(facts, 'category');
  const disability = detailOf<CategoryDetail>(category);
  const level = newest(facts, 'level');
  const wish = newest(facts, 'wish');
  const account = detailOf<Account>(newest(facts, 'account'));
  const town = divisionName(reader, detailOf<Residence>(residence)?.townCode ?? null);
  const village = divisionName(reader, residence?.value ?? null);
  const end = person.status === 'ended' ? newest(facts, 'end') : undefined;
  return {
    姓名: person.name,
    性别: labelOf(sexes, person.sex),
    性别勾选: ticked(sexes, person.sex),
    民族: identity?.ethnicity ?? null,
    出生日期: day(person.bornOn),
    年龄: String(ageOn(person.bornOn, end?.value === 'death' ? end.validFrom : today)),
    身份证号: person.idNumber,
    户籍类型: person.areaType && labelOf(areaTypes, person.areaType),
    户籍乡镇: town,
    户籍村: village,
    户籍地: joined(town, village),
    住址: contact?.address ?? joined(town, village),
    乡镇政府: town && governmentOf(town),
    人员类别: category?.value ? labelOf(personCategories, category.value) : null,
    人员类别勾选: ticked(personCategories, category?.value ?? null),
    残疾类别: disability?.kind ? labelOf(disabilityKinds, disability.kind) : null,
    残疾等级: disability?.grade ? labelOf(disabilityGrades, disability.grade) : null,
    残疾证号: disability?.certificateNumber ?? null,
    健康状况: disability?.illness ?? null,
    特困证号: newest(facts, 'certificate')?.value ?? null,
    确认日期: day(person.confirmedOn),
    生活自理能力: level?.value ? labelOf(selfCareLevels, level.value) : null,
    自理能力勾选: ticked(shortLevels, level?.value ?? null),
    评估日期: day(level?.validFrom),
    供养方式: person.mode && labelOf(supportModes, person.mode),
    集中供养意愿: wish?.value ? labelOf(admissionWishes, wish.value) : null,
    意愿勾选: ticked(admissionWishes, wish?.value ?? null),
    意愿日期: day(wish?.validFrom),
    联系电话: contact?.phone ?? null,
    开户银行: account?.bank ?? null,
    一卡通账号: account?.number ?? null,
    备注: contact?.remark ?? null,
  };
}

function ofApplication(reader: ScopedReader, personId: number): { readonly known: Known; readonly homeId: number | null } {
  const application = applicationOf(reader, personId);
  if (!application) return { known: {}, homeId: null };
  const steps = stepsOf(reader, application.applicationId);
  const { medical, safety, approval, agreement } = steps;
  const homeId = Number(approval?.detail['homeId'] ?? 0) || application.wishedHomeId;
  const word = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    homeId,
    known: {
      申请编号: application.number,
      申请日期: day(application.appliedOn),
      意愿机构: application.wishedHomeName,
      意愿书日期: day(application.willSignedOn),
      见证人: application.willWitness,
      同住人: application.partnerPersonId === null ? null : partnerName(reader, application.partnerPersonId),
      联系人: application.contactName,
      联系人电话: application.contactPhone,
      体检日期: day(medical?.onDate),
      体检机构: word(medical?.detail['institution']),
      体检结论: word(medical?.detail['conclusion']),
      安全评估日期: day(safety?.onDate),
      安全评估结论: word(safety?.detail['conclusion']) ?? word(safety?.detail['text']),
      审批日期: day(approval?.onDate),
      审批意见: word(approval?.detail['opinion']),
      协议编号: word(agreement?.detail['agreementNumber']),
      协议签订日期: day(agreement?.onDate),
    },
  };
}

function ofHome(reader: Reader, personId: number, homeId: number | null, { today }: Setting): Known {
  const stay = stayOf(reader, personId, today);
  const home = homeId === null ? undefined : homeOf(reader, homeId, today);
  return {
    机构名称: home?.name ?? null,
    机构所在乡镇: divisionName(reader, home?.townCode ?? null),
    机构地址: home?.address ?? null,
    机构负责人: home?.director ?? null,
    机构电话: home?.phone ?? null,
    机构信用代码: home?.creditCode ?? null,
    楼栋: stay?.building ?? null,
    楼层: stay ? String(stay.floor) : null,
    房间号: stay?.room ?? null,
    床位号: stay?.bed ?? null,
    床位: stay ? `${stay.building}${stay.floor}层${stay.room}室${stay.bed}床` : null,
    床位类型: stay ? (bedTypes.find(({ id }) => id === stay.bedType)?.label ?? null) : null,
  };
}

function ofCare(reader: Reader, personId: number, facts: readonly Fact[], setting: Setting): Known {
  const agreement = agreementOf(reader, personId, setting.today);
  const caregiver = detailOf<Caregiver>(newest(facts, 'caregiver'));
  return {
    照料人: agreement?.caregiverName ?? caregiver?.name ?? null,
    照料人身份证号: agreement?.caregiverIdNumber ?? caregiver?.idNumber ?? null,
    照料人电话: agreement?.caregiverPhone ?? caregiver?.phone ?? null,
    与本人关系: agreement?.relation ?? null,
    照料协议编号: agreement?.number ?? null,
    委托方: agreement?.entrustedBy ?? null,
    照料协议签订日期: day(agreement?.signedOn),
    照料开始日期: day(agreement?.fromOn),
    照料截止日期: day(agreement?.untilOn),
    照料内容: agreement?.content ?? null,
    照料频次: agreement?.frequency ?? null,
    照料费: agreement?.feeFen == null ? null : formatYuan(agreement.feeFen),
    紧急联系人: agreement?.emergencyContact ?? null,
    违约责任: agreement?.breach ?? null,
  };
}

/** The newest of each kind; what was handed over is told of the one that happened last. */
function ofDepartures(reader: Reader, personId: number, today: IsoDate): Known {
  const transfer = departureOf(reader, personId, 'transfer');
  const exit = departureOf(reader, personId, 'exit');
  const last: DepartureRow | undefined = (exit?.onDate ?? '') >= (transfer?.onDate ?? '') ? (exit ?? transfer) : transfer;
  const absence = absenceOf(reader, personId);
  const reason = (words: readonly Word[], id: string | undefined): string | null =>
    words.find((word) => word.id === id)?.label ?? id ?? null;
  return {
    转院日期: day(transfer?.onDate),
    转出机构: transfer?.homeName ?? null,
    转入机构: transfer?.toHomeName ?? null,
    转院原因: reason(transferReasons, transfer?.reason),
    转院原因勾选: ticked(transferReasons, transfer?.reason ?? null),
    转院审批人: transfer?.detail.approvedBy ?? null,
    退出日期: day(exit?.onDate),
    退出机构: exit?.homeName ?? null,
    退出原因: reason(exitReasons, exit?.reason),
    退出原因勾选: ticked(exitReasons, exit?.reason ?? null),
    死亡地点: exit?.detail.deathPlace ?? null,
    死因类别: exit?.detail.deathCause ?? null,
    档案交接: last?.detail.files ?? null,
    药品交接: last?.detail.medicines ?? null,
    物品交接: last?.detail.belongings ?? null,
    款项交接: last?.detail.moneySettled ?? null,
    交接经办人: last?.detail.handledBy ?? null,
    接收人: last?.detail.receivedBy ?? null,
    离院种类勾选: ticked(absenceKinds, absence?.kind ?? null),
    离院日期: day(absence?.fromOn),
    计划返院日期: day(absence?.plannedUntil),
    实际返院日期: absence?.untilOn && absence.untilOn <= today ? day(absence.untilOn) : null,
    离院去向: absence?.destination ?? null,
    陪护人: absence?.escort ?? null,
    离院批准人: absence?.approvedBy ?? null,
  };
}

function ofStandards(person: PersonOnPaper, { standards, today }: Setting): Known {
  const amount = (key: {
    kind: 'basicLiving' | 'careAllowance';
    areaType: AreaType | null;
    mode: SupportMode | null;
    level: SelfCareLevel | null;
  }) => {
    const found = standardOn(standards, key, today);
    return found ? formatYuan(found.amountFen) : null;
  };
  return {
    基本生活标准: person.areaType && amount({ kind: 'basicLiving', areaType: person.areaType, mode: person.mode, level: null }),
    照料护理标准: person.level && amount({ kind: 'careAllowance', areaType: null, mode: null, level: person.level }),
  };
}

/** Undefined when there is no such person. */
export function knownOf(reader: ScopedReader, personId: number, setting: Setting): Known | undefined {
  const person = personOf(reader, personId);
  if (!person) return undefined;
  const facts = trueFacts(reader, personId);
  const mode = newest(facts, 'mode');
  const livesIn = mode?.value === 'centralised' ? mode.homeId : null;
  const application = ofApplication(reader, personId);
  return {
    县名: setting.regionName,
    民政局: `${setting.regionName}民政局`,
    今天: day(setting.today),
    年份: setting.today.slice(0, 4),
    经办人: setting.userName,
    ...ofPerson(reader, person, facts, setting),
    ...application.known,
    ...ofHome(reader, personId, livesIn ?? application.homeId, setting),
    入住日期: livesIn === null ? null : day(mode?.validFrom),
    ...ofCare(reader, personId, facts, setting),
    ...ofDepartures(reader, personId, setting.today),
    ...ofStandards(person, setting),
  };
}

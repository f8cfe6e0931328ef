/** Says dated facts in plain words for the life line of a person. Pure. */
import { factKinds, type FactKind, type TimelineEntry } from '../../../electron/contract/people.ts';
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
  terminationReasons,
} from '../../../electron/contract/terms.ts';
import { formatDate, formatMonth, formatYuan, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import type { Account, Caregiver, CategoryDetail, Contact, Identity, Residence } from './facts.ts';
import type { PaymentEntry, StoredFact } from './queries.ts';

const stateLabels: Readonly<Record<string, string>> = {
  draft: '草稿',
  prepared: '已制表',
  reviewed: '已审核',
  approved: '已审批',
  sent: '已送财政',
  paid: '已发放',
  archived: '已归档',
};

function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join('，');
}

function parsed<Detail>(fact: { readonly detail: string | null }): Detail | null {
  return fact.detail ? (JSON.parse(fact.detail) as Detail) : null;
}

export function reasonOfEnd(value: string | null): string {
  return value === 'death' ? '死亡' : labelOf(terminationReasons, value ?? 'other');
}

const words: Readonly<Record<FactKind, (fact: StoredFact) => string>> = {
  identity: (fact) => {
    const identity = parsed<Identity>(fact);
    return identity
      ? joined([
          identity.name,
          labelOf(sexes, identity.sex),
          `${formatDate(identity.bornOn)}出生`,
          identity.ethnicity,
          identity.idNumber ?? '暂无身份证号',
        ])
      : '身份信息';
  },
  confirmation: () => '确认为特困人员，次月起发放',
  residence: (fact) =>
    joined([`户籍地：${fact.placeName ?? fact.value ?? '—'}`, labelOf(areaTypes, parsed<Residence>(fact)?.areaType ?? '')]),
  category: (fact) => {
    const detail = parsed<CategoryDetail>(fact);
    return joined([
      `人员类别：${labelOf(personCategories, fact.value ?? '')}`,
      detail?.kind && `${labelOf(disabilityKinds, detail.kind)}残疾${detail.grade ? labelOf(disabilityGrades, detail.grade) : ''}`,
      detail?.certificateNumber && `残疾证号 ${detail.certificateNumber}`,
    ]);
  },
  level: (fact) => `评估为${labelOf(selfCareLevels, fact.value ?? '')}`,
  mode: (fact) => joined([labelOf(supportModes, fact.value ?? ''), fact.homeName]),
  caregiver: (fact) => {
    const caregiver = parsed<Caregiver>(fact);
    return joined([`照料人：${caregiver?.name ?? '—'}`, caregiver?.phone && `电话 ${caregiver.phone}`]);
  },
  account: (fact) => accountWords('一卡通', parsed<Account>(fact)),
  caregiverAccount: (fact) => accountWords('照料人账号', parsed<Account>(fact)),
  contact: (fact) => {
    const contact = parsed<Contact>(fact);
    return (
      joined([
        contact?.phone && `电话 ${contact.phone}`,
        contact?.address && `住址 ${contact.address}`,
        contact?.remark && `备注 ${contact.remark}`,
      ]) || '联系方式清空'
    );
  },
  wish: (fact) => `集中供养意愿：${labelOf(admissionWishes, fact.value ?? '')}`,
  certificate: (fact) => `特困证 ${fact.value ?? ''}`,
  suspension: (fact) => joined([fact.value === 'on' ? '暂停供养' : '恢复供养', parsed<{ reason: string }>(fact)?.reason]),
  end: (fact) => joined([`终止供养：${reasonOfEnd(fact.value)}`, parsed<{ remark: string | null }>(fact)?.remark]),
};

function accountWords(title: string, account: Account | null): string {
  return account ? joined([`${title} ${account.number}`, account.bank, `户名 ${account.holder}`]) : title;
}

export function factWords(fact: StoredFact): string {
  return words[fact.kind as FactKind](fact);
}

export function factTitle(kind: string): string {
  return factKinds.find((candidate) => candidate.id === kind)?.label ?? kind;
}

export function factEntry(fact: StoredFact): TimelineEntry {
  return {
    factId: fact.factId,
    kind: fact.kind as FactKind,
    validFrom: fact.validFrom,
    text: factWords(fact),
    source: fact.source,
    recordedAt: fact.recordedAt,
    recordedBy: fact.recordedBy,
    cancelledAt: fact.cancelledAt,
    cancelledBy: fact.cancelledBy,
    cancelReason: parsed<{ reason: string }>({ detail: fact.cancelDetail })?.reason ?? null,
    canCancel: fact.cancelledAt === null && fact.kind !== 'identity',
  };
}

export function paymentEntry(payment: PaymentEntry): TimelineEntry {
  return {
    factId: null,
    kind: 'payment',
    validFrom: `${payment.month}-01` as IsoDate,
    text: `${formatMonth(payment.month as IsoMonth)}发放 ${formatYuan(payment.totalFen)} 元`,
    source: `${formatMonth(payment.month as IsoMonth)}发放表（${stateLabels[payment.state] ?? payment.state}）`,
    recordedAt: payment.builtAt,
    recordedBy: payment.builtBy,
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
    canCancel: false,
  };
}

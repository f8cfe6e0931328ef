/** What the invented county writes into each of its registers, and the steps a record takes days later. */
import type { RegisterValue } from '../../../electron/contract/registers-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { addDays } from './calendar.ts';
import { makeDay, makeIdNumber, makeName, makePhone } from './people.ts';
import type { Random } from './random.ts';

export type Values = Readonly<Record<string, RegisterValue>>;
export type TaleStep = {
  readonly transition: string;
  /** Days after the step before. */
  readonly after: number;
  readonly values?: Values | ((day: IsoDate) => Values);
  readonly reason?: string;
};
export type Invent = {
  readonly random: Random;
  /** ID numbers that somebody has already. */
  readonly taken: Set<string>;
  readonly towns: readonly { readonly code: string; readonly name: string }[];
  readonly people: readonly { readonly personId: number; readonly townCode: string }[];
};
export type Told = { readonly townCode: string | null; readonly values: Values; readonly steps: readonly TaleStep[] };
export type Tale = {
  readonly code: string;
  /** Records of the whole county. */
  readonly count: number;
  readonly tell: (invent: Invent, begun: IsoDate, number: number) => Told;
};

const adults = { from: 1955, to: 1992 } as const;
/** Whole tens of yuan. */
export const yuan = (random: Random, least: number, most: number): number => random.whole(least / 10, most / 10) * 1000;
export const town = ({ random, towns }: Invent): string => random.pick(towns).code;

export function applicant({ random, taken }: Invent): Values {
  const sex = random.happens(0.6) ? 'male' : 'female';
  return {
    applicant: makeName(random),
    idNumber: makeIdNumber(random, makeDay(random, adults.from, adults.to), sex, taken),
    phone: makePhone(random),
  };
}

function dibaoReview(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const isFull = random.happens(0.15);
  // One case in eight is left lying too long.
  const slow = random.happens(0.12) ? 3 : 1;
  const size = random.whole(1, 4);
  const decided: Values = { grantedSize: size, monthlyFen: size * yuan(random, 260, 420) };
  const steps: TaleStep[] = [
    {
      transition: 'survey',
      after: random.whole(2, 7) * slow,
      values: (day) => ({ surveyedOn: day, surveyors: `${makeName(random)}、${makeName(random)}` }),
    },
    ...(isFull ? [{ transition: 'debate', after: random.whole(2, 4), values: { debateResult: '到会代表一致同意' } }] : []),
    { transition: 'review', after: random.whole(2, 5), values: { opinion: '经入户调查和信息核对，家庭收入、财产符合规定。' } },
    ...(isFull
      ? [
          {
            transition: 'notice',
            after: 8,
            values: (day: IsoDate) => ({ noticeFrom: addDays(day, -7), noticeTo: day, objection: '无异议' }),
          },
        ]
      : []),
    random.happens(0.85)
      ? { transition: isFull ? 'grantFull' : 'grant', after: random.whole(2, 7) * slow, values: decided }
      : { transition: 'refuse', after: random.whole(2, 6), reason: '家庭人均收入超过低保标准' },
  ];
  return {
    townCode: town(invent),
    values: {
      ...applicant(invent),
      householdSize: size + random.whole(0, 1),
      acceptedOn: begun,
      kind: random.weighted([
        ['dibao', 8],
        ['lowIncome', 3],
        ['destitute', 1],
      ] as const),
      procedure: isFull ? 'full' : 'short',
      nearby: random.happens(0.1),
    },
    steps,
  };
}

function dibaoExit(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const isPoverty = random.happens(0.3);
  const months = isPoverty ? 6 : random.whole(3, 6);
  const householdSize = random.whole(1, 4);
  const monthlyFen = householdSize * yuan(random, 260, 420);
  const leave: TaleStep = { transition: 'leave', after: months * 30 + 32, values: (day) => ({ leftMonth: day.slice(0, 7) }) };
  return {
    townCode: town(invent),
    values: {
      ...applicant(invent),
      householdSize,
      isPoverty,
      trigger: random.pick(['job', 'income', 'over']),
      decidedOn: begun,
      months,
      beforeFen: monthlyFen,
      monthlyFen,
    },
    steps: [{ transition: 'confirm', after: random.whole(1, 6) }, ...(random.happens(0.9) ? [leave] : [])],
  };
}

function singleDibao(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const reason = random.weighted([
    ['severe', 5],
    ['thirdMental', 2],
    ['illness', 4],
  ] as const);
  const evidence = reason === 'illness' ? '住院病案和费用清单' : '残疾人证';
  const monthlyFen = yuan(random, 420, 560);
  const between = random.whole(120, 240);
  const granted: TaleStep = {
    transition: 'grant',
    after: random.whole(8, 24),
    values: (day) => ({ monthlyFen, reviewOn: addDays(day, between) }),
  };
  const again: TaleStep = {
    transition: 'recheck',
    after: between - random.whole(3, 20),
    values: (day) => ({ monthlyFen, reviewOn: addDays(day, 365) }),
  };
  const isGranted = random.happens(0.9);
  return {
    townCode: town(invent),
    values: { ...applicant(invent), reason, evidence, perCapitaFen: yuan(random, 700, 1100), appliedOn: begun },
    steps: isGranted
      ? [granted, ...(random.happens(0.85) ? [again] : [])]
      : [{ transition: 'refuse', after: random.whole(6, 20), reason: '家庭人均收入超过低收入家庭标准' }],
  };
}

function deduction(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const [item, evidence] = random.pick([
    ['illness', '医疗费用票据和报销单'],
    ['disability', '残疾人证和康复费用票据'],
    ['school', '学费收据'],
    ['job', '务工合同和交通租房票据'],
    ['support', '子女家庭人口和收入核对报告'],
  ] as const);
  const { phone: _phone, ...household } = applicant(invent);
  const beforeFen = yuan(random, 1500, 4200);
  return {
    townCode: town(invent),
    values: {
      ...household,
      householdSize: random.whole(1, 5),
      item,
      beforeFen,
      deductedFen: Math.min(beforeFen, yuan(random, 200, 1500)),
      evidence,
      decidedOn: begun,
      hasChanged: random.happens(0.55),
    },
    steps: [],
  };
}

function relief(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const isUrgent = random.happens(0.55);
  const fen = yuan(random, 800, isUrgent ? 3000 : 8000);
  const townCode = town(invent);
  const documentNo = `临救〔${begun.slice(0, 4)}〕${random.whole(1, 90)}号`;
  const first: TaleStep = { transition: 'payFirst', after: 1, values: (day) => ({ paidOn: day, fen, approvedBy: '分管负责人' }) };
  const papers: TaleStep = { transition: 'complete', after: random.happens(0.15) ? 19 : random.whole(3, 11), values: { documentNo } };
  return {
    townCode,
    values: {
      ...applicant(invent),
      householdSize: random.whole(1, 5),
      kind: isUrgent ? 'urgent' : 'expense',
      cause: random.pick(isUrgent ? (['accident', 'fire', 'illness'] as const) : (['illness', 'job', 'back'] as const)),
      appliedOn: begun,
      ofReserve: isUrgent,
      leadsToDibao: random.happens(0.15),
    },
    steps: isUrgent
      ? [first, papers]
      : [{ transition: 'grant', after: random.whole(4, 15), values: { fen, documentNo, isSpecial: fen > 500_000 } }],
  };
}

function referral(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const [department, need, result] = random.pick([
    ['medical', '住院费用负担重，申请医疗救助', '已按规定给予医疗救助'],
    ['education', '子女上高中，学费困难', '已减免学费并纳入助学金'],
    ['housing', '房屋漏雨，申请危房改造', '已列入年度改造计划'],
    ['job', '有劳动能力，希望就近就业', '已安排乡村公益性岗位'],
    ['industry', '希望参加养殖项目', '已落实帮扶项目'],
    ['disabled', '申请轮椅和无障碍改造', '已配发轮椅'],
  ] as const);
  return {
    townCode: town(invent),
    values: { ...applicant(invent), householdSize: random.whole(1, 5), acceptedOn: begun, need, department },
    steps: [
      {
        transition: 'refer',
        after: random.whole(0, 3),
        values: (day) => ({ referredOn: day, documentNo: `转介〔${day.slice(0, 4)}〕${random.whole(1, 99)}号` }),
      },
      random.happens(0.92)
        ? { transition: 'answer', after: random.happens(0.12) ? 40 : random.whole(6, 24), values: { result } }
        : { transition: 'sendBack', after: random.whole(5, 15), reason: '不属于本部门职责' },
    ],
  };
}

function service(invent: Invent, begun: IsoDate): Told {
  const { random, people } = invent;
  const { personId, townCode } = random.pick(people);
  const times = random.whole(4, 30);
  const [kind, plan] = random.pick([
    ['meal', '每日午餐送餐上门'],
    ['clean', '每周打扫卫生一次'],
    ['bath', '每两周助浴一次'],
    ['medical', '陪同就医、取药'],
  ] as const);
  return {
    townCode,
    values: { person: personId, kind, provider: random.pick(['县助老服务社', '镇社会工作服务站', '邻里互助队']), startedOn: begun, plan },
    steps: [
      { transition: 'serve', after: random.whole(20, 45), values: { times, hours: times * random.whole(1, 2) } },
      {
        transition: 'settle',
        after: random.whole(3, 10),
        values: { satisfaction: random.happens(0.85) ? 'good' : 'fair', fen: times * yuan(random, 20, 40) },
      },
    ],
  };
}

export const aidTales: readonly Tale[] = [
  { code: 'dibaoReview', count: 60, tell: dibaoReview },
  { code: 'dibaoExit', count: 18, tell: dibaoExit },
  { code: 'singleDibao', count: 22, tell: singleDibao },
  { code: 'deduction', count: 16, tell: deduction },
  { code: 'relief', count: 34, tell: relief },
  { code: 'referral', count: 26, tell: referral },
  { code: 'service', count: 20, tell: service },
];

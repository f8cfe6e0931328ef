/** What the invented county watches, visits, teaches and builds up: alerts, doubts of comparisons, cadres' visits, training, the network. */
import { makeName, makePhone } from './people.ts';
import { applicant, town, yuan, type Invent, type Tale, type TaleStep, type Told } from './register-tales.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { addDays } from './calendar.ts';

function alert(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const [kind, finding] = random.pick([
    ['medical', '住院自付费用较大，家庭支出明显增加'],
    ['job', '务工中断三个月，收入减少'],
    ['disaster', '房屋受损，已临时安置'],
    ['disability', '新评定残疾二级，需要照护'],
  ] as const);
  const settled: TaleStep = random.weighted([
    [{ transition: 'aid', after: 0, values: { finding, help: random.pick(['纳入低保', '给予临时救助', '纳入低收入家庭']) } }, 5],
    [{ transition: 'refer', after: 0, values: { finding, help: random.pick(['转医疗保障部门', '转人力资源和社会保障部门']) } }, 3],
    [{ transition: 'none', after: 0, values: { finding: '经核查家庭收入稳定，不符合救助条件' } }, 2],
    [{ transition: 'lift', after: 0, values: { finding: '困难已经消除，风险解除' } }, 2],
  ]);
  return {
    townCode: town(invent),
    values: {
      ...applicant(invent),
      group: random.pick(['back', 'unstable', 'able', 'low']),
      source: random.pick(['match', 'visit', 'self', 'hotline', 'village']),
      kind,
      level: random.weighted([
        ['high', 1],
        ['middle', 3],
        ['low', 3],
      ] as const),
      foundOn: begun,
    },
    steps: [{ ...settled, after: random.happens(0.12) ? 22 : random.whole(2, 12) }],
  };
}

function doubt(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const [rule, source, finding] = random.pick([
    ['dead', '公安、卫生健康部门', '核实死亡日期，已办理终止'],
    ['dibao', '低保名册', '与低保待遇重复，已通知退出低保'],
    ['pension', '人力资源和社会保障部门', '领取职工养老金，需重新核算收入'],
    ['property', '公安、市场监督管理部门', '名下车辆为亲属借名登记'],
    ['account', '代发银行', '账号由照料人代持，手续齐全'],
  ] as const);
  const monthFen = yuan(random, 600, 1200);
  const settle: TaleStep =
    rule === 'dead'
      ? { transition: 'recover', after: 0, values: { recoverFen: monthFen * random.whole(1, 3) } }
      : rule === 'dibao'
        ? { transition: 'change', after: 0, reason: '低保待遇自次月起核减' }
        : rule === 'pension'
          ? { transition: 'stop', after: 0 }
          : { transition: 'clear', after: 0, reason: finding };
  const { phone: _phone, ...person } = applicant(invent);
  return {
    townCode: town(invent),
    values: {
      ...person,
      rule,
      source,
      batch: `${Number(begun.slice(0, 4))}年${Number(begun.slice(5, 7))}月比对`,
      issuedOn: begun,
      riskFen: rule === 'account' ? null : monthFen,
    },
    steps: [
      { transition: 'verify', after: random.whole(2, 12), values: { finding } },
      { ...settle, after: random.happens(0.15) ? 36 : random.whole(2, 12) },
    ],
  };
}

function cadreVisit(invent: Invent, begun: IsoDate): Told {
  const { random } = invent;
  const [problem, handler, solution] = random.pick([
    ['住房漏雨，无力维修', '乡镇村镇建设办公室', '已修缮屋顶'],
    ['慢性病用药花费大', '乡镇卫生院', '已办理门诊慢性病待遇'],
    ['子女就学困难', '教育部门', '已申请助学金'],
    ['独居老人就餐不便', '村（社区）', '已安排送餐上门'],
  ] as const);
  return {
    townCode: town(invent),
    values: {
      cadre: makeName(random),
      office: random.pick(['社会救助科', '养老服务科', '办公室', '基层政权科']),
      household: makeName(random),
      phone: makePhone(random),
      visitedOn: begun,
      problem,
    },
    steps: [
      { transition: 'assign', after: random.whole(0, 3), values: (day) => ({ handler, dueOn: addDays(day, 20) }) },
      { transition: 'solve', after: random.happens(0.15) ? 32 : random.whole(6, 18), values: { solution } },
      { transition: 'close', after: random.whole(5, 15), values: { feedback: '本人表示满意' } },
    ],
  };
}

const courses = [
  ['care', '失能老年人照护技能', '县民政局养老服务科', 46],
  ['child', '儿童主任履职能力', '县民政局儿童福利科', 120],
  ['social', '社会救助个案工作方法', '县社会工作协会', 38],
  ['community', '村（社区）工作者政策培训', '县民政局', 160],
  ['office', '低保、特困审核确认业务', '县民政局社会救助科', 52],
  ['care', '敬老院消防和食品安全', '县民政局养老服务科', 40],
] as const;

function training({ random }: Invent, begun: IsoDate, number: number): Told {
  const [kind, topic, organiser, plannedPeople] = courses[number % courses.length] ?? courses[0];
  const held: TaleStep = {
    transition: 'hold',
    after: random.whole(15, 60),
    values: (day) => ({
      heldOn: day,
      people: plannedPeople - random.whole(0, 9),
      hours: random.pick([8, 16, 24]),
      fen: yuan(random, 3000, 12_000),
    }),
  };
  return { townCode: null, values: { kind, topic, plannedOn: begun, organiser, plannedPeople }, steps: [held] };
}

/** A window and a station of social work for every township, and the county's centre. */
function network({ random, towns }: Invent, begun: IsoDate, number: number): Told {
  const place = towns[Math.floor(number / 2) % towns.length];
  const isWindow = number % 2 === 0;
  const isBuilt = isWindow || random.happens(0.7);
  return {
    townCode: place?.code ?? null,
    values: {
      kind: isWindow ? 'window' : 'social',
      name: `${place?.name ?? ''}${isWindow ? '“一门受理”窗口' : '社会工作服务站'}`,
      plannedOn: begun,
      staff: random.whole(2, 5),
    },
    steps: [
      { transition: 'begin', after: random.whole(2, 20) },
      ...(isBuilt ? [{ transition: 'finish', after: random.whole(20, 60), values: (day: IsoDate) => ({ builtOn: day }) }] : []),
    ],
  };
}

export const watchTales: readonly Tale[] = [
  { code: 'alert', count: 40, tell: alert },
  { code: 'doubt', count: 32, tell: doubt },
  { code: 'cadreVisit', count: 36, tell: cadreVisit },
  { code: 'training', count: 6, tell: training },
  { code: 'network', count: 28, tell: network },
];

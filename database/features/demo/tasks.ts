/** The invented county follows one of the two documents, has told how far its tasks are, keeps a paper of its own, and has been inspected. */
import type { TaskState } from '../../../electron/contract/tasks-shapes.ts';
import type { SupervisionAction } from '../../../electron/contract/supervision-shapes.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import { register, step } from '../supervision/service.ts';
import { link, saveDocument } from '../tasks/service-documents.ts';
import { enter } from '../tasks/service-entries.ts';
import { chooseProfile } from '../tasks/service.ts';
import { addDays } from './calendar.ts';

type Told = {
  readonly code: string;
  readonly owner: string;
  readonly partners?: string;
  readonly person: string;
  readonly progress: number;
  readonly state: TaskState;
  /** Days before today. */
  readonly ago: number;
  /** Days from today. */
  readonly dueIn?: number;
  readonly note?: string;
  readonly remarks?: string;
};

const relief = '社会救助科';
const care = '养老服务科';
const base = '基层政权和社区治理科';
const social = '慈善社会工作科';

const told: readonly Told[] = [
  { code: 'A-(一)1', owner: relief, person: '周明远', progress: 0, state: 'standing', ago: 40, note: '按月比对，符合条件的及时纳入' },
  { code: 'A-(一)2', owner: relief, person: '周明远', progress: 0, state: 'standing', ago: 40, note: '重残、重病“单人保”随申随办' },
  { code: 'A-(一)4', owner: relief, partners: '各乡镇（街道）', person: '周明远', progress: 0, state: 'standing', ago: 38 },
  {
    code: 'A-(二)1',
    owner: social,
    partners: '各乡镇（街道）、村（社区）',
    person: '孙慧',
    progress: 70,
    state: 'running',
    ago: 120,
    note: '摸底登记完成七成',
  },
  {
    code: 'A-(二)1',
    owner: social,
    partners: '各乡镇（街道）、村（社区）',
    person: '孙慧',
    progress: 0,
    state: 'standing',
    ago: 25,
    note: '转为按月探访，风险当日上报',
  },
  { code: 'A-(二)2', owner: social, partners: '县妇联', person: '孙慧', progress: 45, state: 'running', ago: 30 },
  { code: 'A-(二)3', owner: social, partners: '县教育局、县残联', person: '孙慧', progress: 0, state: 'standing', ago: 30 },
  {
    code: 'A-(三)1',
    owner: care,
    partners: '县残联',
    person: '李国栋',
    progress: 60,
    state: 'running',
    ago: 22,
    dueIn: 45,
    note: '两处试点已运行，第三处选址',
  },
  {
    code: 'A-(三)2',
    owner: social,
    partners: '县卫生健康局',
    person: '孙慧',
    progress: 20,
    state: 'running',
    ago: 90,
    dueIn: -15,
    note: '承接机构尚未落实',
    remarks: '抓紧协调县医院，月底前明确承接机构。',
  },
  { code: 'A-(四)2', owner: relief, partners: '各乡镇（街道）', person: '周明远', progress: 80, state: 'running', ago: 18, dueIn: 60 },
  { code: 'A-(五)1', owner: relief, person: '周明远', progress: 100, state: 'done', ago: 150, note: '认定办法已转发各乡镇（街道）' },
  {
    code: 'A-(五)7',
    owner: care,
    partners: '各乡镇（街道）、敬老院',
    person: '李国栋',
    progress: 0,
    state: 'running',
    ago: 12,
    note: '逐人核对意愿，优先安排完全丧失自理能力人员',
    remarks: '按周调度，确保达标。',
  },
  { code: 'A-(六)1', owner: care, partners: '县财政局、县住建局', person: '李国栋', progress: 0, state: 'running', ago: 12 },
  { code: 'A-(六)2', owner: care, partners: '县财政局', person: '李国栋', progress: 0, state: 'running', ago: 12 },
  {
    code: 'A-(五)8',
    owner: relief,
    partners: '领导小组成员单位',
    person: '周明远',
    progress: 0,
    state: 'standing',
    ago: 60,
    note: '每半年召开一次联席会议',
  },
  { code: 'A-(七)2', owner: base, partners: '县委组织部', person: '赵立新', progress: 100, state: 'done', ago: 200, note: '换届全部完成' },
  { code: 'A-(七)3', owner: base, person: '赵立新', progress: 50, state: 'running', ago: 35, dueIn: 20 },
  { code: 'A-(八)1', owner: base, person: '赵立新', progress: 100, state: 'done', ago: 180, note: '培育发展方案已印发' },
  { code: 'A-(八)3', owner: social, partners: '各乡镇（街道）', person: '孙慧', progress: 85, state: 'running', ago: 16, dueIn: 75 },
  { code: 'A-(九)', owner: '区划地名科', person: '吴静', progress: 30, state: 'running', ago: 70, dueIn: -8, note: '界线联检尚缺两个乡镇' },
  { code: 'A-(十)', owner: '办公室', person: '郑海', progress: 100, state: 'done', ago: 210, note: '实施意见已印发' },
  { code: 'A-(十一)1', owner: relief, partners: '各乡镇（街道）', person: '周明远', progress: 90, state: 'running', ago: 14, dueIn: 90 },
  { code: 'A-(十一)2', owner: relief, person: '周明远', progress: 65, state: 'running', ago: 14, dueIn: 50 },
  {
    code: 'A-(十二)',
    owner: relief,
    partners: '县纪委监委派驻组',
    person: '周明远',
    progress: 0,
    state: 'standing',
    ago: 9,
    remarks: '问题逐个销号，不留尾巴。',
  },
];

type Found = {
  readonly ago: number;
  readonly topic: 'dibao' | 'destitute' | 'money' | 'home' | 'happiness' | 'renovation';
  readonly source: 'self' | 'superior' | 'special' | 'audit' | 'petition';
  readonly unit: string;
  readonly problem: string;
  readonly taskCode: string | null;
  /** Days before today each; who tells it alternates. */
  readonly steps: readonly (readonly [action: SupervisionAction, ago: number, text: string, dueIn?: number])[];
};

const found: readonly Found[] = [
  {
    ago: 150,
    topic: 'dibao',
    source: 'special',
    unit: '仪阳街道办事处',
    problem: '2 户低保家庭成员就业后未及时复核，仍按原标准发放。',
    taskCode: 'A-(十二)',
    steps: [
      ['assign', 148, '限期复核两户收入，多发部分按程序追回。', -120],
      ['rectify', 125, '两户已复核：一户转入渐退，一户退出；多发部分已追回。'],
      ['pass', 121, '查看复核表和缴款凭证，属实。'],
      ['close', 118, '整改到位，同意销号。'],
    ],
  },
  {
    ago: 95,
    topic: 'money',
    source: 'audit',
    unit: '县民政局养老服务科',
    problem: '一笔改造资金拨付缺少监理签字的进度单。',
    taskCode: 'A-(六)1',
    steps: [
      ['assign', 93, '补齐进度单并自查同类付款。', -60],
      ['rectify', 70, '进度单已补签，自查其余付款凭证齐全。'],
      ['pass', 66, '抽查三笔付款，凭证齐全。'],
    ],
  },
  {
    ago: 60,
    topic: 'home',
    source: 'superior',
    unit: '孙伯镇敬老院',
    problem: '消防控制室夜间单人值班，值班记录有漏填。',
    taskCode: null,
    steps: [
      ['assign', 58, '落实双人值班，培训值班人员。', -30],
      ['rectify', 33, '已增配一名值班员，记录逐日填写。'],
    ],
  },
  {
    ago: 48,
    topic: 'destitute',
    source: 'petition',
    unit: '王庄镇人民政府',
    problem: '群众反映一名分散供养人员照料服务协议到期后未续签。',
    taskCode: 'A-(五)5',
    steps: [['assign', 46, '核实情况，续签协议并补做“五有”检查。', -11]],
  },
  {
    ago: 20,
    topic: 'happiness',
    source: 'self',
    unit: '湖屯镇人民政府',
    problem: '一处农村幸福院上报开放天数与考勤记录不一致。',
    taskCode: 'A-(六)4',
    steps: [['assign', 19, '逐月核对考勤，更正上报数据。', 12]],
  },
  {
    ago: 4,
    topic: 'dibao',
    source: 'special',
    unit: '老城街道办事处',
    problem: '抽查档案中 3 份缺家庭经济状况核对授权书。',
    taskCode: 'A-(十二)',
    steps: [],
  },
];

const localText = `各乡镇（街道），局各科室：
一、总体要求
按照上级文件要求，巩固拓展民政领域脱贫攻坚成果同乡村振兴有效衔接。
二、重点任务
（一）提高集中供养能力。生活不能自理特困人员优先安排集中供养，每月更新意愿名册和等候名册。
（二）规范幸福院运营奖补。按年度等级和开放天数测算，分两批拨付到村级账户。
（三）落实照料服务协议。分散供养人员一人一协议，每半年检查一次“五有”落实情况。
三、组织保障
（一）责任分工。每项任务明确牵头科室、配合单位和责任人。
（二）督查督办。发现的问题限期整改，核查后销号。
`;

export function makePolicyTasks({ clerk, approver }: { readonly clerk: WriteContext; readonly approver: WriteContext }): void {
  const today = clerk.clock.today();
  const ago = (days: number): IsoDate => addDays(today, -days);
  chooseProfile(clerk, 'TA-2021-17');
  for (const { code, owner, partners, person, progress, state, ago: days, dueIn, note, remarks } of told)
    enter(clerk, {
      code,
      enteredOn: ago(days),
      owner,
      partners: partners ?? null,
      person,
      beginOn: null,
      dueOn: dueIn === undefined ? null : addDays(today, dueIn),
      progress,
      state,
      remarks: remarks ?? null,
      note: note ?? null,
    });
  const issuedOn = ago(300);
  const { documentId } = saveDocument(clerk, {
    documentId: null,
    documentNo: `县民发〔${issuedOn.slice(0, 'YYYY'.length)}〕12号`,
    title: '县民政局关于巩固拓展脱贫攻坚成果同乡村振兴有效衔接的实施细则',
    issuer: '县民政局',
    issuedOn,
    text: localText,
  });
  const links = [
    ['二（一）', 'waiting.rules'],
    ['二（二）', 'subsidy.gradeAmount'],
    ['二（三）', 'fiveHaves.checkMonths'],
  ] as const;
  for (const [place, key] of links) link(clerk, { documentId, place, kind: 'parameter', key, note: null });
  for (const { ago: days, topic, source, unit, problem, taskCode, steps } of found) {
    const { supervisionId } = register(approver, {
      foundOn: ago(days),
      topic,
      source,
      unit,
      townCode: null,
      homeId: null,
      problem,
      taskCode,
    });
    for (const [action, on, text, dueIn] of steps)
      step(action === 'rectify' ? clerk : approver, {
        supervisionId,
        action,
        happenedOn: ago(on),
        responsibleUnit: action === 'assign' ? unit : null,
        responsiblePerson: null,
        dueOn: dueIn === undefined ? null : addDays(today, dueIn),
        text,
        documentNo: null,
      });
  }
}

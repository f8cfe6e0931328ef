/** 标准报表: the rosters, registers and ledgers an office keeps, each a definition over the engine or the page that makes it. */
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { ReportDefinition, ReportFilter } from '../../../electron/contract/own-reports.ts';
import type { Role } from '../../../electron/contract/method.ts';
import { AppError } from '../../../electron/contract/result.ts';
import type { ScopedReader } from '../users/scope.ts';
import { indicatorsTable } from './indicator-list.ts';
import { quarterlyTable } from './quarterly.ts';
import { definitionFrom, mayRead, subjectFor } from './subjects.ts';
import { tableOf, type Asked, type MadeTable } from './table.ts';

type Standing = {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly purpose: string;
  readonly link?: { readonly path: string; readonly label: string };
  readonly paper?: ReportDefinition['paper'];
} & (
  | { readonly subject: string; readonly definition: Partial<ReportDefinition> & Pick<ReportDefinition, 'columns'> }
  | { readonly make: (reader: ScopedReader, asked: Asked, unit: string) => MadeTable; readonly reads: string }
  | { readonly link: { readonly path: string; readonly label: string }; readonly reads: string }
);

const inRegister: ReportFilter = { column: 'status', is: 'in', values: ['active', 'suspended'] };
const kept = (path: string, label: string) => ({ link: { path, label } });
const persons = '特困人员';
const renovation = '敬老院改造提升';
const happinessGroup = '农村幸福院';

const reports: readonly Standing[] = [
  {
    id: 'roster',
    title: '特困人员花名册',
    group: persons,
    purpose: '在册特困人员的身份、自理能力、供养方式、照料人、标准和账户，一人一行',
    paper: 'A3',
    subject: 'people',
    definition: {
      columns:
        'town village name sex ethnicity bornOn age idNumber area address category certificate disabilityKind disabilityGrade illness level assessedOn mode home caregiver caregiverIdNumber caregiverPhone confirmedOn firstMonth basicFen careFen standardFen bank holder account phone wish remark'.split(
          ' ',
        ),
      filters: [inRegister],
    },
    ...kept('/people', '人员'),
  },
  {
    id: 'residents',
    title: '集中供养人员花名册',
    group: persons,
    purpose: '各供养机构在院人员的房间、床位、自理能力和在院状态',
    paper: 'A3',
    subject: 'residents',
    definition: {
      columns:
        'home building floor room bed bedType name sex age idNumber town village level lyingFrom modeFrom illness phone presence awayFrom remark'.split(
          ' ',
        ),
      groupBy: ['home'],
    },
    ...kept('/beds/registers', '登记册'),
  },
  {
    id: 'paymentList',
    title: '供养金、照料护理费发放明细',
    group: persons,
    purpose: '本月已锁定发放表的每一笔；盖章的发放表在“发放”里打印',
    paper: 'A3',
    subject: 'payments',
    definition: {
      columns: 'town village home name idNumber mode level type forMonth fen payee bank account'.split(' '),
      filters: [{ column: 'month', is: 'period', values: ['thisMonth'] }],
      groupBy: ['town'],
    },
    ...kept('/payments', '发放'),
  },
  {
    id: 'bankBatch',
    title: '银行代发批次文件',
    group: persons,
    purpose: '按代发银行的版式送盘、回盘',
    reads: 'payments',
    ...kept('/payments', '发放'),
  },
  {
    id: 'assessment',
    title: '特困人员生活自理能力评估表',
    group: persons,
    purpose: '逐人的六项评估和结论，两名评估人签字',
    reads: 'people',
    ...kept('/assessments', '评估'),
  },
  {
    id: 'assessmentList',
    title: '生活自理能力评估登记册',
    group: persons,
    purpose: '在册人员最近一次评估的日期和等级，未评估的列在最后',
    subject: 'people',
    definition: {
      columns: ['town', 'village', 'name', 'sex', 'age', 'idNumber', 'mode', 'level', 'assessedOn'],
      filters: [inRegister],
      groupBy: ['level'],
    },
  },
  {
    id: 'admissions',
    title: '入住、转院、退出登记',
    group: persons,
    purpose: '按机构和时间段的入住、转院、退出逐笔登记',
    reads: 'homes',
    ...kept('/beds/registers', '登记册'),
  },
  {
    id: 'absences',
    title: '请假、住院登记',
    group: persons,
    purpose: '请假和住院的起止、去向、陪护和批准人',
    reads: 'homes',
    ...kept('/beds/absences', '请假住院'),
  },
  {
    id: 'certificates',
    title: '特困人员救助供养证登记册',
    group: persons,
    purpose: '发证所载的身份、户籍地、评估结果和供养方式',
    paper: 'A3',
    subject: 'people',
    definition: {
      columns:
        'town village name sex ethnicity bornOn idNumber address confirmedOn level assessedOn mode modeFrom home caregiver status endedOn'.split(
          ' ',
        ),
    },
  },
  {
    id: 'quarterly',
    title: '特困人员救助供养季报',
    group: persons,
    purpose: '按户籍和供养方式的季末人数、自理能力、年龄、增减和支出',
    paper: 'A3',
    make: quarterlyTable,
    reads: 'people',
  },
  {
    id: 'byTown',
    title: '各乡镇特困人员汇总表',
    group: persons,
    purpose: '各乡镇按供养方式的人数和月标准合计',
    subject: 'people',
    definition: { columns: ['basicFen', 'careFen', 'standardFen'], filters: [inRegister], groupBy: ['town', 'mode'], isSummary: true },
  },
  {
    id: 'projectLedger',
    title: '敬老院改造提升项目进度台账',
    group: renovation,
    purpose: '一项目一行：床位、投资、到位、阶段和各环节日期；上报的 44 列台账在“改造”里打印',
    paper: 'A3',
    subject: 'projects',
    definition: {
      columns:
        'code name batch town home kind content bedsBefore nursingBefore bedsAfter nursingAfter approvalNo approvedFen receivedFen stage startedOn completedOn acceptedOn unit manager phone'.split(
          ' ',
        ),
    },
    ...kept('/renovation', '改造'),
  },
  {
    id: 'projectMonthly',
    title: '敬老院改造提升进度月报',
    group: renovation,
    purpose: '截至每月截数日的投资完成率、到位率、支付率和形象进度',
    reads: 'projects',
    ...kept('/renovation', '改造'),
  },
  {
    id: 'gradingSummary',
    title: '农村幸福院等级评定汇总表',
    group: happinessGroup,
    purpose: '各院自评、初审、评定分和等级；逐批的汇总表在“等级评定”里打印',
    subject: 'happiness',
    definition: { columns: ['town', 'village', 'name', 'builtYear', 'rest', 'status', 'grade', 'gradeFrom', 'document'] },
    ...kept('/happiness/grading', '等级评定'),
  },
  {
    id: 'subsidies',
    title: '农村幸福院运营奖补资金发放情况表',
    group: happinessGroup,
    purpose: '本年各院等级、运营月数、已拨付和已支出',
    subject: 'happiness',
    definition: { columns: ['town', 'village', 'name', 'grade', 'openDays', 'months', 'paidFen', 'spentFen'], groupBy: ['town'] },
    ...kept('/payments', '发放'),
  },
  {
    id: 'spendings',
    title: '农村幸福院奖补资金使用备案表',
    group: happinessGroup,
    purpose: '本年每笔支出的日期、用途、票据、经手、证明、审批和公示',
    subject: 'spendings',
    definition: {
      columns: ['town', 'name', 'spentOn', 'purpose', 'fen', 'voucherNo', 'handledBy', 'witnessedBy', 'approvedBy', 'publishedOn'],
      filters: [{ column: 'spentOn', is: 'period', values: ['thisYear'] }],
    },
  },
  {
    id: 'indicators',
    title: '指标一览表',
    group: '指标',
    purpose: '每项指标的口径、分子、分母、值、目标和是否达标',
    paper: 'A3',
    make: indicatorsTable,
    reads: 'people',
    ...kept('/indicators', '指标'),
  },
  {
    id: 'homes',
    title: '敬老院床位和在院人数表',
    group: '指标',
    purpose: '各敬老院的床位、护理型床位、供养人数和护理员',
    subject: 'homes',
    definition: {
      columns: [
        'town',
        'name',
        'level',
        'operation',
        'beds',
        'nursing',
        'residents',
        'complete',
        'partial',
        'independent',
        'free',
        'careWorkers',
      ],
    },
    ...kept('/homes', '机构'),
  },
];

const readOf = (report: Standing): string => ('subject' in report ? report.subject : report.reads);
const isMade = (report: Standing): boolean => 'subject' in report || 'make' in report;

export function standingReports(role: Role): OutputOf<'reports.standing'> {
  return reports
    .filter((report) => mayRead(role, readOf(report)))
    .map((report) => ({
      id: report.id,
      title: report.title,
      group: report.group,
      purpose: report.purpose,
      isMade: isMade(report),
      link: report.link?.path ?? null,
      linkLabel: report.link?.label ?? null,
    }));
}

export type Standee = { readonly title: string; readonly paper: ReportDefinition['paper']; readonly make: (asked: Asked) => MadeTable };

/** By its id or its title. @throws AppError STANDING_REPORT_UNKNOWN, STANDING_REPORT_ELSEWHERE, NOT_ALLOWED */
export function standingReport(reader: ScopedReader, role: Role, name: string, unit: string): Standee {
  const found = reports.find(({ id, title }) => id === name || title === name);
  if (!found) throw new AppError('STANDING_REPORT_UNKNOWN', { name });
  const subject = subjectFor(role, readOf(found));
  const paper = found.paper ?? 'A4';
  if ('subject' in found) {
    const definition = { ...definitionFrom({ id: subject.id, start: found.definition }), paper };
    return { title: found.title, paper, make: (asked) => tableOf(reader, subject, definition, asked, unit) };
  }
  if ('make' in found) return { title: found.title, paper, make: (asked) => found.make(reader, asked, unit) };
  throw new AppError('STANDING_REPORT_ELSEWHERE', { name: found.title, page: found.link.label });
}

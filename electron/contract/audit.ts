/** The audit log: its lines, what kinds of action there are, and what a verification says. */
import { z } from 'zod';
import { administrators, auditReaders, method } from './method.ts';
import { isoDateSchema } from './values.ts';

/** What a filter of the screen asks for. Every action belongs to exactly one; what no rule names is a write. */
export const auditKinds = [
  { id: 'write', label: '写入' },
  { id: 'login', label: '登录' },
  { id: 'refusal', label: '拒绝' },
  { id: 'reveal', label: '查看明文' },
  { id: 'export', label: '导出' },
  { id: 'print', label: '打印' },
  { id: 'setting', label: '设置' },
] as const;
export type AuditKind = (typeof auditKinds)[number]['id'];

/** Whole actions, or their beginnings when they end with a dot; what is named whole goes before what is named by its beginning. */
export const auditKindActions: Readonly<Record<Exclude<AuditKind, 'write'>, readonly string[]>> = {
  login: ['session.'],
  refusal: ['access.', 'bank.refuseResult', 'session.wrongPassphrase', 'session.triesDamaged'],
  reveal: ['person.reveal', 'home.reveal', 'happiness.reveal', 'attachment.view'],
  export: [
    'people.export',
    'indicator.export',
    'stay.export',
    'agreement.export',
    'fiveHaves.export',
    'visit.exportMissed',
    'sheet.export',
    'fund.export',
    'happiness.export',
    'happiness.exportSchedule',
    'bank.saveFile',
    'otherPayment.export',
    'overlap.export',
    'waiting.export',
    'sheet.show',
    'import.saveErrors',
    'audit.export',
    'attachment.save',
    'assessment.savePaper',
    'paper.export',
    'explanation.export',
    'history.export',
    'whatIf.export',
    'recoveryCase.export',
    'recoveryPaper.export',
    'gradingPaper.export',
    'renovationPaper.export',
    'register.export',
    'register.savePaper',
    'quarter.export',
    'situation.export',
    'task.export',
    'supervision.export',
    'letter.export',
    'ownReport.export',
    'renovation.export',
    'choice.export',
    'operator.export',
    'backup.copy',
    'backup.pack',
    'ledger.saveRecoveryKey',
    'logs.save',
  ],
  print: [
    'sheet.print',
    'sheet.preview',
    'waiting.print',
    'waiting.preview',
    'assessment.print',
    'assessment.preview',
    'paper.print',
    'explanation.print',
    'explanation.preview',
    'history.print',
    'history.preview',
    'whatIf.print',
    'paper.preview',
    'recoveryPaper.print',
    'gradingPaper.print',
    'renovationPaper.print',
    'register.print',
    'quarter.print',
    'situation.print',
    'ownReport.print',
    'task.print',
    'supervision.print',
    'choice.print',
    'operator.print',
    'recoveryPaper.preview',
    'ledger.printRecoveryKey',
  ],
  setting: [
    'setting.',
    'parameter.',
    'bank.saveLayout',
    'bank.retireLayout',
    'fund.source',
    'fund.stopSource',
    'fund.rule',
    'fund.withdrawRule',
    'calendar.',
    'assessment.saveTiers',
    'assessment.scales',
    'paper.template',
    'paper.restore',
    'user.',
    'import.mapping',
    'anchor.',
    'ledger.renewRecoveryKey',
  ],
};

const isBeginning = (rule: string): boolean => rule.endsWith('.');

export function auditKindOf(action: string): AuditKind {
  const kinds = auditKinds.map(({ id }) => id).filter((id) => id !== 'write');
  return (
    kinds.find((id) => auditKindActions[id].includes(action)) ??
    kinds.find((id) => auditKindActions[id].some((rule) => isBeginning(rule) && action.startsWith(rule))) ??
    'write'
  );
}

const faultKinds = ['edited', 'removed', 'inserted', 'reordered', 'truncated', 'rebuilt', 'head'] as const;
const faultSchema = z.object({
  /**
   * `edited`: the content does not fit its seal. `removed`, `inserted`, `reordered`: by number, as the lines stood when they were written;
   * inserted ones by the number they have now. `truncated`: cut off at the end. `rebuilt`: fits in itself, but not the anchor outside
   * the ledger. `head`: the recorded end is not that of the last line.
   */
  kind: z.enum(faultKinds),
  from: z.number().int(),
  to: z.number().int(),
});
export type AuditFault = z.infer<typeof faultSchema>;

const anchorStandingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['missing', 'damaged']) }),
  /** The newest point, and since when this anchor has been kept. */
  z.object({ state: z.enum(['agrees', 'behind', 'other']), seq: z.number().int(), at: z.string(), since: z.string() }),
]);
export type AnchorStanding = z.infer<typeof anchorStandingSchema>;

const reportSchema = z.object({
  lines: z.number().int(),
  /** Number and hash of the last line: whoever notes them down can compare them years later. */
  head: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
  /** By place. Empty: whole. */
  faults: z.array(faultSchema),
  anchor: anchorStandingSchema,
});
export type AuditReport = z.infer<typeof reportSchema>;

function place({ from, to }: AuditFault): string {
  return from === to ? `第 ${from} 条` : `第 ${from}—${to} 条`;
}

/** What is wrong, and where, in one clause without a full stop. */
export function auditFaultText(fault: AuditFault): string {
  const where = place(fault);
  switch (fault.kind) {
    case 'edited':
      return `${where}日志的内容与封存值不符，被改动过`;
    case 'removed':
      return `${where}日志缺失，被删除过`;
    case 'inserted':
      return `${where}日志是插入的，不是按顺序写入的`;
    case 'reordered':
      return fault.to - fault.from === 1 ? `第 ${fault.from} 条与第 ${fault.to} 条日志被调换` : `${where}之间的日志被调换了顺序`;
    case 'truncated':
      return `末尾的${where}日志不见了，日志被截断，或台账被换成了较早的副本`;
    case 'rebuilt':
      return `${where}日志与台账外的存证不符，这一段被改动后重新封存过`;
    case 'head':
      return `最后一条（${where}）日志与台账内登记的链尾不符`;
  }
}

/** How the anchor stands; empty when there is nothing to say. */
export function anchorText(anchor: AnchorStanding): string {
  switch (anchor.state) {
    case 'missing':
      return '台账旁没有存证文件（.anchor），这次只核对了台账内部；下次登录会重新建立';
    case 'damaged':
      return '台账旁的存证文件（.anchor）已损坏或不属于这本台账，这次只核对了台账内部';
    case 'agrees':
      return `与台账外的存证一致（至第 ${anchor.seq} 条）`;
    case 'behind':
    case 'other':
      return `与台账外的存证（第 ${anchor.seq} 条）不一致`;
  }
}

const filterSchema = z.object({
  kind: z.enum(['write', 'login', 'refusal', 'reveal', 'export', 'print', 'setting']).nullable(),
  userId: z.number().int().nullable(),
  personId: z.number().int().nullable(),
  /** Local calendar days of this computer, both included. */
  from: isoDateSchema.nullable(),
  to: isoDateSchema.nullable(),
  search: z.string().max(100).nullable(),
});
export type AuditFilter = z.infer<typeof filterSchema>;

const lineSchema = z.object({
  seq: z.number(),
  at: z.string(),
  userName: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.number().nullable(),
  personId: z.number().nullable(),
  /** Whom it is about, by his name today; null when nobody, or when he is not in the ledger. */
  personName: z.string().nullable(),
  /** JSON with the numbers of people and accounts masked. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  hash: z.string(),
});
export type AuditLine = z.infer<typeof lineSchema>;

const checkSchema = z.object({ at: z.string(), by: z.enum(['start', 'user']), userName: z.string().nullable(), report: reportSchema });

export const auditMethods = {
  'audit.page': method({
    title: '查看审计日志',
    access: auditReaders,
    reach: 'county',
    input: z.object({ ...filterSchema.shape, offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }),
    output: z.object({ total: z.number(), rows: z.array(lineSchema) }),
  }),
  /** Names to filter by, also of users who are gone. */
  'audit.users': method({
    title: '查看审计日志',
    access: auditReaders,
    reach: 'county',
    input: z.object({}),
    output: z.array(z.object({ userId: z.number(), name: z.string() })),
  }),
  /** Walks the whole chain now. */
  'audit.verify': method({
    title: '核验审计日志',
    access: auditReaders,
    reach: 'county',
    input: z.object({}),
    output: reportSchema,
    isJob: true,
  }),
  /** What the check in the background has found since the ledger was opened, and the last one that ended. */
  'audit.standing': method({
    title: '查看审计日志核验情况',
    access: auditReaders,
    reach: 'county',
    input: z.object({}),
    output: z.object({
      running: z.object({ done: z.number(), total: z.number() }).nullable(),
      last: checkSchema.nullable(),
    }),
  }),
  /** Lines of the filter as a workbook, numbers masked, with the hashes and how to check them. */
  'audit.export': method({
    title: '导出审计日志',
    access: auditReaders,
    reach: 'county',
    input: z.object({ filter: filterSchema, purpose: z.string().trim().min(1, '请填写用途').max(100, '用途不超过100个字') }),
    output: z.object({ file: z.string(), rows: z.number() }),
    file: { dialog: 'save', title: '导出审计日志', filterName: 'Excel 工作簿', extensions: ['xlsx'] },
    isJob: true,
  }),
  /** Begins the anchor outside the ledger anew, when somebody has found out why it does not fit and answers for it. */
  'audit.renewAnchor': method({
    title: '重建审计存证',
    access: administrators,
    reach: 'county',
    input: z.object({ reason: z.string().trim().min(5, '请写明原因，不少于5个字').max(200, '原因不超过200个字') }),
    output: z.object({}),
  }),
} as const;

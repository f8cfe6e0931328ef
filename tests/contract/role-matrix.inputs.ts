/** One valid call of every method, made of a place: asked of one's own place it is allowed, of another's it is not. */
import { join } from 'node:path';
import type { InputOf, MethodName } from '../../electron/contract/index.ts';
import type { ErrorCode } from '../../electron/contract/messages.ts';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { prepareSheet, reviewSheet } from '../../database/features/payments/service.ts';
import { testPassphrase } from '../helpers/ledger.ts';
import { sampleFile } from '../helpers/sample-county.ts';
import { assessmentInputs } from './role-matrix.assessments.ts';
import { bankInputs } from './role-matrix.bank.ts';
import { fundInputs } from './role-matrix.funds.ts';
import { gradingPaperInputs } from './role-matrix.grading-papers.ts';
import { renovationPaperInputs } from './role-matrix.renovation-papers.ts';
import { choiceInputs } from './role-matrix.renovation-choice.ts';
import { operatorInputs } from './role-matrix.operators.ts';
import { taskInputs } from './role-matrix.tasks.ts';
import { gradingInputs } from './role-matrix.grading.ts';
import { happinessInputs } from './role-matrix.happiness.ts';
import { renovationTargetInputs } from './role-matrix.renovation-targets.ts';
import { renovationViewInputs } from './role-matrix.renovation-views.ts';
import { renovationWorksInputs } from './role-matrix.renovation-works.ts';
import { renovationInputs } from './role-matrix.renovation.ts';
import { subsidyInputs } from './role-matrix.subsidy.ts';
import { holdInputs } from './role-matrix.holds.ts';
import { homeInputs, indicatorInputs } from './role-matrix.homes.ts';
import { placementInputs } from './role-matrix.placement.ts';
import { plannerInputs } from './role-matrix.planner.ts';
import { bedInputs, stayInputs } from './role-matrix.beds.ts';
import { explainInputs } from './role-matrix.explain.ts';
import { overlapInputs } from './role-matrix.overlaps.ts';
import { paperInputs } from './role-matrix.papers.ts';
import { recoveryInputs } from './role-matrix.recoveries.ts';
import { scatteredInputs } from './role-matrix.scattered.ts';
import { ownReportInputs } from './role-matrix.own-reports.ts';
import { wordTemplateInputs } from './role-matrix.word-templates.ts';
import { registerInputs } from './role-matrix.registers.ts';
import { quarterInputs } from './role-matrix.quarter.ts';
import { situationInputs } from './role-matrix.situation.ts';
import { indicatorPeriodInputs } from './role-matrix.indicator-periods.ts';
import { sheetCheckInputs } from './role-matrix.sheet-checks.ts';
import { topUpInputs } from './role-matrix.top-ups.ts';
import { newIdNumber, worldMonth, type Place, type World } from './role-world.ts';

export type Row<Name extends MethodName> = {
  readonly ask: (place: Place, world: World, prepared: string) => InputOf<Name>;
  /** Of the file that the gate would hand on. */
  readonly path?: (world: World) => string;
  /** Done by an administrator before, so that nothing but the rights stand in the way. */
  readonly before?: (world: World) => string | Promise<string>;
  /** Refusals that have nothing to do with rights and that this call cannot avoid. */
  readonly otherwise?: readonly ErrorCode[];
  /** The answer shows the person of the place to whoever may see him. */
  readonly isTelling?: true;
  /** Copies the whole ledger each time. */
  readonly isSlow?: true;
};

const day = isoDate('2022-01-20');
const passphrase = '山高水长 松柏常青 58';
const plain = { kind: 'plain', purpose: '送代发银行' } as const;
const nothing = (): Record<string, never> => ({});
const inFolder =
  (name: string) =>
  (world: World): string =>
    join(world.folder, name);
const standardsFile = (): string => sampleFile('救助标准表.xlsx');
const picture = inFolder('照片.png');

async function valueOf(world: World, method: MethodName, input: unknown, path: string | null = null): Promise<unknown> {
  const result = await world.call('admin', method, input, path);
  if (!result.ok) throw new Error(`${method}: ${result.error.text.what}`);
  return result.value;
}

async function preview(world: World): Promise<string> {
  return ((await valueOf(world, 'imports.preview', { kind: 'standards' }, standardsFile())) as { previewId: string }).previewId;
}

async function importedBatch(world: World): Promise<string> {
  const previewId = await preview(world);
  return String(((await valueOf(world, 'imports.commit', { previewId, isSkippingInvalid: true })) as { batchId: number }).batchId);
}

async function backup(world: World): Promise<string> {
  return ((await valueOf(world, 'backups.make', {})) as { id: string }).id;
}

const prepared = (world: World): string => prepareSheet(world.admin(), worldMonth).month;
const reviewed = (world: World): string => {
  prepareSheet(world.admin(), worldMonth);
  return reviewSheet(world.admin(), { month: worldMonth, reason: '代办' }).month;
};
const month = () => ({ month: worldMonth });
const paper = (place: Place) => ({ month: worldMonth, scope: place.part, paper: 'A4' as const });
const file = (_: Place, world: World) => ({ file: world.router.backend.state.ledger?.file ?? '' });

export const inputs: { readonly [Name in MethodName]: Row<Name> } = {
  'ledger.status': { ask: nothing },
  'ledger.inspectRecent': { ask: file, otherwise: ['LEDGER_NOT_FOUND'] },
  'ledger.inspectFile': { ask: nothing, path: inFolder('没有.yiyang'), otherwise: ['LEDGER_NOT_FOUND'] },
  'ledger.forgetRecent': { ask: file },
  'ledger.create': {
    ask: () => ({ name: '另一本', regionCode: '370982', userName: '管理员', passphrase }),
    path: inFolder(''),
    otherwise: ['LEDGER_EXISTS'],
  },
  'ledger.login': {
    ask: (place, world) => ({ ...file(place, world), userName: '管理员', passphrase: '不是这个' }),
    otherwise: ['LEDGER_NOT_FOUND', 'WRONG_PASSPHRASE'],
  },
  'ledger.recover': {
    ask: (place, world) => ({ ...file(place, world), recoveryKey: 'AAAA', userName: '管理员', passphrase }),
    otherwise: ['LEDGER_NOT_FOUND', 'RECOVERY_KEY_WRONG'],
  },
  'ledger.openDemo': { ask: nothing, otherwise: ['LEDGER_NOT_DEMO', 'DEMO_PROFILE'] },
  'ledger.logout': { ask: nothing },
  'ledger.checkPassphrase': { ask: () => ({ passphrase, userName: '甲' }) },
  'ledger.recoveryPaper': { ask: () => ({ recoveryKey: 'ABCD' }), otherwise: ['RECOVERY_KEY_WRONG'] },
  'ledger.saveRecoveryPaper': { ask: () => ({ recoveryKey: 'ABCD' }), path: inFolder('密钥.pdf'), otherwise: ['RECOVERY_KEY_WRONG'] },
  'regions.provinces': { ask: nothing },
  'regions.cities': { ask: () => ({ provinceCode: '37' }) },
  'regions.counties': { ask: () => ({ cityCode: '3709' }) },
  'divisions.list': { ask: nothing },
  'jobs.cancel': { ask: () => ({ jobId: '没有这个' }) },

  'users.list': { ask: nothing },
  'users.add': { ask: () => ({ name: '新来的', role: 'county_clerk', passphrase }) },
  'users.change': { ask: (_, world) => ({ userId: world.userIds.auditor, role: 'county_clerk' }) },
  'users.disable': { ask: (_, world) => ({ userId: world.userIds.auditor }) },
  'users.enable': { ask: (_, world) => ({ userId: world.userIds.auditor, passphrase }) },
  'users.resetPassphrase': { ask: (_, world) => ({ userId: world.userIds.auditor, passphrase }) },
  'users.changePassphrase': {
    ask: () => ({ oldPassphrase: '不是这个', newPassphrase: passphrase }),
    otherwise: ['WRONG_PASSPHRASE', 'UNKNOWN_USER'],
  },
  'users.idleLock': { ask: nothing },
  'users.saveIdleLock': { ask: () => ({ minutes: 5 }) },
  'recovery.propose': { ask: () => ({ passphrase: '不是这个' }), otherwise: ['WRONG_PASSPHRASE'] },
  'recovery.accept': { ask: nothing, otherwise: ['RECOVERY_KEY_NOT_PROPOSED'] },
  'session.lock': { ask: () => ({ isIdle: false }) },
  'session.unlock': { ask: () => ({ passphrase: '不是这个' }), otherwise: ['WRONG_PASSPHRASE'] },
  'session.touch': { ask: nothing },

  'today.summary': { ask: nothing },
  'people.page': {
    ask: ({ townCode, person }) => ({ filter: { ...noPeopleFilter, townCode, homeId: person.homeId }, sort: null, offset: 0, limit: 50 }),
    isTelling: true,
  },
  'people.find': { ask: ({ person }) => ({ search: person.name, limit: 10 }), isTelling: true },
  'people.get': { ask: ({ person }) => ({ personId: person.personId }), isTelling: true },
  'people.reveal': { ask: ({ person }) => ({ personId: person.personId, reason: '核对身份信息' }), isTelling: true },
  'people.register': {
    ask: ({ villageCode }) => ({
      name: '新登记',
      sex: 'male',
      bornOn: isoDate('1945-03-12'),
      idNumber: newIdNumber(),
      ethnicity: null,
      villageCode,
      areaType: 'rural',
      address: null,
      category: 'elder',
      disability: { certificateNumber: null, kind: null, grade: null },
      level: 'independent',
      assessedOn: day,
      mode: 'scattered',
      homeId: null,
      caregiver: null,
      confirmedOn: day,
      account: null,
      caregiverAccount: null,
      phone: null,
      wish: null,
      remark: null,
    }),
  },
  'people.record': {
    ask: ({ person }) => ({ kind: 'wish', personId: person.personId, validFrom: day, wish: 'willing' }),
  },
  'people.cancelFact': { ask: ({ factId }) => ({ factId, reason: '录错' }) },
  'people.export': {
    ask: ({ townCode }) => ({ filter: { ...noPeopleFilter, townCode }, protection: plain }),
    path: inFolder('名单.xlsx'),
    otherwise: ['EXPORT_MASKED_ONLY'],
  },

  'homes.list': { ask: nothing },
  'homes.save': {
    ask: ({ homeId, townCode }) => ({
      homeId,
      code: `X${homeId}`,
      name: `改名${homeId}`,
      homeLevel: 'town',
      townCode,
      bedsRegistered: 61,
      nursingBeds: 20,
      operationMode: 'public',
      openedOn: null,
      creditCode: null,
    }),
  },
  'homes.revealAccount': { ask: ({ homeId }) => ({ homeId, reason: '核对收款账户' }), otherwise: ['HOME_ACCOUNT_MISSING'] },
  'homes.setAccount': { ask: ({ homeId }) => ({ homeId, validFrom: day, holder: '专户', bank: '农商', number: '37090000000000001' }) },
  'standards.list': { ask: nothing },
  'standards.add': {
    ask: () => ({
      kind: 'basicLiving',
      areaType: 'urban',
      mode: null,
      level: null,
      amountFen: 90000 as never,
      validFrom: day,
      documentNo: '样〔2022〕1号',
      documentTitle: null,
    }),
  },
  'standards.void': { ask: () => ({ standardId: 1, reason: '登记有误' }), otherwise: ['STANDARD_USED'] },
  'parameters.list': { ask: nothing },

  'imports.preview': { ask: () => ({ kind: 'standards' }), path: standardsFile },
  'imports.remap': {
    ask: (_, __, previewId) => ({ previewId, kind: null, sheetName: null, headerRow: null, mapping: null }),
    before: preview,
  },
  'imports.rows': { ask: (_, __, previewId) => ({ previewId, status: null, offset: 0, limit: 10 }), before: preview },
  'imports.commit': { ask: (_, __, previewId) => ({ previewId, isSkippingInvalid: true }), before: preview },
  'imports.discard': { ask: (_, __, previewId) => ({ previewId }), before: preview },
  'imports.saveErrors': { ask: (_, __, previewId) => ({ previewId }), before: preview, path: inFolder('错误.xlsx') },
  'imports.batches': { ask: nothing },
  'imports.undo': { ask: (_, __, batchId) => ({ batchId: Number(batchId) }), before: importedBatch },

  'payments.sheets': { ask: nothing },
  'payments.build': { ask: month },
  'payments.sheet': { ask: month },
  'payments.rows': {
    ask: ({ groupKey }) => ({ month: worldMonth, groupKey, search: '', isMissingAccountOnly: false, offset: 0, limit: 50 }),
    isTelling: true,
  },
  ...explainInputs,
  'payments.prepare': { ask: month },
  'payments.review': { ask: () => ({ month: worldMonth, reason: '代办' }), before: prepared },
  'payments.approve': { ask: () => ({ month: worldMonth, reason: '代办' }), before: reviewed },
  'payments.return': { ask: () => ({ month: worldMonth, reason: '再核' }), before: prepared },
  'payments.paper': { ask: (place) => ({ ...paper(place), purpose: 'print' }) },
  'payments.savePaper': { ask: (place) => ({ ...paper(place), protection: plain }), path: inFolder('发放表.pdf') },
  ...fundInputs,
  ...gradingPaperInputs,
  ...renovationPaperInputs,
  ...registerInputs,
  ...quarterInputs,
  ...situationInputs,
  ...wordTemplateInputs,
  ...ownReportInputs,
  ...indicatorPeriodInputs,
  ...renovationTargetInputs,
  ...choiceInputs,
  ...operatorInputs,
  ...taskInputs,
  ...gradingInputs,
  ...happinessInputs,
  ...subsidyInputs,
  ...renovationViewInputs,
  ...renovationWorksInputs,
  ...renovationInputs,
  ...bankInputs,
  ...overlapInputs,
  ...holdInputs,
  ...topUpInputs,
  'payments.saveWorkbook': { ask: (place) => ({ ...paper(place), protection: plain }), path: inFolder('发放表.xlsx') },

  ...paperInputs,
  ...sheetCheckInputs,

  'backups.status': { ask: nothing },
  'backups.list': { ask: nothing },
  'backups.make': { ask: nothing, isSlow: true },
  'backups.setSecondPlace': { ask: nothing, path: inFolder('') },
  'backups.clearSecondPlace': { ask: nothing },
  'backups.setRotation': { ask: () => ({ days: 7, weeks: 4, months: 12, safetyDays: 30 }) },
  'backups.chooseFile': { ask: nothing, path: inFolder('没有.yiyangbackup'), otherwise: ['FILE_NOT_FOUND', 'BACKUP_DAMAGED'] },
  'backups.preview': { ask: (_, __, id) => ({ place: 'own', id }), before: backup },
  'backups.restore': {
    ask: (_, __, id) => ({ source: { place: 'own', id }, passphrase: testPassphrase }),
    before: backup,
  },
  'backups.pack': { ask: nothing, path: inFolder('搬迁.yiyangpack') },
  'backups.inspectFile': { ask: nothing, path: inFolder('没有.yiyangbackup'), otherwise: ['FILE_NOT_FOUND', 'BACKUP_DAMAGED'] },
  'backups.besideLedger': { ask: file, otherwise: ['LEDGER_NOT_FOUND'] },
  'backups.restoreFromFile': {
    ask: () => ({ source: '没有', userName: '管理员', secret: passphrase, isRecoveryKey: false }),
    path: inFolder(''),
    otherwise: ['FILE_NOT_FOUND', 'BACKUP_DAMAGED', 'BACKUP_NOT_FOUND'],
  },
  'backups.restoreInPlace': {
    ask: (place, world) => ({ ...file(place, world), source: '没有', userName: '管理员', secret: passphrase, isRecoveryKey: false }),
    otherwise: ['LEDGER_NOT_FOUND', 'FILE_NOT_FOUND', 'BACKUP_DAMAGED', 'BACKUP_NOT_FOUND'],
  },

  'attachments.ofPerson': { ask: ({ person }) => ({ personId: person.personId }) },
  'attachments.ofHome': { ask: ({ homeId }) => ({ homeId }) },
  'attachments.addToPerson': {
    ask: ({ person }) => ({ personId: person.personId, kind: 'other', title: '又一张' }),
    path: picture,
    otherwise: ['ATTACHMENT_EXISTS'],
  },
  'attachments.addToHome': { ask: ({ homeId }) => ({ homeId, kind: 'photo', title: '大门' }), path: picture },
  'attachments.open': { ask: ({ attachmentId }) => ({ attachmentId }) },
  'attachments.withdraw': { ask: ({ attachmentId }) => ({ attachmentId, reason: '重拍' }) },
  'attachments.save': { ask: ({ attachmentId }) => ({ attachmentId, protection: plain }), path: inFolder('另存.png') },
  'attachments.check': { ask: nothing },
  'attachments.limit': { ask: nothing },
  'attachments.saveLimit': { ask: () => ({ megabytes: 10 }) },

  ...bedInputs,
  ...homeInputs,
  ...indicatorInputs,
  ...placementInputs,
  ...plannerInputs,
  ...stayInputs,

  ...recoveryInputs,
  ...scatteredInputs,

  ...assessmentInputs,

  'check.run': { ask: nothing },
  'check.logPack': { ask: nothing, path: inFolder('日志.zip') },

  'audit.page': {
    ask: () => ({ kind: null, userId: null, personId: null, from: null, to: null, search: null, offset: 0, limit: 10 }),
  },
  'audit.verify': { ask: nothing },
  'audit.standing': { ask: nothing },
  'audit.users': { ask: nothing },
  'audit.export': {
    ask: () => ({ filter: { kind: null, userId: null, personId: null, from: null, to: null, search: null }, purpose: '检查' }),
    path: inFolder('日志.xlsx'),
  },
  'audit.renewAnchor': { ask: () => ({ reason: '换了电脑，重新开始' }) },
};

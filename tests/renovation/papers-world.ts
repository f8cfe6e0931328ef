/** A county with four renovations: one settled, one late in its works, one cancelled, one in the pipeline. Everything through the use cases of the window. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, transaction, newUid, type WriteContext } from '../../database/core/sql.ts';
import { add } from '../../database/features/attachments/service.ts';
import { attachmentStore, type AttachmentStore } from '../../database/features/attachments/store.ts';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { accept } from '../../database/features/renovation/service-acceptance.ts';
import { addAssets } from '../../database/features/renovation/service-assets.ts';
import { addChange, saveContract } from '../../database/features/renovation/service-contracts.ts';
import { addFund } from '../../database/features/renovation/service-funds.ts';
import { putInUse, settle } from '../../database/features/renovation/service-handover.ts';
import { addPayment } from '../../database/features/renovation/service-payments.ts';
import { setPlan } from '../../database/features/renovation/service-plan.ts';
import { saveProgress } from '../../database/features/renovation/service-progress.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { recordStageOf } from '../../database/features/renovation/service-stages.ts';
import type { FundKind, RenovationStage } from '../../electron/contract/renovation-terms.ts';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { feicheng } from '../helpers/ledger.ts';
import { plainJpeg, png } from '../helpers/pictures.ts';
import { acceptance } from './works-project.ts';

export type RenovationCounty = { readonly finished: number; readonly late: number; readonly cancelled: number; readonly waiting: number };

const day = isoDate;
const document = (number: number): string => `样民发〔2021〕${number}号`;
const towns = divisionsOf(feicheng).filter(({ level, name }) => level === 'town' && name.endsWith('镇'));

function home(context: WriteContext, index: number): { homeId: number; name: string } {
  const town = towns[index];
  const name = `${town?.name ?? ''}敬老院`;
  const homeId = transaction(context, (writer) => {
    const id = run(
      writer,
      `INSERT INTO home (uid, code, name, home_level, town_code, beds_registered, nursing_beds, operation_mode) VALUES (?, ?, ?, ?, ?, 100, 40, 'public')`,
      newUid(),
      `370983H90${index + 1}`,
      name,
      index === 0 ? 'county' : 'town',
      town?.code ?? '',
    );
    writer.audit({ action: 'home.register', entity: 'home', entityId: id, after: { homeName: name } });
    return id;
  });
  return { homeId, name };
}

type Given = { readonly index: number; readonly year: number | null; readonly approvedFen: number | null };

function project(context: WriteContext, { index, year, approvedFen }: Given): number {
  const { homeId, name } = home(context, index);
  return save(context, {
    projectId: null,
    code: `370983R2021${String(index + 1).padStart(2, '0')}`,
    name: `${name}改造提升项目`,
    batchYear: year,
    homeId,
    kind: index === 1 ? 'fire' : 'rebuild',
    content: '失能照护单元改造、消防喷淋、无障碍卫生间、护理床购置',
    floorAreaCenti: 225_600,
    bedsBefore: 100,
    nursingBefore: 40,
    bedsAfter: 110,
    nursingAfter: 60,
    approvalNo: approvedFen === null ? null : `样发改〔2021〕${index + 4}号`,
    approvedOn: approvedFen === null ? null : day('2021-03-01'),
    approvedFen: approvedFen === null ? null : fen(approvedFen),
    estimateFen: fen(300_000_000),
    readyOn: null,
    unit: `${towns[index]?.name ?? ''}人民政府`,
    managerName: '李长顺',
    managerPhone: '13805380000',
    enteredOn: day('2021-01-10'),
    needDocumentNo: document(1),
  }).projectId;
}

function reach(context: WriteContext, projectId: number, stages: readonly (readonly [RenovationStage | 'cancelled', string])[]): void {
  for (const [index, [stage, on]] of stages.entries())
    recordStageOf(context, {
      projectId,
      stage,
      happenedOn: day(on),
      documentNo: document(index + 10),
      note: stage === 'cancelled' ? '敬老院整体迁建' : null,
      exceptionReason: null,
    });
}

function plan(
  context: WriteContext,
  projectId: number,
  rows: readonly (readonly [RenovationStage, string])[],
  kind: 'baseline' | 'forecast',
): void {
  setPlan(context, {
    projectId,
    kind,
    reason: kind === 'forecast' ? '管材到货延迟' : null,
    documentNo: document(8),
    rows: rows.map(([stage, on]) => ({ stage, plannedOn: day(on) })),
  });
}

function funds(
  context: WriteContext,
  projectId: number,
  rows: readonly (readonly [string, Exclude<FundKind, 'spent'>, string, number])[],
): void {
  for (const [source, kind, on, amount] of rows)
    addFund(context, { projectId, source, kind, happenedOn: day(on), documentNo: document(20), fen: fen(amount) });
}

const months = (
  context: WriteContext,
  projectId: number,
  rows: readonly (readonly [string, number, number, string, string | null])[],
): void => {
  for (const [month, percent, doneFen, reportedOn, problems] of rows)
    saveProgress(context, {
      projectId,
      month: isoMonth(month),
      percent,
      doneFen: fen(doneFen),
      work: percent < 50 ? '拆除旧隔墙，消防主管安装' : '护理单元装修，呼叫系统调试',
      problems,
      coordination: problems === null ? null : '协调消防部门提前介入',
      nextSteps: problems === null ? null : '十月底前完成管道安装',
      reportedOn: day(reportedOn),
    });
};

function contractOf(context: WriteContext, projectId: number, signedOn: string): number {
  const common = {
    projectId,
    contractId: null,
    creditCode: null,
    procurement: 'open',
    beginsOn: null,
    endsOn: null,
    insuredUntil: null,
  } as const;
  saveContract(context, {
    ...common,
    kind: 'supervision',
    contractNo: `样监${signedOn.slice(0, 4)}-01`,
    contractor: '样本工程监理有限公司',
    priceFen: fen(6_000_000),
    signedOn: day(signedOn),
    retentionPermille: 0,
    retentionUntil: null,
  });
  return saveContract(context, {
    ...common,
    kind: 'construction',
    contractNo: `样合${signedOn.slice(0, 4)}-01`,
    contractor: '样本第一建筑安装工程有限公司',
    priceFen: fen(200_000_000),
    signedOn: day(signedOn),
    retentionPermille: 30,
    retentionUntil: day('2022-12-01'),
  }).contractId;
}

type Paid = readonly [
  number: string,
  on: string,
  basis: 'prepayment' | 'progress' | 'settlement' | 'retention',
  sources: Readonly<Record<string, number>>,
];

function pay(context: WriteContext, contractId: number, paid: readonly Paid[]): void {
  for (const [paymentNo, on, basis, sources] of paid)
    addPayment(context, {
      contractId,
      paymentNo,
      paidOn: day(on),
      payee: '样本第一建筑安装工程有限公司',
      fen: fen(Object.values(sources).reduce((sum, amount) => sum + amount, 0)),
      invoiceNo: `0421${paymentNo}`,
      basis,
      note: null,
      sources: Object.entries(sources).map(([source, amount]) => ({ source, fen: fen(amount) })),
      exceptionReason: null,
    });
}

/** @param context a county clerk or administrator on 2022-12-31 */
export function renovationCounty(context: WriteContext): RenovationCounty {
  const finished = project(context, { index: 0, year: 2021, approvedFen: 314_000_000 });
  plan(
    context,
    finished,
    [
      ['approved', '2021-03-01'],
      ['construction', '2021-06-01'],
      ['completed', '2021-11-30'],
      ['accepted', '2021-12-20'],
      ['inUse', '2022-01-20'],
    ],
    'baseline',
  );
  funds(context, finished, [
    ['province', 'planned', '2021-03-01', 125_600_000],
    ['city', 'planned', '2021-03-01', 94_200_000],
    ['county', 'planned', '2021-03-01', 94_200_000],
    ['province', 'allocated', '2021-04-01', 125_600_000],
    ['province', 'received', '2021-05-01', 125_600_000],
    ['city', 'received', '2021-05-20', 94_200_000],
    ['county', 'received', '2021-09-01', 50_000_012],
  ]);
  const contract = contractOf(context, finished, '2021-05-10');
  reach(context, finished, [
    ['approved', '2021-03-01'],
    ['design', '2021-03-20'],
    ['procurement', '2021-04-10'],
    ['contract', '2021-05-10'],
    ['construction', '2021-06-10'],
  ]);
  addChange(context, {
    contractId: contract,
    changedOn: day('2021-08-01'),
    deltaFen: fen(8_000_034),
    documentNo: document(30),
    reason: '增加消防水池',
    endsOn: null,
  });
  months(context, finished, [
    ['2021-08', 40, 60_000_000, '2021-08-27', null],
    ['2021-11', 100, 148_000_034, '2021-11-27', null],
  ]);
  reach(context, finished, [['completed', '2021-12-05']]);
  accept(context, {
    ...acceptance,
    checklist: [...acceptance.checklist],
    rooms: [],
    nursingBedIds: [],
    retiredBedIds: [],
    projectId: finished,
    acceptedOn: day('2022-01-14'),
  });
  putInUse(context, {
    projectId: finished,
    openedOn: day('2022-02-10'),
    documentNo: document(31),
    safetyAssessedOn: day('2022-02-08'),
    safetyDocumentNo: '样安评2022-3',
    filingChangedOn: null,
    filingNo: null,
    note: null,
    exceptionReason: null,
  });
  pay(context, contract, [
    ['001', '2021-06-20', 'prepayment', { province: 60_000_000 }],
    ['002', '2021-10-20', 'progress', { province: 65_600_000, city: 34_400_000 }],
  ]);
  settle(context, {
    projectId: finished,
    settledOn: day('2022-05-10'),
    documentNo: document(32),
    auditor: '样本会计师事务所',
    auditedFen: fen(208_000_034),
    assetRegistrationNo: '样财资〔2022〕18号',
    note: null,
    exceptionReason: null,
  });
  pay(context, contract, [['003', '2022-05-20', 'settlement', { city: 40_000_000 }]]);
  addAssets(context, {
    projectId: finished,
    handedOverOn: day('2022-02-20'),
    receiver: '赵敏',
    rows: [
      { name: '护理床', model: 'HJ-200 电动', quantity: 20, unitFen: fen(268_000), place: '东楼二层' },
      { name: '呼叫主机', model: null, quantity: 1, unitFen: fen(1_250_000), place: '护理站' },
    ],
  });
  return {
    finished,
    late: lateProject(context),
    cancelled: cancelledProject(context),
    waiting: project(context, { index: 3, year: null, approvedFen: null }),
  };
}

function lateProject(context: WriteContext): number {
  const late = project(context, { index: 1, year: 2022, approvedFen: 206_000_000 });
  plan(
    context,
    late,
    [
      ['approved', '2022-03-01'],
      ['construction', '2022-06-01'],
      ['completed', '2022-11-30'],
      ['accepted', '2022-12-20'],
    ],
    'baseline',
  );
  plan(
    context,
    late,
    [
      ['completed', '2023-02-15'],
      ['accepted', '2023-03-20'],
    ],
    'forecast',
  );
  funds(context, late, [
    ['province', 'planned', '2022-03-01', 82_400_000],
    ['charity', 'planned', '2022-03-01', 1_234_567],
    ['province', 'received', '2022-05-01', 82_400_000],
  ]);
  const contract = contractOf(context, late, '2022-05-10');
  reach(context, late, [
    ['approved', '2022-03-05'],
    ['design', '2022-03-20'],
    ['procurement', '2022-04-10'],
    ['contract', '2022-05-10'],
    ['construction', '2022-06-20'],
  ]);
  months(context, late, [
    ['2022-08', 30, 30_000_000, '2022-08-27', null],
    ['2022-09', 55, 45_678_900, '2022-10-08', '消防管材到货延迟，后续工序顺延'],
  ]);
  pay(context, contract, [['001', '2022-06-25', 'progress', { province: 50_000_000 }]]);
  return late;
}

function cancelledProject(context: WriteContext): number {
  const cancelled = project(context, { index: 2, year: 2022, approvedFen: 113_000_000 });
  plan(context, cancelled, [['approved', '2022-03-01']], 'baseline');
  reach(context, cancelled, [
    ['approved', '2022-03-10'],
    ['cancelled', '2022-07-01'],
  ]);
  return cancelled;
}

/** Two photos of before, one of after; the store lies in the folder. */
export function withPhotos(context: WriteContext, projectId: number, folder: string): AttachmentStore {
  const store = attachmentStore(join(folder, 'attachments'), Buffer.alloc(32, 7));
  const files = [
    ['走廊改造前.png', png({ width: 40, height: 30 }), 'before'],
    ['卫生间改造前.png', png({ width: 30, height: 40, shade: 200 }), 'before'],
    ['走廊改造后.jpg', plainJpeg, 'after'],
  ] as const;
  for (const [name, bytes, purpose] of files) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    add(context, store, {
      owner: { entity: 'renovationProject', id: projectId, purpose, takenOn: day('2021-03-02') },
      kind: 'renovationPhoto',
      title: '',
      path,
    });
  }
  return store;
}

/** Renovation of the invented county's homes, taken through its stages by the same use cases as a real one: what lies after today has not happened. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RenovationStage } from '../../../electron/contract/renovation-terms.ts';
import { renovationStages, stageOrder } from '../../../electron/contract/renovation-terms.ts';
import { addMonths, fen, isoDate, monthOf, type IsoDate, type IsoMonth } from '../../../electron/contract/values.ts';
import { add } from '../attachments/service.ts';
import * as homes from '../homes/service.ts';
import { accept, checklistItems, fireKindNeeded } from '../renovation/service-acceptance.ts';
import { addAssets } from '../renovation/service-assets.ts';
import { putInUse, settle } from '../renovation/service-handover.ts';
import { saveWorkItems, setPlan } from '../renovation/service-plan.ts';
import { saveProgress } from '../renovation/service-progress.ts';
import { save } from '../renovation/service-projects.ts';
import { recordStageOf } from '../renovation/service-stages.ts';
import { addToBatch, lockYear, saveBatch } from '../renovation/service-targets.ts';
import { countyWide } from '../users/scope.ts';
import { addDays } from './calendar.ts';
import { buildingPicture, type Scene } from './pictures.ts';
import { agree, fund, pay, share, yuan, type Home, type Office, type Works } from './renovation-money.ts';
import { demoProjects, type DemoProject } from './renovation-plans.ts';

export function makeRenovation(office: Office): void {
  const { clerk, approver } = office;
  const today = clerk.clock.today();
  const found = homes
    .list(countyWide(clerk))
    .filter(({ homeLevel }) => homeLevel !== 'county')
    .slice(0, demoProjects.length);
  const entered = demoProjects.filter(({ reached }) => (reached.pipeline ?? '9999') <= today);
  const years = [...new Set(entered.flatMap(({ batchYear }) => (batchYear === null ? [] : [batchYear])))];
  for (const year of years) {
    const task = { year, targetCount: entered.filter(({ batchYear }) => batchYear === year).length, issuedOn: isoDate(`${year}-01-10`) };
    saveBatch(clerk, { ...task, documentNo: documentOf(year, 3), note: null });
  }
  mkdirSync(office.folder, { recursive: true });
  try {
    entered.forEach((plan, number) => {
      const home = found[number % found.length];
      if (home) build({ ...office, plan, number, home, projectId: register(office, plan, home) }, today);
    });
  } finally {
    rmSync(office.folder, { recursive: true, force: true });
  }
  for (const year of years) if (isoDate(`${year}-12-31`) <= today) lockYear(approver, { year, asOf: null });
}

const documentOf = (year: number | string, number: number): string => `演民发〔${String(year).slice(0, 4)}〕${number}号`;

function register({ clerk }: Office, plan: DemoProject, home: Home): number {
  const { projectId } = save(clerk, {
    projectId: null,
    code: plan.code,
    name: `${home.name}${plan.kind === 'rebuild' ? '改扩建' : plan.kind === 'fire' ? '消防专项改造' : plan.kind === 'repair' ? '维修改造' : '设备更新'}项目`,
    batchYear: plan.batchYear,
    homeId: home.homeId,
    kind: plan.kind,
    content: plan.content,
    floorAreaCenti: plan.floorArea * 100,
    bedsBefore: home.bedsRegistered,
    nursingBefore: home.nursingBeds,
    bedsAfter: home.bedsRegistered + plan.beds,
    nursingAfter: home.nursingBeds + plan.beds,
    approvalNo: null,
    approvedOn: null,
    approvedFen: null,
    estimateFen: yuan(plan.approvedYuan),
    readyOn: plan.batchYear === null ? isoDate('2027-10-31') : null,
    unit: `${home.townName}民政办`,
    managerName: '项目负责人',
    managerPhone: '0538-3123456',
    enteredOn: isoDate(plan.reached.pipeline ?? '2025-01-13'),
    needDocumentNo: documentOf(plan.reached.pipeline ?? '2025', 5),
  });
  if (plan.batchYear !== null)
    addToBatch(clerk, {
      year: plan.batchYear,
      projectIds: [projectId],
      documentNo: documentOf(plan.batchYear, 3),
      addedOn: isoDate(`${plan.batchYear}-01-15`),
    });
  return projectId;
}

/** Everything of a project in the order of its days, as far as today. */
function build(works: Works, today: IsoDate): void {
  const { clerk, plan, projectId, number } = works;
  photo(works, 'before', isoDate(plan.reached.pipeline ?? '2025-01-13'), '改造前');
  const planned = Object.entries(plan.plan).map(([stage, day]) => ({ stage: stage as RenovationStage, plannedOn: isoDate(day) }));
  const happened = renovationStages
    .filter(({ id }) => stageOrder(id) > 0)
    .flatMap(({ id }) => (plan.reached[id] === undefined ? [] : [{ stage: id, on: isoDate(plan.reached[id]) }]))
    .filter(({ on }) => on <= today);
  let contractId: number | null = null;
  for (const { stage, on } of happened) {
    if (stage === 'contract') contractId = agree(works, on);
    reach(works, stage, on);
    if (stage === 'approved') {
      fund(works, 'planned', on, 100);
      if (planned.length > 0)
        setPlan(clerk, { projectId, kind: 'baseline', reason: null, documentNo: documentOf(on, 20 + number), rows: planned });
    }
    if (stage === 'design') items(works);
    pay(works, contractId, stage, on, today);
  }
  const last = happened.at(-1)?.stage;
  if (plan.forecast && last) forecast(works, plan.forecast);
  report(works, today);
  const { event } = plan;
  if (event && isoDate(event.on) <= today)
    recordStageOf(clerk, {
      projectId,
      stage: event.kind,
      happenedOn: isoDate(event.on),
      documentNo: documentOf(event.on, 60 + number),
      note: event.note,
      exceptionReason: null,
    });
}

function forecast({ clerk, projectId }: Works, { stage, on, reason }: NonNullable<DemoProject['forecast']>): void {
  setPlan(clerk, { projectId, kind: 'forecast', reason, documentNo: null, rows: [{ stage, plannedOn: isoDate(on) }] });
}

function reach(works: Works, stage: RenovationStage, on: IsoDate): void {
  const { clerk, plan, projectId, number } = works;
  if (stage === 'accepted') return acceptIt(works, on);
  if (stage === 'inUse') return openIt(works, on);
  if (stage === 'settled') return settleIt(works, on);
  recordStageOf(clerk, {
    projectId,
    stage,
    happenedOn: on,
    documentNo: stage === 'approved' ? `演发改〔${on.slice(0, 4)}〕${number + 4}号` : `${documentOf(on, 30 + number)}-${stageOrder(stage)}`,
    note: stage === 'construction' ? `住养老人安置方案 ${documentOf(on, 50 + number)}` : null,
    exceptionReason: null,
    ...(stage === 'approved' ? { approvedFen: yuan(plan.approvedYuan) } : {}),
  });
  if (stage === 'completed') photo(works, 'after', on, '改造后');
}

function acceptIt(works: Works, on: IsoDate): void {
  const { clerk, plan, projectId, number } = works;
  accept(clerk, {
    projectId,
    acceptedOn: on,
    documentNo: documentOf(on, 70 + number),
    panel: '建设、设计、施工、监理、民政五方',
    opinion: '符合设计要求，同意通过验收',
    fireKind: fireKindNeeded(clerk, { floorAreaCenti: plan.floorArea * 100 }, on),
    fireDocumentNo: `演消验〔${on.slice(0, 4)}〕${number + 1}号`,
    electricalNo: `演电检${on.slice(0, 4)}-${number + 11}`,
    checklist: checklistItems(clerk, on).map(({ code }) => ({ code, isMet: true, note: null })),
    bedsAdded: plan.beds,
    nursingAdded: plan.beds,
    rooms: Array.from({ length: plan.beds / 2 }, (_, room) => ({
      building: '照护楼',
      floor: 1,
      name: `照${101 + room}`,
      sex: 'any',
      level: 'completeLoss',
      bedType: 'nursing',
      beds: 2,
    })),
    nursingBedIds: [],
    retiredBedIds: [],
    exceptionReason: null,
  });
  photo(works, 'acceptance', on, '竣工验收');
}

function openIt({ clerk, projectId, number, home }: Works, on: IsoDate): void {
  putInUse(clerk, {
    projectId,
    openedOn: on,
    documentNo: documentOf(on, 80 + number),
    safetyAssessedOn: addDays(on, -3),
    safetyDocumentNo: `演安评${on.slice(0, 4)}-${number + 1}`,
    filingChangedOn: null,
    filingNo: null,
    note: null,
    exceptionReason: null,
  });
  addAssets(clerk, {
    projectId,
    handedOverOn: on,
    receiver: `${home.name}院长`,
    rows: [
      { name: '电动护理床', model: 'HL-3', quantity: 10, unitFen: fen(420_000), place: '照护楼' },
      { name: '助浴椅', model: null, quantity: 4, unitFen: fen(186_000), place: '助浴间' },
    ],
  });
}

function settleIt({ clerk, projectId, plan, number }: Works, on: IsoDate): void {
  settle(clerk, {
    projectId,
    settledOn: on,
    documentNo: `演审投〔${on.slice(0, 4)}〕${number + 1}号`,
    auditor: '演示县审计局',
    auditedFen: share(plan.approvedYuan, 96),
    assetRegistrationNo: `演资${on.slice(0, 4)}-${number + 1}`,
    note: null,
    exceptionReason: null,
  });
}

const workItems = ['失能照护单元/护理型床位改造', '消防设施', '电气线路', '无障碍与适老化', '卫浴'] as const;

function items({ clerk, projectId, plan }: Works): void {
  const percents = plan.reached.completed ? [100, 100, 100, 100, 100] : plan.reached.construction ? [70, 60, 80, 30, 20] : [0, 0, 0, 0, 0];
  saveWorkItems(clerk, {
    projectId,
    items: workItems.map((item, index) => ({
      item,
      content: null,
      budgetFen: share(plan.approvedYuan, [40, 20, 12, 15, 13][index] ?? 0),
      percent: percents[index] ?? 0,
      plannedOn: plan.plan.completed === undefined ? null : isoDate(plan.plan.completed),
    })),
  });
}

/** Every month from the beginning of the works to their end, the last two reports of a stopped one left out. */
function report(works: Works, today: IsoDate): void {
  const { clerk, plan, projectId } = works;
  const begun = plan.reached.construction;
  if (begun === undefined) return;
  const months: IsoMonth[] = [];
  const end = plan.reached.completed ?? plan.event?.on ?? addDays(today, -28);
  for (let month = monthOf(isoDate(begun)); month <= monthOf(isoDate(end)) && isoDate(`${month}-26`) <= today; month = addMonths(month, 1))
    months.push(month);
  months.forEach((month, index) => {
    const isDone = plan.reached.completed !== undefined && index === months.length - 1;
    const whole = plan.reached.completed === undefined ? 12 : months.length;
    const percent = isDone ? 100 : Math.min(Math.round(((index + 1) * 100) / (whole + 1)), 96);
    const isSlow = plan.forecast !== undefined && index === months.length - 1;
    saveProgress(clerk, {
      projectId,
      month,
      percent,
      doneFen: fen(Math.floor(share(plan.approvedYuan, 96) / whole)),
      work: ['基础拆除和结构加固', '水电和消防管线', '墙地面和门窗', '设备安装', '收尾和清理'][Math.min(index, 4)] ?? '施工',
      problems: isSlow ? (plan.forecast?.reason ?? null) : null,
      coordination: null,
      nextSteps: isSlow ? '倒排工期，每周调度' : null,
      reportedOn: isoDate(`${month}-26`),
    });
    if (index === 1) photo(works, 'progress', isoDate(`${month}-26`), '施工进度');
  });
}

function photo({ clerk, store, folder, projectId, number }: Works, purpose: Scene, takenOn: IsoDate, title: string): void {
  const path = join(folder, `${purpose}-${number}.png`);
  writeFileSync(path, buildingPicture(purpose, number * 7 + 3));
  add(clerk, store, { owner: { entity: 'renovationProject', id: projectId, purpose, takenOn }, kind: 'renovationPhoto', title, path });
}

/** 改造提升项目进度台账: renovation projects of nursing homes by their number. */
import { labelOf } from '../../../../electron/contract/terms.ts';
import {
  projectKinds,
  renovationStages,
  stageEvents,
  stageOrder,
  type StageEntryKind,
} from '../../../../electron/contract/renovation-terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { closedText } from '../../people/plain-text.ts';
import { homeKey, type KnownHome } from '../known-ledger.ts';
import { termReader } from '../normalise.ts';
import type { ProjectLine } from '../records.ts';
import type { Row } from '../row.ts';
import { optionalText, readCount, readDay, readTerm, refuseNumber, requireFilled } from '../rules-cells.ts';
import { readHome, readTown } from '../rules-place.ts';
import type { FileContext, Judgement, KindSpec } from './kind.ts';
import { bothBeds, readArea, readPercent, readWan, wordsOf } from './projects-cells.ts';
import { compareProject, filledFields } from './projects-compare.ts';
import { projectFields, projectWords, type ProjectField } from './projects-fields.ts';

const stageWords = [...renovationStages, ...stageEvents] as const;
const readStageTerm = termReader(stageWords);
const readKindTerm = termReader(projectKinds);

function readYear(row: Row<ProjectField>): number | null {
  if (!row.isFilled('batchYear')) return null;
  const found = /^(20\d{2})(?:年度?)?(?:任务|批次|第?[一二三四五1-5]批)*$/.exec(closedText(row.text('batchYear')))?.[1];
  if (found !== undefined) return Number(found);
  row.issue('batchYear', 'BAD_DATE', `“${row.title('batchYear')}”的“${row.shown('batchYear')}”不是年份。请填写四位数的年份，如 2022。`);
  return null;
}

type Beds = Pick<ProjectLine, 'bedsBefore' | 'nursingBefore' | 'bedsAfter' | 'nursingAfter'>;

/** Both numbers of one time; a cell may hold the two. */
function readBeds(
  row: Row<ProjectField>,
  all: 'bedsBefore' | 'bedsAfter',
  nursing: 'nursingBefore' | 'nursingAfter',
): [number | null, number | null] {
  const both = bothBeds(row, nursing) ?? bothBeds(row, all);
  const [total, part] = both ? [both.beds, both.nursing] : [readCount(row, all), readCount(row, nursing)];
  if (both === null) requireFilled(row, all);
  if (total !== null && part !== null && part > total)
    row.issue(nursing, 'BAD_AMOUNT', `护理型床位 ${part} 张多于床位合计 ${total} 张。请核对。`);
  return [total, part];
}

function bedsOf(row: Row<ProjectField>): Beds {
  const [bedsBefore, nursingBefore] = readBeds(row, 'bedsBefore', 'nursingBefore');
  const [bedsAfter, nursingAfter] = readBeds(row, 'bedsAfter', 'nursingAfter');
  return { bedsBefore, nursingBefore, bedsAfter, nursingAfter };
}

type Days = Pick<ProjectLine, 'plannedStartOn' | 'startedOn' | 'plannedEndOn' | 'completedOn' | 'acceptedOn'>;

function daysOf(row: Row<ProjectField>, today: IsoDate): Days {
  const days: Days = {
    plannedStartOn: readDay(row, 'plannedStart', null),
    startedOn: readDay(row, 'started', today),
    plannedEndOn: readDay(row, 'plannedEnd', null),
    completedOn: readDay(row, 'completed', today),
    acceptedOn: readDay(row, 'accepted', today),
  };
  const order = (later: ProjectField, on: IsoDate | null, earlier: ProjectField, from: IsoDate | null): void => {
    if (on !== null && from !== null && on < from)
      row.issue(later, 'BAD_DATE', `“${row.title(later)}”${on} 早于“${row.title(earlier)}”${from}。请核对年份。`);
  };
  order('completed', days.completedOn, 'started', days.startedOn);
  order('accepted', days.acceptedOn, 'completed', days.completedOn);
  order('accepted', days.acceptedOn, 'started', days.startedOn);
  return days;
}

/** A stage and its day belong together: 验收 has its day, and no day stands beyond the stage. */
function checkStage(row: Row<ProjectField>, stage: StageEntryKind | null, days: Days): void {
  if (stage === null || stageOrder(stage) < 0) return;
  const at = stageOrder(stage);
  if (at >= stageOrder('accepted') && !row.isFilled('accepted'))
    row.issue(
      'accepted',
      'REQUIRED_MISSING',
      `当前阶段是“${row.shown('stage')}”，“${row.title('accepted')}”没有填写。完成任务以验收日期为准，请补填。`,
    );
  const dated = [
    ['started', days.startedOn, 'construction'],
    ['completed', days.completedOn, 'completed'],
    ['accepted', days.acceptedOn, 'accepted'],
  ] as const;
  for (const [key, day, reached] of dated)
    if (day !== null && at < stageOrder(reached))
      row.issue('stage', 'CONFLICT', `“${row.title(key)}”填了 ${day}，但当前阶段是“${row.shown('stage')}”。请核对，改正其中一处。`);
}

/** Doubts that keep no row out. */
function doubt(row: Row<ProjectField>, line: ProjectLine): void {
  if (line.acceptedOn !== null && line.fireDocumentNo === null)
    row.warn('fireDocument', 'FIRE_DOCUMENT', '已竣工验收，但没有消防验收或备案文号。请补充。');
  if (line.receivedFen !== null && line.spentFen !== null && line.spentFen > line.receivedFen)
    row.warn('spent', 'FUNDS_ORDER', `资金支出“${row.shown('spent')}”多于资金到位“${row.shown('received')}”。请核对。`);
  const shares = [line.centralFen, line.provinceFen, line.cityFen, line.countyFen, line.otherFen].filter((share) => share !== null);
  const sum = shares.reduce<number>((total, share) => total + share, 0);
  if (shares.length > 0 && line.approvedFen !== null && sum !== line.approvedFen)
    row.warn('approved', 'SOURCES_SUM', `各级资金合计 ${sum / 1_000_000} 万元，与批复投资“${row.shown('approved')}”不一致。请核对。`);
}

/** The township says again where the home is. */
function checkTown(row: Row<ProjectField>, context: FileContext, home: KnownHome | null): void {
  const townCode = readTown(row, context.known, 'town');
  if (townCode !== null && home && home.townCode !== townCode)
    row.issue(
      'town',
      'CONFLICT',
      `${home.name}登记在${context.known.divisionName(home.townCode)}，不在“${row.shown('town').trim()}”。请核对乡镇和敬老院名称。`,
    );
}

function judge(context: FileContext): (row: Row<ProjectField>) => Judgement<'projects'> {
  const { known, today } = context;
  const codes = new Map<string, number>();
  const asOf = context.asOf !== null && context.asOf < today ? context.asOf : today;
  return (row) => {
    for (const { key, isRequired } of projectFields) if (isRequired) requireFilled(row, key);
    refuseNumber(row, 'code', false);
    const days = daysOf(row, today);
    const batchYear = readYear(row);
    const kind = readTerm(row, 'kind', projectKinds, readKindTerm);
    const stage = readTerm(row, 'stage', stageWords, readStageTerm);
    checkStage(row, stage, days);
    const beds = bedsOf(row);
    const townCode = row.isFilled('town') ? known.findTown(row.text('town')) : null;
    const home = readHome(row, known, 'home', townCode?.status === 'found' ? townCode.code : null);
    checkTown(row, context, home);
    const code = homeKey(row.text('code'));
    const money = {
      approvedFen: readWan(row, 'approved'),
      centralFen: readWan(row, 'central'),
      provinceFen: readWan(row, 'province'),
      cityFen: readWan(row, 'city'),
      countyFen: readWan(row, 'countyFunds'),
      otherFen: readWan(row, 'other'),
      receivedFen: readWan(row, 'received'),
      spentFen: readWan(row, 'spent'),
      contractFen: readWan(row, 'contractFen'),
    };
    const contractor = wordsOf(row, 'contractor');
    if (money.contractFen !== null && money.contractFen > 0 && contractor === null)
      row.issue('contractor', 'REQUIRED_MISSING', `填了“${row.title('contractFen')}”，但没有填“${row.title('contractor')}”。请补填。`);
    const floorAreaCenti = readArea(row, 'floorArea');
    const percent = readPercent(row, 'percent', stage !== null && stageOrder(stage) >= stageOrder('completed'));
    const earlier = codes.get(code);
    if (earlier !== undefined && code !== '')
      row.issue('code', 'DUPLICATE_IN_FILE', `项目编号 ${code} 在第 ${earlier} 行已经出现。请核对编号，或删去重复的一行。`);
    if (kind === null || stage === null || home === null) return null;
    const line: ProjectLine = {
      code,
      name: wordsOf(row, 'name'),
      batchYear,
      homeCode: home.code,
      kind,
      content: wordsOf(row, 'content'),
      floorAreaCenti,
      ...beds,
      approvalNo: wordsOf(row, 'approvalNo'),
      ...money,
      contractor,
      supervisor: wordsOf(row, 'supervisor'),
      ...days,
      fireDocumentNo: wordsOf(row, 'fireDocument'),
      stage,
      percent,
      problems: wordsOf(row, 'problems'),
      nextSteps: wordsOf(row, 'nextSteps'),
      unit: wordsOf(row, 'unit'),
      managerName: optionalText(row, 'managerName'),
      managerPhone: optionalText(row, 'managerPhone'),
    };
    const recorded = known.projectByCode(code);
    if ((line.problems ?? line.nextSteps) !== null && line.percent === null && (recorded?.line.percent ?? null) === null)
      row.issue('percent', 'REQUIRED_MISSING', `填了存在问题或下步措施，但没有填“${row.title('percent')}”。请补填当时的形象进度。`);
    const changed = recorded ? compareProject(row, line, recorded, { ...context, asOf }) : filledFields(line);
    if (row.issues.length > 0) return null;
    codes.set(code, row.number);
    doubt(row, line);
    const named = line.name ?? recorded?.line.name ?? `${home.name}${labelOf(projectKinds, kind)}${kind === 'rebuild' ? '' : '改造'}项目`;
    return {
      record: { line: { ...line, name: named }, asOf, changed },
      status: !recorded ? 'new' : changed.size > 0 ? 'changed' : 'unchanged',
    };
  };
}

export const projects: KindSpec<'projects', ProjectField> = {
  kind: 'projects',
  label: '改造提升项目进度台账',
  fields: projectFields,
  words: projectWords,
  identity: [],
  numbering: ['sequence'],
  judge,
};

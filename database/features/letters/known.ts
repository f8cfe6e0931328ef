/** What the ledger knows of a home, a village or a project, under the names Word templates use. */
import { happinessGrades } from '../../../electron/contract/happiness-terms.ts';
import { renovationStages } from '../../../electron/contract/renovation-terms.ts';
import type { ProjectRow } from '../../../electron/contract/renovation-shapes.ts';
import { labelOf, selfCareLevels, sexes, supportModes } from '../../../electron/contract/terms.ts';
import { ageOn, formatDate, isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { Reader } from '../../core/sql.ts';
import { formatWan } from '../../documents/pdf/cell-print.ts';
import { get as happinessHome } from '../happiness/service-list.ts';
import { percentText } from '../indicators/rules-rate.ts';
import { freeBeds, type CountedHome } from '../indicators/rules-homes.ts';
import { happinessHomeOf, homeParticulars, peopleOf, type ListedPerson, type VillageRow } from './queries.ts';

export type LetterKnown = Readonly<Record<string, string | null>>;
/** What is the same on every letter of a run. */
export type Office = { readonly regionName: string; readonly today: IsoDate; readonly userName: string };

const day = (value: string | null): string | null => (value !== null && isIsoDate(value) ? formatDate(value) : null);
const wan = (fen: number | null): string | null => (fen === null ? null : formatWan(fen));

/** 镇、乡 have a government, 街道 an office. */
function governmentOf(town: string): string {
  if (town.endsWith('办事处')) return town;
  return town.endsWith('街道') ? `${town}办事处` : `${town}人民政府`;
}

export function ofOffice({ regionName, today, userName }: Office): LetterKnown {
  return { 县名: regionName, 民政局: `${regionName}民政局`, 今天: day(today), 年份: today.slice(0, 'YYYY'.length), 经办人: userName };
}

function ofListed(person: ListedPerson, index: number, today: IsoDate): LetterKnown {
  const { name, sex, bornOn, idNumber, level, mode, villageName, homeName } = person;
  return {
    序号: String(index + 1),
    姓名: name,
    性别: labelOf(sexes, sex),
    年龄: isIsoDate(bornOn) ? String(ageOn(bornOn, today)) : null,
    身份证号: idNumber,
    自理能力: level === null ? '未评估' : labelOf(selfCareLevels, level).replace('生活自理能力', ''),
    供养方式: mode === null ? null : labelOf(supportModes, mode),
    户籍村: villageName,
    供养机构: mode === 'centralised' ? homeName : null,
  };
}

export type Letter = { readonly name: string; readonly known: LetterKnown; readonly list: readonly LetterKnown[] };

export function homeLetter(reader: Reader, home: CountedHome, office: Office): Letter {
  const found = homeParticulars(reader, home.homeId, office.today);
  const { residents } = home;
  return {
    name: home.name,
    known: {
      ...ofOffice(office),
      机构名称: home.name,
      机构编号: found?.code ?? null,
      机构所在乡镇: home.townName,
      乡镇政府: governmentOf(home.townName),
      机构负责人: found?.director ?? null,
      机构电话: found?.phone ?? null,
      机构信用代码: found?.creditCode ?? null,
      核定床位: String(home.bedsRegistered),
      护理型床位: String(home.nursingBeds),
      入住人数: String(home.occupied),
      空余床位: String(freeBeds(home).free),
      入住率: percentText(home.occupied, home.available, 1) ?? '—',
      完全丧失人数: String(residents.completeLoss),
      部分丧失人数: String(residents.partialLoss),
      具备自理人数: String(residents.independent),
      护理员人数: String(home.careWorkers),
    },
    list: peopleOf(reader, 'home_id', home.homeId).map((person, index) => ofListed(person, index, office.today)),
  };
}

export function villageLetter(reader: Reader, village: VillageRow, office: Office): Letter {
  const happiness = happinessHomeOf(reader, village.code);
  const grade = happiness ? happinessHome(reader, happiness.happinessHomeId, office.today).grade : null;
  return {
    name: `${village.townName}${village.name}`,
    known: {
      ...ofOffice(office),
      村名: village.name,
      乡镇: village.townName,
      乡镇政府: governmentOf(village.townName),
      在册人数: String(village.people),
      集中供养人数: String(village.centralised),
      分散供养人数: String(village.scattered),
      完全丧失人数: String(village.completeLoss),
      愿进未进人数: String(village.waiting),
      幸福院名称: happiness?.name ?? null,
      幸福院等级: grade === null ? null : (happinessGrades.find(({ id }) => id === grade)?.label ?? null),
    },
    list: peopleOf(reader, 'village_code', village.code).map((person, index) => ofListed(person, index, office.today)),
  };
}

const stageText = (stage: ProjectRow['nextStage']): string | null => renovationStages.find(({ id }) => id === stage)?.label ?? null;

export function projectLetter(project: ProjectRow, office: Office): Letter {
  return {
    name: project.name,
    known: {
      ...ofOffice(office),
      项目编号: project.code,
      项目名称: project.name,
      机构名称: project.homeName,
      乡镇: project.townName,
      乡镇政府: governmentOf(project.townName),
      年度任务: project.batchYear === null ? null : `${project.batchYear}年度`,
      批复投资: wan(project.approvedFen),
      到位资金: wan(project.receivedFen),
      支出资金: wan(project.paidFen),
      改造前床位: String(project.bedsBefore),
      改造后床位: String(project.bedsAfter),
      改造后护理型床位: String(project.nursingAfter),
      当前阶段: stageText(project.stage),
      形象进度: `${project.percent}%`,
      下一阶段: stageText(project.nextStage),
      下一阶段计划日期: day(project.nextPlannedOn),
      滞后天数: String(Math.max(project.lagDays, 0)),
    },
    list: [],
  };
}

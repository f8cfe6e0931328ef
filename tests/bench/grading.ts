/**
 * 等级评定汇总表 of 1,600 happiness homes as a PDF against bare pdfkit putting the same texts and lines at the same places with the same fonts in
 * the same run; and five seconds as a limit of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutReport, openReportFile, writePaper } from '../../database/documents/pdf/paper.ts';
import { createTypesetter } from '../../database/documents/pdf/typesetter.ts';
import type { Report } from '../../database/documents/report-table.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { rows, transaction } from '../../database/core/sql.ts';
import { divisionsOf } from '../../database/features/divisions/national.ts';
import { summaryContent } from '../../database/features/grading/papers/contents.ts';
import { createRound } from '../../database/features/grading/service-rounds.ts';
import { saveCounty, saveSelf, saveTown } from '../../database/features/grading/service-scores.ts';
import { template, templates } from '../../database/features/grading/service-templates.ts';
import { insertHome } from '../../database/features/happiness/service-homes.ts';
import { wholeCounty } from '../../database/features/users/scope.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { answersOf, plan } from '../grading/papers-world.ts';
import { feicheng, memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import type { SummaryContent, SummaryHome } from '../../database/features/grading/papers/content.ts';
import { reportSummary } from '../../database/features/grading/papers/report-summary.ts';
import { bounded, compared, median, timed, type BenchResult } from './bench.ts';
import { drawBare } from './pdf.ts';

const homeCount = 1600;
const rounds = 3;
const mostMs = 5000;
const groups = ['设施条件', '安全管理', '服务开展', '运营管理', '资金保障', '效果评价'].map((name, index) => ({
  code: `Q${'ABCDEF'.charAt(index)}`,
  name,
  max: 160,
}));
const grades = ['G1', 'G2', 'G3', 'G0'] as const;

function home(index: number): SummaryHome {
  const village = `${'前后东西'.charAt(index % 4)}${['寨子', '孙庄', '白云山', '大辛庄'][index % 5] ?? '王庄'}村`;
  const total = 980 - (index % 420);
  return {
    code: `370999F${String(index + 1).padStart(4, '0')}`,
    name: `${village}农村幸福院`,
    townCode: String(370_999_100 + Math.floor(index / 110)),
    townName: `第${Math.floor(index / 110) + 1}镇`,
    villageName: village,
    builtYear: 2010 + (index % 12),
    floorAreaCenti: 12_000 + (index % 300) * 70,
    restPlaces: 4 + (index % 16),
    mealMode: '自办食堂',
    servedPeople: 12 + (index % 60),
    totals: { self: Math.min(1000, total + 40), town: Math.min(1000, total + 15), county: total },
    groupPoints: groups.map(({ max }, group) => max - ((index + group) % 40)),
    vetoCodes: index % 97 === 0 ? ['V5'] : [],
    grade: grades[index % grades.length] ?? null,
    gradeBefore: index % 9 === 0 ? null : (grades[(index + (index % 5 === 0 ? 1 : 0)) % grades.length] ?? null),
    validFrom: '2022-10-01',
    validTo: '2025-09-30',
    remark: index % 97 === 0 ? '1—4月停办' : null,
  };
}

const content: SummaryContent = {
  region: '样本县',
  year: 2022,
  roundName: '2022年度等级评定',
  templateName: '农村幸福院等级评定评分表（2022年版）第1版',
  groups,
  homes: Array.from({ length: homeCount }, (_, index) => home(index)),
  asOf: '2022-10-12',
  isDraft: false,
};
const summary = (): Report => reportSummary(content, 'A4', '打印：2022-10-12 09:30');

/** The same county in a ledger: 1,600 homes of one round, each scored by village, township and county on the shipped sheet. */
function scoredCounty(): { readonly ledger: TestLedger; readonly roundId: number } {
  const ledger = memoryLedger({ clock: fixedClock(isoDate('2022-12-31')) });
  const villages = divisionsOf(feicheng).filter(({ level }) => level === 'village');
  const [sheet] = templates(ledger);
  const { body } = template(ledger, sheet?.templateId ?? 0);
  return transaction(ledger, (writer) => {
    const homes = Array.from({ length: homeCount }, (_, index) => {
      const village = villages[index % villages.length];
      return insertHome(
        writer,
        {
          code: `370999F${String(index + 1).padStart(4, '0')}`,
          name: `${village?.name.replace(/(?:村委会|居委会)$/, '') ?? ''}农村幸福院`,
          townCode: village?.parentCode ?? '',
          villageCode: village?.code ?? '',
          creditCode: null,
          builtYear: 2010 + (index % 12),
          openedOn: isoDate('2015-06-01'),
          floorAreaCenti: 12_000 + (index % 300) * 70,
          restPlaces: 4 + (index % 16),
          mealMode: 'cooked',
          managerName: '李长顺',
          phone: null,
          villageElders: 180,
        },
        null,
      );
    });
    const { roundId } = createRound(ledger, {
      kind: 'award',
      year: 2022,
      name: '2022年度等级评定',
      templateId: sheet?.templateId ?? 0,
      documentNo: '样民发〔2022〕30号',
      plan,
      happinessHomeIds: homes,
    });
    const cases = rows<{ caseId: number }>(
      ledger,
      'SELECT grading_case_id AS caseId FROM grading_case WHERE grading_round_id = ?',
      roundId,
    );
    for (const [index, { caseId }] of cases.entries()) {
      const answers = answersOf(body, index % 3 === 0 ? { QC1: [60, null] } : {});
      const score = { caseId, answers, isFinal: true, remark: null };
      saveSelf(ledger, { ...score, assessedOn: isoDate('2022-07-20'), assessor: '村委会赵明' });
      saveTown(ledger, { ...score, assessedOn: isoDate('2022-08-10'), assessor: '镇民政办孙丽' });
      saveCounty(ledger, { ...score, assessedOn: isoDate('2022-09-14'), assessor: '评定甲', secondAssessor: '评定乙', thirdParty: null });
    }
    return { ledger, roundId };
  });
}

/** What a click on 汇总表 costs: read from the ledger, laid out, written. */
async function fromLedger(folder: string): Promise<BenchResult> {
  const { ledger, roundId } = scoredCounty();
  const reader = { ...ledger, scope: wholeCounty };
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const time = await timed(() =>
      writePaper(
        reportSummary(summaryContent(reader, roundId, null, isoDate('2022-12-31')), 'A4', '打印：2022-12-31 09:30'),
        join(folder, 'ledger.pdf'),
      ),
    );
    if (round > 0) times.push(time);
  }
  return bounded(`等级评定汇总表 ${homeCount} 家：从台账读出到 PDF`, median(times), mostMs, 'ms');
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-grading-'));
  try {
    const laid = summary();
    const pictures = [...layoutReport(laid, createTypesetter(openReportFile(laid, () => {})), () => {}).pictures];
    const own: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const ownTime = await timed(() => writePaper(summary(), join(folder, 'own.pdf')));
      const bareTime = await timed(() => drawBare(pictures, join(folder, 'bare.pdf')));
      if (round === 0) continue;
      own.push(ownTime);
      bare.push(bareTime);
    }
    return [
      compared(`等级评定汇总表 ${homeCount} 家 PDF / 裸 pdfkit`, own, bare, 1.3),
      bounded(`等级评定汇总表 ${homeCount} 家 PDF`, median(own), mostMs, 'ms'),
      await fromLedger(folder),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

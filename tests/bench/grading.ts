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
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

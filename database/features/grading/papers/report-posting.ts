/** 公示名单 for the board: homes, points and grades; nobody's name, no telephone but the one to call, no account. */
import type { Report, ReportTable } from '../../../documents/report-table.ts';
import { dayText, gradeWord, type PublicNoticeContent } from './content.ts';
import { gradeCounts } from './report-summary.ts';

export function reportPosting(content: PublicNoticeContent, paper: Report['paper'], footLine: string): Report {
  const { region, unit, year, roundName, homes, from, until, phone, address } = content;
  const table: ReportTable = {
    name: '评定结果公示',
    title: `${region}${year}年度农村幸福院等级评定结果公示表`,
    lead: { left: `公示单位：${unit}`, centre: roundName, right: `公示日期：${dayText(from)}` },
    columns: [
      { title: '序号', kind: 'index', widthMm: 16 },
      { title: '乡镇（街道）', kind: 'text', widthMm: 48 },
      { title: '村', kind: 'text', widthMm: 48 },
      { title: '幸福院名称', kind: 'text', widthMm: 82 },
      { title: '评定分', kind: 'decimal', widthMm: 26 },
      { title: '拟定等级', kind: 'code', widthMm: 30 },
      { title: '备注', kind: 'text', widthMm: 30 },
    ],
    rows: homes.map((home, index) => [
      index + 1,
      home.townName,
      home.villageName,
      home.name,
      home.totals.county,
      gradeWord(home.grade),
      home.vetoCodes.length > 0 ? '一票否决' : '',
    ]),
    rowCount: homes.length,
    wordsColumn: null,
    hasTotals: false,
    // In the place and the size of a signature: everybody who reads the list looks for it.
    signOff: [`公示时间：${dayText(from)}至${dayText(until)}`, `监督电话：${phone}`],
    sealOf: unit,
    notes: [
      `共${homes.length}家：${gradeCounts(homes)}。`,
      `对公示内容有异议的，请在公示期内向监督电话反映${address === null ? '' : `，或到${address}当面反映`}。`,
    ],
  };
  return { tables: [table], paper, watermark: null, fingerprint: null, footLine };
}

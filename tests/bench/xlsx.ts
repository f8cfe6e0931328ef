/**
 * Styled export of 100,000 rows × 20 columns against deflating the same, ready-made XML at level 6; and the memory of a process that does
 * nothing but the export. Run on its own: `node tests/bench/xlsx.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Report, ReportColumn, ReportRow } from '../../database/documents/report-table.ts';
import { writeWorkbook } from '../../database/documents/xlsx/workbook.ts';
import { type BenchResult, bounded, compared, timed } from './bench.ts';

const rowCount = 100_000;
const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 10 },
  { title: '乡镇', kind: 'text', widthMm: 18 },
  { title: '村', kind: 'text', widthMm: 20 },
  { title: '姓名', kind: 'text', widthMm: 16 },
  { title: '性别', kind: 'text', widthMm: 8 },
  { title: '出生日期', kind: 'date', widthMm: 20 },
  { title: '身份证号', kind: 'code', widthMm: 36 },
  { title: '人员类别', kind: 'text', widthMm: 18 },
  { title: '自理能力', kind: 'text', widthMm: 18 },
  { title: '供养方式', kind: 'text', widthMm: 18 },
  { title: '供养机构', kind: 'text', widthMm: 30 },
  { title: '确认日期', kind: 'date', widthMm: 20 },
  { title: '所属月份', kind: 'month', widthMm: 16 },
  { title: '基本生活费', group: '应发', kind: 'money', widthMm: 20, isSummed: true },
  { title: '照料护理费', group: '应发', kind: 'money', widthMm: 20, isSummed: true },
  { title: '合计', group: '应发', kind: 'money', widthMm: 22, isSummed: true },
  { title: '开户银行', kind: 'text', widthMm: 26 },
  { title: '账号', kind: 'code', widthMm: 36 },
  { title: '联系电话', kind: 'code', widthMm: 24 },
  { title: '备注', kind: 'text', widthMm: 30 },
];

/** The same rows every time (Mulberry32); ID region 370999 is assigned to nobody. */
function* rows(count: number): Generator<ReportRow> {
  let state = 20_220_101;
  const random = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const pick = (text: string): string => text.charAt(random(text.length));
  const digits = (count: number): string => String(random(10 ** Math.min(count, 9))).padStart(count, '0');
  for (let index = 1; index <= count; index++) {
    const year = 1930 + random(40);
    const month = String(1 + random(12)).padStart(2, '0');
    const day = String(1 + random(28)).padStart(2, '0');
    const basic = 66_300 + random(40) * 100;
    const care = 15_000 + random(900) * 50;
    yield [
      index,
      `${pick('新老王桃湖边潮安')}${pick('城庄集园泉河')}镇`,
      `${pick('东西南北前后大小')}${pick('张王李赵陈刘孙杨')}${pick('庄村屯寨')}村`,
      `${pick('张王李赵刘陈杨黄孙周吴徐')}${pick('秀玉桂春国建志永德福')}${pick('英兰芳花珍强军平明山')}`,
      pick('男女'),
      `${year}-${month}-${day}`,
      `370999${year}${month}${day}${digits(4)}`,
      ['老年人', '残疾人', '未成年人'][random(3)] ?? '',
      ['全自理', '半护理', '全护理'][random(3)] ?? '',
      random(2) === 0 ? '集中供养' : '分散供养',
      random(2) === 0 ? `${pick('新老王桃湖边')}城镇中心敬老院` : null,
      `20${10 + random(12)}-${month}-01`,
      '2022-01',
      basic,
      care,
      basic + care,
      ['农村商业银行', '邮政储蓄银行', '农业银行'][random(3)] ?? '',
      `622848${digits(9)}${digits(4)}`,
      `139${digits(8)}`,
      random(10) === 0 ? '账户由照料人代管，每季度核对一次' : null,
    ];
  }
}

function report(count: number): Report {
  return {
    tables: [
      {
        name: '发放明细',
        title: '泰安市2022年1月农村特困人员供养金、照料护理费发放明细表',
        lead: { left: '填报单位：泰安市民政局', centre: '所属期：2022年1月', right: '单位：元' },
        columns,
        rows: rows(count),
        rowCount: count,
        wordsColumn: 15,
        hasTotals: true,
        signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：', '年　　月　　日'],
        sealOf: null,
        notes: [],
      },
    ],
    paper: 'A3',
    watermark: '草稿',
    fingerprint: null,
    footLine: '',
  };
}

/** XML of the first worksheet as it was written, by the directory of the package. */
function sheetXml(path: string): Buffer {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let entry = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(entry + 28);
    const local = bytes.readUInt32LE(entry + 42);
    if (bytes.toString('utf8', entry + 46, entry + 46 + nameLength) === 'xl/worksheets/sheet1.xml') {
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      return inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(entry + 20)));
    }
    entry += 46 + nameLength + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  throw new Error('the package has no worksheet');
}

/** Linux hands `maxRSS` of the parent down to a child, so its own record is read there. */
function peakKilobytes(): number {
  const own = process.platform === 'linux' ? /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}

/** Peak resident memory in MB of a fresh process of the same Node: exporting `count` rows. */
function peakOfProcess(count: number, folder: string): number {
  const answer = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--peak', String(count), join(folder, 'peak.xlsx')], {
    encoding: 'utf8',
  });
  return Number(answer) / 1024;
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'xlsx-bench-'));
  try {
    const path = join(folder, 'export.xlsx');
    writeWorkbook(report(rowCount), path);
    const xml = sheetXml(path);
    const exports: number[] = [];
    const deflates: number[] = [];
    for (let round = 0; round < 3; round++) {
      deflates.push(await timed(() => deflateRawSync(xml, { level: 6 })));
      exports.push(await timed(() => writeWorkbook(report(rowCount), path)));
    }
    return [
      compared(`xlsx 导出 ${rowCount} 行 × ${columns.length} 列 / 压缩现成的 XML`, exports, deflates, 1.8),
      bounded(`xlsx 导出 ${rowCount} 行 × ${columns.length} 列的进程内存峰值`, peakOfProcess(rowCount, folder), 150, 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [mode, count, path] = process.argv.slice(2);
  if (mode === '--peak' && path !== undefined) {
    writeWorkbook(report(Number(count)), path);
    process.stdout.write(String(peakKilobytes()));
  } else process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`);
}

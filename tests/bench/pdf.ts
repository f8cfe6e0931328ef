/**
 * A sheet of 2,000 and one of 20,000 lines and 12 columns as PDF against bare pdfkit putting the same texts and lines at the same places with the same fonts; and
 * the memory of a process that does nothing but print 20,000 lines. Run on its own: `node tests/bench/pdf.ts`.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// oxlint-disable-next-line import/no-named-as-default -- the published types know the default export only
import PDFDocument from 'pdfkit';
import { filesFor, readFontFile, type Face } from '../../database/documents/pdf/font-files.ts';
import { layoutReport, openReportFile, writePaper } from '../../database/documents/pdf/paper.ts';
import { lineWidth, type PagePicture } from '../../database/documents/pdf/page-picture.ts';
import { createTypesetter } from '../../database/documents/pdf/typesetter.ts';
import type { Report, ReportColumn, ReportRow } from '../../database/documents/report-table.ts';
import { bounded, compared, timed, type BenchResult } from './bench.ts';

/** For a line in MB `ratio` repeats the median, so that `ratio <= limit` decides every line. */
const columns: readonly ReportColumn[] = [
  { title: '序号', kind: 'index', widthMm: 11 },
  { title: '乡镇（街道）', kind: 'text', widthMm: 22 },
  { title: '村（社区）', kind: 'text', widthMm: 26 },
  { title: '姓名', kind: 'text', widthMm: 18 },
  { title: '身份证号', kind: 'code', widthMm: 36 },
  { title: '生活自理能力', kind: 'text', widthMm: 18 },
  { title: '基本生活标准', group: '应发', kind: 'money', widthMm: 24, isSummed: true },
  { title: '照料护理费', group: '应发', kind: 'money', widthMm: 24, isSummed: true },
  { title: '实发合计', kind: 'money', widthMm: 26, isSummed: true },
  { title: '收款人', kind: 'text', widthMm: 18 },
  { title: '账号后四位', kind: 'code', widthMm: 14 },
  { title: '备注', kind: 'text', widthMm: 26 },
];

/** The same rows every time (Mulberry32); ID region 370999 is assigned to nobody. */
function* rows(count: number, hasRareNames: boolean): Generator<ReportRow> {
  let state = 20_220_401;
  const random = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const pick = (text: string): string => text.charAt(random(text.length));
  const rare = [...'䶮㛃𬭚𠮷𫍲㺃喆堃'];
  for (let index = 1; index <= count; index++) {
    const name = `${pick('张王李赵刘陈杨黄孙周吴徐')}${pick('秀玉桂春国建志永德福')}${hasRareNames ? (rare[random(rare.length)] ?? '') : pick('英兰芳花珍强军平明山')}`;
    const basic = 66_300 + random(600) * 100;
    const care = 15_000 + random(900) * 50;
    const born = `${1930 + random(40)}${String(1 + random(12)).padStart(2, '0')}${String(1 + random(28)).padStart(2, '0')}`;
    yield [
      index,
      `${pick('新老王桃湖边潮安')}${pick('城庄集园泉河')}镇`,
      `${pick('东西南北前后大小')}${pick('张王李赵陈刘孙杨')}${pick('庄村屯寨')}村村委会`,
      name,
      `370999${born}${String(random(10_000)).padStart(4, '0')}`,
      ['具备', '部分丧失', '完全丧失'][random(3)] ?? '',
      basic,
      care,
      basic + care,
      name,
      String(random(10_000)).padStart(4, '0'),
      random(12) === 0 ? '账号待补' : random(30) === 0 ? '补发2022年1月至3月照料护理费，见附表' : null,
    ];
  }
}

function report(count: number, hasRareNames: boolean): Report {
  return {
    tables: [
      {
        name: '发放表',
        title: '肥城市2022年4月农村特困人员供养金、照料护理费发放表（分散供养）',
        lead: { left: '填报单位（盖章）：肥城市民政局', centre: '所属期：2022年4月', right: '单位：元' },
        columns,
        rows: rows(count, hasRareNames),
        rowCount: count,
        wordsColumn: 8,
        hasTotals: true,
        signOff: ['制表人：', '审核人：', '分管领导：', '主要负责人：'],
        sealOf: '肥城市民政局',
        notes: [],
      },
    ],
    paper: 'A4',
    watermark: null,
    fingerprint: '0123456789abcdef',
    footLine: '2022年4月8日 10:21　第1次打印',
  };
}

/** Where everything stands; worked out before the clock starts. */
function picturesOf(count: number): readonly PagePicture[] {
  const sheet = report(count, false);
  const typesetter = createTypesetter(openReportFile(sheet, () => {}));
  return [...layoutReport(sheet, typesetter, () => {}).pictures];
}

const parsedFonts = new Map<Face, unknown>();

/** pdfkit's own calls, one for each text and each line; fonts parsed once, as the program has them. */
export async function drawBare(pictures: readonly PagePicture[], path: string): Promise<void> {
  const first = pictures[0];
  if (first === undefined) throw new Error('nothing to draw');
  const document = new PDFDocument({ size: [first.width, first.height], margin: 0, autoFirstPage: false, font: '' });
  const output = createWriteStream(path);
  const written = new Promise<void>((resolve, reject) => {
    output.on('finish', resolve);
    output.on('error', reject);
  });
  document.pipe(output);
  const useFont = (face: Face): void => {
    document.font(face);
    if (!parsedFonts.has(face)) parsedFonts.set(face, (Reflect.get(document, '_font') as { readonly font: unknown }).font);
  };
  for (const face of ['song', 'song-bold', 'hei'] as const)
    document.registerFont(face, (parsedFonts.get(face) ?? readFontFile(filesFor(face, 0x41)[0] ?? '')) as Buffer);
  for (const picture of pictures) {
    document.addPage();
    for (const part of picture.parts) {
      document.lineWidth(lineWidth);
      for (const { x1, y1, x2, y2 } of part.lines) document.moveTo(x1, y1).lineTo(x2, y2);
      if (part.lines.length > 0) document.stroke();
      for (const { face, size, x, baseline, text } of part.texts) {
        useFont(face);
        document.fontSize(size).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      }
    }
  }
  document.end();
  await written;
}

/** Linux hands `maxRSS` of the parent down to a child, so its own record is read there. */
function peakKilobytes(): number {
  const own = process.platform === 'linux' ? /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}

/** Peak resident memory in MB of a fresh process of the same Node: printing `count` lines, or only loading the writer when 0. */
function peakMegabytes(count: number, path: string): number {
  return Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'peak', String(count), path], { encoding: 'utf8' }));
}

/** The first round warms both up and does not count. */
async function againstBare(folder: string, count: number, rounds: number): Promise<BenchResult> {
  const pictures = picturesOf(count);
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const ownTime = await timed(() => writePaper(report(count, false), join(folder, 'own.pdf')));
    const bareTime = await timed(() => drawBare(pictures, join(folder, 'bare.pdf')));
    if (round === 0) continue;
    own.push(ownTime);
    bare.push(bareTime);
  }
  return compared(`pdf ${count} × ${columns.length} 打印 / 裸 pdfkit`, own, bare, 1.3);
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
  try {
    return [
      await againstBare(folder, 2000, 3),
      await againstBare(folder, 20_000, 1),
      bounded('pdf 20000 行（含生僻字）打印进程内存峰值', peakMegabytes(20_000, join(folder, 'peak.pdf')), 500, 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [mode, count, path] = process.argv.slice(2);
  if (mode === 'peak') {
    if (Number(count) > 0) writePaper(report(Number(count), true), path ?? '');
    process.stdout.write(String(Math.round(peakKilobytes() / 1024)));
  } else console.table(await run());
}

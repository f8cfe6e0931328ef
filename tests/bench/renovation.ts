/**
 * 项目进度图 of 120 renovations over three years on A3 and A4 against bare pdfkit putting the same texts, lines and shapes at the same places
 * with the same fonts in the same run; and, from the ledger to the PDF, five seconds as a limit of its own.
 */
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// oxlint-disable-next-line import/no-named-as-default -- the published types know the default export only
import PDFDocument from 'pdfkit';
import { filesFor, readFontFile, type Face } from '../../database/documents/pdf/font-files.ts';
import { lineWidth, type PagePicture } from '../../database/documents/pdf/page-picture.ts';
import { createPdfFile } from '../../database/documents/pdf/pdf-file.ts';
import { createTypesetter } from '../../database/documents/pdf/typesetter.ts';
import { nextDay } from '../../database/features/calendar/days.ts';
import type { ProjectOnPaper, ProjectsContent } from '../../database/features/renovation/papers/content.ts';
import { ganttPages, ganttPdfSteps } from '../../database/features/renovation/papers/gantt.ts';
import { renovationStages } from '../../electron/contract/renovation-terms.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { finish, newUid, run as runSql, transaction, type WriteContext } from '../../database/core/sql.ts';
import { attachmentStore } from '../../database/features/attachments/store.ts';
import { paperSteps } from '../../database/features/renovation/papers/service.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { insertProject } from '../renovation/works-project.ts';
import { bounded, compared, median, timed, type BenchResult } from './bench.ts';

const projectCount = 120;
const rounds = 5;
const mostMs = 5000;
const asOf = '2022-08-25';
/** Days from the beginning to each of the ten stages. */
const lengths = [0, 5, 25, 50, 80, 100, 220, 250, 280, 500];

function project(index: number): ProjectOnPaper {
  const name = `${'桃湖石安孙边汶仪潮王'.charAt(index % 10)}${['园', '屯', '横', '驾庄'][index % 4] ?? ''}镇敬老院`;
  const begin = nextDay(isoDate(`${2020 + (index % 3)}-02-10`), (index * 17) % 120);
  const slip = ((index * 13) % 70) - 15;
  const dates = renovationStages.map(({ id }, stage) => {
    const baselineOn = nextDay(begin, (lengths[stage] ?? 0) + ((index * 7) % 40));
    const happened = nextDay(baselineOn, slip);
    const isDone = happened <= asOf && stage <= 4 + (index % 6);
    return {
      stage: id,
      baselineOn,
      actualOn: isDone ? happened : null,
      forecastOn: isDone ? null : nextDay(baselineOn, Math.max(slip, 0)),
    };
  });
  return {
    code: `370999R${String(index + 1).padStart(4, '0')}`,
    name: `${name}改造提升项目`,
    batchYear: 2020 + (index % 3),
    county: '样本县',
    townName: name.slice(0, -3),
    homeName: name,
    homeLevel: '乡镇',
    kind: '改扩建',
    content: '失能照护单元改造',
    floorAreaCenti: 225_600,
    beds: { before: 100, nursingBefore: 40, after: 110, nursingAfter: 60 },
    approvalNo: null,
    approvedOn: null,
    approvedFen: 314_000_000,
    estimateFen: null,
    sources: [],
    builders: [],
    supervisors: [],
    contractFen: null,
    dates,
    fireDocumentNo: null,
    stageText: '开工',
    stage: 'construction',
    state: index % 29 === 28 ? 'cancelled' : 'running',
    percent: 40,
    lagDays: Math.max(0, slip),
    tone: slip > 15 ? 'red' : slip > 0 ? 'yellow' : 'none',
    problems: null,
    nextSteps: null,
    unit: null,
    managerName: null,
    managerPhone: null,
    photos: 0,
    updatedOn: null,
  };
}

const content: ProjectsContent = {
  region: '样本县',
  unit: '样本县民政局',
  extent: '',
  asOf,
  projects: Array.from({ length: projectCount }, (_, index) => project(index)),
};
const footLine = '打印：2022-08-25 09:30';

function draw(size: 'A3' | 'A4', path: string): void {
  const steps = ganttPdfSteps(content, size, footLine);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  writeFileSync(path, step.value.bytes);
}

const parsed = new Map<Face, unknown>();

/** pdfkit's own calls, one for each shape, line and text. */
async function drawBare(pictures: readonly PagePicture[], path: string): Promise<void> {
  const [first] = pictures;
  if (!first) throw new Error('nothing to draw');
  const document = new PDFDocument({ size: [first.width, first.height], margin: 0, autoFirstPage: false, font: '' });
  const output = createWriteStream(path);
  const written = new Promise<void>((resolve, reject) => {
    output.on('finish', resolve);
    output.on('error', reject);
  });
  document.pipe(output);
  for (const face of ['song', 'song-bold', 'hei'] as const)
    document.registerFont(face, (parsed.get(face) ?? readFontFile(filesFor(face, 0x41)[0] ?? '')) as Buffer);
  for (const { parts } of pictures) {
    document.addPage();
    for (const { fills = [], lines, texts } of parts) {
      for (const { corners, colour } of fills)
        document.polygon(...corners.map(([x, y]) => [x, y])).fill(colour.map((part) => Math.round(part * 255)) as [number, number, number]);
      document.lineWidth(lineWidth).fillColor('black');
      for (const { x1, y1, x2, y2 } of lines) document.moveTo(x1, y1).lineTo(x2, y2);
      document.stroke();
      for (const { face, size, x, baseline, text } of texts) {
        document.font(face);
        if (!parsed.has(face)) parsed.set(face, (Reflect.get(document, '_font') as { readonly font: unknown }).font);
        document.fontSize(size).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      }
    }
  }
  document.end();
  await written;
}

async function onPaper(folder: string, size: 'A3' | 'A4'): Promise<BenchResult[]> {
  const file = createPdfFile({ title: '', widthPoints: 1, heightPoints: 1 }, () => {});
  const pictures = ganttPages(content, size, footLine, createTypesetter(file));
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const ownTime = await timed(() => draw(size, join(folder, 'own.pdf')));
    const bareTime = await timed(() => drawBare(pictures, join(folder, 'bare.pdf')));
    if (round === 0) continue;
    own.push(ownTime);
    bare.push(bareTime);
  }
  const name = `项目进度图 ${projectCount} 个项目 ${size}（${pictures.length} 页）`;
  return [compared(`${name} / 裸 pdfkit`, own, bare, 1.3)];
}

/** Projects of one home with a plan and its revision for every stage. */
function filled(context: WriteContext): void {
  transaction(context, (writer) => {
    const homeId = runSql(
      writer,
      `INSERT INTO home (uid, code, name, home_level, town_code, beds_registered, nursing_beds, operation_mode)
       VALUES (?, '370999H001', '样本镇敬老院', 'town', '370983101', 100, 40, 'public')`,
      newUid(),
    );
    for (let index = 0; index < projectCount; index++) {
      const { code, name, batchYear, dates } = project(index);
      const projectId = insertProject(writer, { homeId, code, name, batchYear: batchYear ?? 2022, until: 'construction' });
      for (const { stage, baselineOn, forecastOn } of dates)
        for (const [kind, plannedOn] of [
          ['baseline', baselineOn],
          ['forecast', forecastOn],
        ])
          if (plannedOn !== null)
            runSql(
              writer,
              `INSERT INTO renovation_plan (uid, renovation_project_id, stage, kind, planned_on, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
              newUid(),
              projectId,
              stage,
              kind,
              plannedOn,
              writer.at,
              writer.actor.userId,
            );
    }
  });
}

async function fromLedger(folder: string): Promise<BenchResult> {
  const ledger = memoryLedger();
  filled(ledger);
  const store = attachmentStore(folder, Buffer.alloc(32));
  const paper = { kind: 'gantt', townCode: null, batchYear: null, size: 'A3' } as const;
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++)
    times.push(await timed(() => finish(paperSteps(ledger, store, { paper, purpose: 'preview' }))));
  return bounded(`项目进度图 ${projectCount} 个项目，从台账到 PDF`, median(times.slice(1)), mostMs);
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-renovation-'));
  try {
    return [...(await onPaper(folder, 'A3')), ...(await onPaper(folder, 'A4')), await fromLedger(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

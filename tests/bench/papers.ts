/**
 * A hundred papers (入住协议, three pages each) from a ledger with 600 people: in one PDF, a PDF each, a Word file each; beside the bare libraries
 * writing the same words with the same fonts. Ten seconds is what an office waits without asking.
 */
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph, TextRun } from 'docx';
// oxlint-disable-next-line import/no-named-as-default -- the published types know the default export only
import PDFDocument from 'pdfkit';
import type { PaperOrder } from '../../electron/contract/papers.ts';
import { finish, rows } from '../../database/core/sql.ts';
import { wordsOf } from '../../database/documents/letter/letter.ts';
import { readFontFile } from '../../database/documents/pdf/font-files.ts';
import { papersOf, settingOf } from '../../database/features/papers/making.ts';
import * as papers from '../../database/features/papers/service.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { takeInSampleCounty } from '../helpers/sample-county.ts';
import { bounded, compared, timed, type BenchResult } from './bench.ts';

const most = 10_000;
const rounds = 4;
const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;
const nothing = (): void => undefined;

/** The words of every paper, a line each. */
function wordsOfAll(county: TestLedger, order: PaperOrder): readonly (readonly string[])[] {
  const people = rows<{ personId: number; name: string }>(
    county,
    "SELECT person_id AS personId, name FROM person WHERE status = 'active' ORDER BY person_id LIMIT 100",
  );
  const setting = settingOf(county, county.clock.today(), '经办员');
  return [...papersOf(county, people, order.kinds, setting, null)].map(({ letter }) => wordsOf(letter).split('\n'));
}

async function barePdf(all: readonly (readonly string[])[]): Promise<void> {
  const document = new PDFDocument({ size: 'A4', margins: { top: 105, bottom: 99, left: 79, right: 74 }, autoFirstPage: false, font: '' });
  const done = new Promise<void>((resolve) => {
    document.on('end', resolve);
  });
  document.on('data', nothing);
  document.registerFont('song', Buffer.from(readFontFile('song-regular.ttf')));
  for (const lines of all) {
    document.addPage();
    document.font('song').fontSize(14);
    for (const line of lines) document.text(line, { lineGap: 6 });
  }
  document.end();
  await done;
}

async function bareWord(all: readonly (readonly string[])[]): Promise<void> {
  for (const lines of all) {
    const children = lines.map((text) => new Paragraph({ children: [new TextRun({ text, font: '仿宋', size: 28 })] }));
    await Packer.toArrayBuffer(new Document({ sections: [{ children }] }));
  }
}

export async function run(): Promise<BenchResult[]> {
  const county = memoryLedger();
  await takeInSampleCounty(county);
  const personIds = rows<{ personId: number }>(
    county,
    "SELECT person_id AS personId FROM person WHERE status = 'active' ORDER BY person_id LIMIT 100",
  ).map(({ personId }) => personId);
  const order: PaperOrder = { kinds: ['admissionAgreement'], selection: { personIds } };
  const all = wordsOfAll(county, order);
  const times = { pdf: [] as number[], barePdf: [] as number[], word: [] as number[], bareWord: [] as number[], each: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const pdf = await timed(() => finish(papers.paperSteps(county, county, { ...order, purpose: 'preview' })));
    const bare = await timed(() => barePdf(all));
    const word = await timed(() => papers.packCopy(county, county, { ...order, format: 'docx' }, plain, nothing));
    const bareDocx = await timed(() => bareWord(all));
    const each = await timed(() => papers.packCopy(county, county, { ...order, format: 'pdf' }, plain, nothing));
    // The first round warms everything up.
    if (round === 0) continue;
    times.pdf.push(pdf);
    times.barePdf.push(bare);
    times.word.push(word);
    times.bareWord.push(bareDocx);
    times.each.push(each);
  }
  const middle = (values: readonly number[]): number =>
    values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0;
  return [
    compared('papers 100 份协议一个 PDF / 裸 pdfkit 写同样的字', times.pdf, times.barePdf, 1.5),
    compared('papers 100 份协议 Word / 裸 docx 写同样的字', times.word, times.bareWord, 2.5),
    bounded('papers 100 份一个 PDF', middle(times.pdf), most),
    bounded('papers 100 份 Word 各一个文件', middle(times.word), most),
    bounded('papers 100 份 PDF 各一个文件', middle(times.each), most),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());

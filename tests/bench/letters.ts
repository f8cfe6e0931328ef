/**
 * A thousand Word letters: from a Word file of the county's own with its fields, and from a wording of the program (意愿书); each for a thousand
 * people of a ledger, in one package. A minute is the limit of the task; beside the bare library that writes the same words.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { finish, rows } from '../../database/core/sql.ts';
import { partText, readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { oneFileSteps, packed, packSteps } from '../../database/features/letters/making.ts';
import * as letters from '../../database/features/letters/service.ts';
import * as papers from '../../database/features/papers/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { memoryLedger, temporaryFolder } from '../helpers/ledger.ts';
import { bounded, compared, timed, type BenchResult } from './bench.ts';
import { fillWithPeople } from './many-people.ts';

const count = 1000;
const most = 60_000;
const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;

async function bareWord(words: readonly string[]): Promise<void> {
  for (let letter = 0; letter < count; letter += 1) {
    const children = words.map((text) => new Paragraph({ children: [new TextRun({ text, font: '仿宋', size: 32 })] }));
    await Packer.toArrayBuffer(new Document({ sections: [{ children }] }));
  }
}

export async function run(): Promise<BenchResult[]> {
  const county = memoryLedger();
  fillWithPeople(county, count);
  const folder = temporaryFolder();
  try {
    const personIds = rows<{ personId: number }>(county, 'SELECT person_id AS personId FROM person ORDER BY person_id').map(
      ({ personId }) => personId,
    );
    const file = join(folder.path, '意愿书.docx');
    writeFileSync(file, await letters.beginning(county, 'wish'));
    const { templateId } = letters.readIn(county, { templateId: null, subject: 'person', name: '意愿书', note: null }, file);
    const asked = { templateId: templateId ?? 0, selection: { subject: 'person' as const, people: { personIds } } };
    const reader = countyWide(county);
    const now = county.clock.now();
    let made = 0;
    let sample: readonly string[] = [];
    const pack = await timed(async () => {
      const steps = finish(packSteps(county, reader, asked, plain));
      const copy = await packed(steps, now);
      made = copy.letters;
      const [first] = steps.files;
      const body = first && readZip(first.bytes).find(({ path }) => path === 'word/document.xml');
      sample = body ? [...partText(body).matchAll(/<w:t[^>]*>([^<]+)/g)].map((match) => match[1] ?? '') : [];
    });
    if (made !== count || sample.length === 0) throw new Error(`${made} letters`);
    const one = await timed(() => finish(oneFileSteps(county, reader, asked, plain)));
    const own = await timed(() =>
      papers.packCopy(county, county, { kinds: ['wish'], selection: { personIds }, format: 'docx' }, plain, () => undefined),
    );
    const bare = await timed(() => bareWord(sample));
    return [
      compared('letters 1000 份 Word 模板 / 裸 docx 写同样的字', [pack], [bare], 1.5),
      bounded('letters 1000 份 Word 模板，各一个文件', pack, most),
      bounded('letters 1000 份 Word 模板，合成一个文件', one, most),
      bounded('letters 1000 份程序文书，各一个 Word 文件', own, most),
    ];
  } finally {
    folder.remove();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());

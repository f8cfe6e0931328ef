/** Papers of the sample county through the use cases: whose, numbered, logged, opened again. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import { mostPeopleOnPaper, personPaperKinds, type PaperOrder } from '../../electron/contract/papers.ts';
import { AppError } from '../../electron/contract/result.ts';
import { finish, row, rows } from '../../database/core/sql.ts';
import { readZip } from '../../database/documents/xlsx/zip-reader.ts';
import { saveProtected } from '../../database/features/exports/service.ts';
import { apply, close } from '../../database/features/placement/applications.ts';
import { maskName } from '../../electron/contract/masking.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { knownOf } from '../../database/features/papers/known.ts';
import { settingOf } from '../../database/features/papers/making.ts';
import * as papers from '../../database/features/papers/service.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { fillWithPeople } from '../bench/many-people.ts';
import { convertEachByLibreOffice, libreOfficeTimeout } from '../documents/libre-office.ts';
import { bare, readDocx, readPdf } from '../documents/letter-tools.ts';
import { asUser, memoryLedger, temporaryFolder, type TestLedger } from '../helpers/ledger.ts';
import { takeInSampleCounty } from '../helpers/sample-county.ts';

const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;
const folder = temporaryFolder();
let county: TestLedger;
let hundred: readonly { personId: number; name: string; idNumber: string }[];

beforeAll(async () => {
  county = memoryLedger();
  await takeInSampleCounty(county);
  hundred = rows(
    county,
    "SELECT person_id AS personId, name, id_number AS idNumber FROM person WHERE status = 'active' ORDER BY person_id LIMIT 100",
  );
}, 60_000);
afterAll(() => folder.remove());

const orderOf = (personIds: readonly number[], kinds: PaperOrder['kinds'] = ['wish']): PaperOrder => ({
  kinds,
  selection: { personIds: [...personIds] },
});
const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};
const lastAudit = () =>
  row<{ action: string; entityId: number | null; after: string }>(
    county,
    'SELECT action, entity_id AS entityId, after_json AS after FROM audit ORDER BY seq DESC LIMIT 1',
  );

describe('a hundred papers', () => {
  test('in one PDF: opened again, each person with name and number, in the order asked', async () => {
    const order = orderOf(hundred.map(({ personId }) => personId));
    const made = finish(papers.paperSteps(county, county, { ...order, purpose: 'print' }));
    expect(made.papers).toBe(100);
    expect(made.warnings).toEqual([]);
    const read = await readPdf(made.pdf);
    expect(read.pages).toBe(100);
    let at = 0;
    for (const { name, idNumber } of hundred) {
      const found = read.body.indexOf(`本人${name}，`, at);
      expect(found).toBeGreaterThanOrEqual(at);
      expect(read.body.slice(found, found + 400)).toContain(idNumber);
      at = found + 1;
    }
    const logged = lastAudit();
    expect(logged?.action).toBe('paper.print');
    const after = JSON.parse(logged?.after ?? '') as Record<string, unknown>;
    expect(after).toMatchObject({ papers: '集中供养意愿书', people: 100, pages: 100, copyNumber: 1 });
    expect(after['sha256']).toBe(createHash('sha256').update(made.pdf).digest('hex'));
    expect(read.foot).toContain('第1次打印');
  });

  test('as Word files in one package: each opened again, its words those of the PDF', async () => {
    const order = { ...orderOf(hundred.map(({ personId }) => personId)), format: 'docx' as const };
    const seen: number[] = [];
    const copy = await papers.packCopy(county, county, order, plain, (done) => void seen.push(done));
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    const parts = readZip(copy.bytes);
    expect(parts).toHaveLength(100);
    expect(parts[0]?.path).toBe(`001_${hundred[0]?.name}_集中供养意愿书.docx`);
    for (const [index, part] of parts.entries()) {
      const person = hundred[index];
      const { body, foot } = readDocx(part.bytes);
      expect(body).toContain(`本人${person?.name}，`);
      expect(body).toContain(person?.idNumber);
      expect(foot).toContain('第2次导出用途：本单位办公使用');
    }
    await saveProtected(county, copy, join(folder.path, '文书.zip'), plain);
    const after = JSON.parse(lastAudit()?.after ?? '') as Record<string, unknown>;
    expect(after).toMatchObject({
      people: 100,
      files: 100,
      copyNumber: 2,
      protection: 'plain',
      purpose: '本单位办公使用',
      fileName: '文书.zip',
    });
    expect(after['sha256']).toBe(
      createHash('sha256')
        .update(readFileSync(join(folder.path, '文书.zip')))
        .digest('hex'),
    );
  });

  test('stopped half way nothing is logged', async () => {
    const before = lastAudit();
    const order = { ...orderOf(hundred.map(({ personId }) => personId)), format: 'pdf' as const };
    const stopped = codeOf(() =>
      papers.packCopy(county, county, order, plain, (done) => {
        if (done === 3) throw new AppError('CANCELLED');
      }),
    );
    expect(await stopped).toBe('CANCELLED');
    expect(lastAudit()).toEqual(before);
  });

  test(
    'every kind as a Word file opens in another program with the same words',
    async () => {
      const person = hundred[0]?.personId ?? 0;
      const words = new Map<string, string>();
      for (const { id } of personPaperKinds) {
        const copy = await papers.wordCopy(county, county, orderOf([person], [id]), plain, () => undefined);
        const file = join(folder.path, `${id}.docx`);
        writeFileSync(file, copy.bytes);
        words.set(file, readDocx(copy.bytes).body);
      }
      const pdfs = convertEachByLibreOffice([...words.keys()], 'pdf', join(folder.path, 'word'));
      for (const [index, body] of [...words.values()].entries()) {
        const read = await readPdf(readFileSync(pdfs[index] ?? ''));
        expect(read.body.replaceAll('_', '')).toBe(body);
      }
    },
    libreOfficeTimeout,
  );
});

describe('whose papers', () => {
  test('a home manager and a township clerk make those of their own people and of nobody else', async () => {
    const inHome = row<{ personId: number; homeId: number; townCode: string }>(
      county,
      'SELECT person_id AS personId, home_id AS homeId, town_code AS townCode FROM person WHERE home_id IS NOT NULL LIMIT 1',
    );
    const elsewhere = row<{ personId: number }>(
      county,
      'SELECT person_id AS personId FROM person WHERE home_id IS NOT ? AND town_code <> ? LIMIT 1',
      inHome?.homeId,
      inHome?.townCode,
    );
    const manager = asUser(county, '院长', 'home_manager', { townCode: null, homeId: inHome?.homeId ?? 0 });
    const clerk = asUser(county, '镇民政', 'town_clerk', { townCode: inHome?.townCode ?? '', homeId: null });
    for (const user of [manager, clerk]) {
      const own = orderOf([inHome?.personId ?? 0]);
      const other = orderOf([inHome?.personId ?? 0, elsewhere?.personId ?? 0]);
      expect(finish(papers.paperSteps(user, user, { ...own, purpose: 'preview' })).pages).toBe(1);
      for (const work of [
        () => papers.count(user, other),
        () => finish(papers.paperSteps(user, user, { ...other, purpose: 'print' })),
        () => finish(papers.pdfCopySteps(user, user, other, plain)),
        () => papers.packCopy(user, user, { ...other, format: 'docx' }, plain, () => undefined),
        () => papers.wordCopy(user, user, orderOf([elsewhere?.personId ?? 0]), plain, () => undefined),
        () => papers.recordPreview(user, user, other),
      ])
        expect(await codeOf(work)).toBe('OUT_OF_SCOPE');
    }
    const all = papers.count(manager, { selection: { filter: noPeopleFilter } });
    expect(all.total).toBe(row<{ n: number }>(county, 'SELECT count(*) AS n FROM person WHERE home_id = ?', inHome?.homeId)?.n);
  });

  test('a partner of another township stands on them under a masked name', () => {
    const [own, other] = rows<{ personId: number; name: string; townCode: string }>(
      county,
      `SELECT min(person_id) AS personId, name, town_code AS townCode FROM person WHERE mode = 'scattered' AND status = 'active'
       GROUP BY town_code ORDER BY town_code LIMIT 2`,
    );
    if (!own || !other) throw new Error('two townships');
    const ledger = asUser(county, '另一镇民政', 'town_clerk', { townCode: own.townCode, homeId: null });
    const applicationId = apply(county, {
      personId: own.personId,
      appliedOn: isoDate('2022-10-01'),
      wishedHomeId: null,
      partnerPersonId: other.personId,
      willSignedOn: null,
      willWitness: null,
      contactName: null,
      phone: null,
      hasGuardian: null,
      note: null,
    }).applicationId;
    const partnerFor = (reader: TestLedger) => knownOf(reader, own.personId, settingOf(reader, county.clock.today(), '经办员'))?.['同住人'];
    expect([partnerFor(county), partnerFor(ledger)]).toEqual([other.name, maskName(other.name)]);
    close(county, { applicationId, onDate: isoDate('2022-10-02'), reason: '本人改主意' });
  });

  test('too many, nobody, unknown, several in one Word file are refused in words', async () => {
    const many = memoryLedger();
    fillWithPeople(many, mostPeopleOnPaper + 1);
    expect(await codeOf(() => papers.count(countyWide(many), { selection: { filter: noPeopleFilter } }))).toBe('PAPERS_TOO_MANY');
    expect(await codeOf(() => papers.count(county, { selection: { filter: { ...noPeopleFilter, search: '没有这个人' } } }))).toBe(
      'PAPERS_NOBODY',
    );
    expect(await codeOf(() => papers.count(county, { selection: { personIds: [999_999] } }))).toBe('PERSON_NOT_FOUND');
    const two = orderOf(hundred.slice(0, 2).map(({ personId }) => personId));
    expect(await codeOf(() => papers.wordCopy(county, county, two, plain, () => undefined))).toBe('PAPERS_NOT_ONE');
  });
});

describe('what is filled in', () => {
  test('is what the ledger knows; the rest is left to be written', () => {
    const { personId } = hundred[0] ?? { personId: 0 };
    const known = knownOf(county, personId, settingOf(county, county.clock.today(), '经办员'));
    const person = row<{ name: string; idNumber: string }>(
      county,
      'SELECT name, id_number AS idNumber FROM person WHERE person_id = ?',
      personId,
    );
    expect(known).toMatchObject({
      姓名: person?.name,
      身份证号: person?.idNumber,
      县名: '肥城市',
      民政局: '肥城市民政局',
      经办人: '经办员',
    });
    expect(known?.['今天']).toBe('2022年12月31日');
    expect(known?.['基本生活标准']).toMatch(/^[\d,]+\.\d\d$/);
    expect(known?.['申请编号'] ?? null).toBeNull();
    expect(known?.['床位'] ?? null).toBeNull();
    expect(known?.['转院原因勾选']).toBe('□改造腾退　□护理升级　□就近　□本人要求　□改造后回迁　□其他');
    expect(Object.values(known ?? {}).some((value) => value === 'null' || value === 'undefined')).toBe(false);
  });

  test('every known name is a field and every field is known', () => {
    const known = knownOf(county, hundred[0]?.personId ?? 0, settingOf(county, county.clock.today(), '经办员'));
    const named = papers
      .kinds(county)
      .fields.filter(({ subject }) => subject === 'person')
      .map(({ name }) => name);
    const given = new Set([...Object.keys(known ?? {}), ...applicationNames]);
    expect(named.filter((name) => !given.has(name))).toEqual([]);
    expect([...given].filter((name) => !named.includes(name))).toEqual([]);
  });
});

/** Given only to somebody who has applied. */
const applicationNames =
  '申请编号 申请日期 意愿机构 意愿书日期 见证人 同住人 联系人 联系人电话 体检日期 体检机构 体检结论 安全评估日期 安全评估结论 审批日期 审批意见 协议编号 协议签订日期'.split(
    ' ',
  );

describe('wordings of the county', () => {
  test('are kept version by version; the shipped one comes back; a fault is named and nothing is kept', async () => {
    const ledger = memoryLedger();
    const save = (body: string) => papers.saveTemplate(ledger, { kind: 'wish', body, note: '试' }, 'paper.template');
    expect(papers.template(ledger, 'wish')).toMatchObject({ version: 0, versions: [] });
    expect(save('# 意愿书\n{{姓名}}愿意。')).toEqual({ version: 1 });
    expect(save('# 意愿书\n本人{{姓名}}愿意。')).toEqual({ version: 2 });
    expect(await codeOf(() => save('# 意愿书\n本人{{姓名}}愿意。'))).toBe('TEMPLATE_UNCHANGED');
    expect(await codeOf(() => save('{{姓明}}'))).toBe('TEMPLATE_FAULTS');
    expect(papers.template(ledger, 'wish')).toMatchObject({ version: 2, body: '# 意愿书\n本人{{姓名}}愿意。' });
    expect(papers.restoreTemplate(ledger, 'wish')).toEqual({ version: 3 });
    const now = papers.template(ledger, 'wish');
    expect(now.body).toBe(now.shipped);
    expect(now.versions.map(({ version, note }) => [version, note])).toEqual([
      [3, '恢复默认'],
      [2, '试'],
      [1, '试'],
    ]);
  });

  test('make the next papers', async () => {
    const ledger = memoryLedger();
    await takeInSampleCounty(ledger);
    papers.saveTemplate(ledger, { kind: 'wish', body: '# 我县意愿书\n{{姓名}}愿意。', note: null }, 'paper.template');
    const { personId, name } = row<{ personId: number; name: string }>(
      ledger,
      'SELECT person_id AS personId, name FROM person LIMIT 1',
    ) ?? {
      personId: 0,
      name: '',
    };
    const { pdf } = finish(papers.paperSteps(ledger, ledger, { ...orderOf([personId]), purpose: 'preview' }));
    expect((await readPdf(pdf)).body).toBe(bare(`我县意愿书${name}愿意。`));
  });

  test('are tried with an invented person or empty', async () => {
    const filled = papers.tryTemplate('wish', '{{姓名}}（{{意愿勾选}}）', false);
    expect((await readPdf(filled.pdf ?? new Uint8Array())).body).toBe('王福贵（■愿意□不愿意□暂不确定）');
    const empty = papers.tryTemplate('wish', '{{姓名}}（{{意愿勾选}}）', true);
    expect((await readPdf(empty.pdf ?? new Uint8Array())).body).toBe('（□愿意□不愿意□暂不确定）');
    expect(papers.tryTemplate('wish', '{{姓明}}', false)).toMatchObject({ pdf: null, faults: [{ line: 1, column: 3 }] });
  });
});

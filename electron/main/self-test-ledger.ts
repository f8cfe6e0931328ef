/**
 * A month of work on a ledger in a temporary folder, by the same backend process and methods as the window uses. Paths are given by this
 * process, not by a page: the gate has no way to any of this.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, readdirSync, readFileSync, readSync, closeSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { idCheckCharacter } from '../contract/id-number.ts';
import type { InputOf, MethodName, OutputOf } from '../contract/index.ts';
import type { RegisterInput } from '../contract/people-inputs.ts';
import { noPeopleFilter } from '../contract/people.ts';
import { fen, isoDate, isoMonth } from '../contract/values.ts';
import type { Backend } from './backend-process.ts';
import { expect, type Checks } from './self-test-checks.ts';

/** A county with divisions; its people here have numbers of region 370999, which is assigned to nobody. */
const regionCode = '370983';
const userName = '自检员';
const begin = isoDate('2022-01-01');
const confirmedOn = isoDate('2022-01-10');
/** Support begins the month after confirmation. */
const month = isoMonth('2022-02');
const reason = '程序自检';

export type LedgerTrial = {
  readonly checks: Checks;
  readonly backend: Backend;
  readonly folder: string;
  /** Opens a paper in the viewer that prints it. @returns how many printers the system knows */
  readonly openPaper: (pdf: Uint8Array) => Promise<number>;
};

type Trial = LedgerTrial & {
  readonly call: <Name extends MethodName>(name: Name, input: InputOf<Name>, path?: string) => Promise<OutputOf<Name>>;
  readonly passphrase: string;
};

function idNumber(bornOn: string, order: string): string {
  const digits = `370999${bornOn.replaceAll('-', '')}${order}`;
  return digits + idCheckCharacter(digits);
}

type Someone = Pick<RegisterInput, 'name' | 'sex' | 'level' | 'mode'> & { readonly born: string; readonly order: string };

const people: readonly Someone[] = [
  { name: '自检甲', sex: 'male', level: 'partialLoss', mode: 'centralised', born: '1941-03-05', order: '001' },
  { name: '自检乙', sex: 'female', level: 'completeLoss', mode: 'centralised', born: '1938-11-20', order: '002' },
  { name: '自检丙', sex: 'male', level: 'independent', mode: 'scattered', born: '1950-07-01', order: '003' },
];
const oneMore: Someone = { name: '自检丁', sex: 'female', level: 'independent', mode: 'scattered', born: '1949-02-14', order: '004' };

const standards = [
  { kind: 'basicLiving', areaType: 'rural', mode: 'centralised', level: null, amountFen: fen(85_800) },
  { kind: 'basicLiving', areaType: 'rural', mode: 'scattered', level: null, amountFen: fen(66_300) },
  { kind: 'careAllowance', areaType: null, mode: null, level: 'independent', amountFen: fen(10_000) },
  { kind: 'careAllowance', areaType: null, mode: null, level: 'partialLoss', amountFen: fen(35_000) },
  { kind: 'careAllowance', areaType: null, mode: null, level: 'completeLoss', amountFen: fen(70_000) },
] as const;
const expectedFen = 2 * 85_800 + 66_300 + 35_000 + 70_000 + 10_000;

/** @returns files below the folder, with their paths */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Personal words of the trial that stand readable in a file below the folder. */
function readableIn(folder: string): string[] {
  const words = [...people, oneMore].flatMap(({ name, born, order }) => [name, idNumber(born, order)]);
  const patterns = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  return filesBelow(folder).filter((file) => {
    const bytes = readFileSync(file);
    return patterns.some((pattern) => bytes.includes(pattern));
  });
}

function firstBytes(file: string, length: number): string {
  const handle = openSync(file, 'r');
  const bytes = Buffer.alloc(length);
  readSync(handle, bytes, 0, length, 0);
  closeSync(handle);
  return bytes.toString('latin1');
}

function registration({ born, order, ...person }: Someone, villageCode: string, homeId: number): RegisterInput {
  return {
    ...person,
    bornOn: isoDate(born),
    idNumber: idNumber(born, order),
    ethnicity: '汉族',
    villageCode,
    areaType: 'rural',
    address: null,
    category: 'elder',
    disability: { certificateNumber: null, kind: null, grade: null },
    assessedOn: confirmedOn,
    homeId: person.mode === 'centralised' ? homeId : null,
    caregiver: null,
    confirmedOn,
    account: null,
    caregiverAccount: null,
    phone: null,
    wish: null,
    remark: null,
  };
}

/** @returns file of the ledger and a village of its county */
async function makeLedger({ checks, call, folder, passphrase }: Trial): Promise<{ file: string; villageCode: string; townCode: string }> {
  const ledgers = join(folder, '台账');
  mkdirSync(ledgers);
  let file = '';
  await checks.check('ledger.create', '新建加密台账', async () => {
    const created = await call('ledger.create', { name: '自检', regionCode, userName, passphrase }, ledgers);
    ({ file } = created.session.ledger);
    expect(!firstBytes(file, 16).startsWith('SQLite format 3'), '台账文件没有加密');
    return `${created.divisions} 个区划`;
  });
  const divisions = await call('divisions.list', {});
  const village = divisions.find(({ level }) => level === 'village');
  expect(village?.parentCode !== undefined && village.parentCode !== null, '区划中没有村');
  return { file, villageCode: village.code, townCode: village.parentCode };
}

async function fill({ checks, call }: Trial, villageCode: string, townCode: string): Promise<number> {
  let homeId = 0;
  await checks.check('ledger.write', '登记机构、标准和人员', async () => {
    ({ homeId } = await call('homes.save', {
      homeId: null,
      code: 'ZJ-1',
      name: '自检敬老院',
      homeLevel: 'town',
      townCode,
      bedsRegistered: 50,
      nursingBeds: 20,
      operationMode: 'public',
      openedOn: null,
      creditCode: null,
    }));
    await call('homes.setAccount', { homeId, validFrom: begin, holder: '自检敬老院', bank: '自检银行', number: '6200000000000001' });
    for (const standard of standards)
      await call('standards.add', { ...standard, validFrom: begin, documentNo: '自检〔2022〕1号', documentTitle: null });
    for (const person of people) await call('people.register', registration(person, villageCode, homeId));
    return `1 家机构、${standards.length} 条标准、${await countPeople(call)} 人`;
  });
  return homeId;
}

async function countPeople(call: Trial['call']): Promise<number> {
  return (await call('people.page', { filter: noPeopleFilter, sort: { key: 'name', isDescending: false }, offset: 0, limit: 10 })).total;
}

async function pay({ checks, call, folder, openPaper }: Trial): Promise<void> {
  await checks.check('sheet.build', '编制发放表', async () => {
    const sheet = await call('payments.build', { month });
    expect(
      sheet.persons === people.length && sheet.totalFen === expectedFen,
      `应为 ${people.length} 人 ${expectedFen} 分，实为 ${sheet.persons} 人 ${sheet.totalFen} 分`,
    );
    return `${sheet.persons} 人，${sheet.totalFen} 分`;
  });
  await checks.check('sheet.lock', '制表、审核、审批', async () => {
    await call('payments.prepare', { month });
    await call('payments.review', { month, reason });
    const { fingerprint, state } = await call('payments.approve', { month, reason });
    expect(state === 'approved' && fingerprint !== null, `状态为 ${state}`);
    return '已锁定';
  });
  await checks.check('sheet.paper', '生成纸面', async () => {
    const paper = await call('payments.paper', { month, scope: null, paper: 'A4', purpose: 'print' });
    const head = Buffer.from(paper.pdf.subarray(0, 5)).toString('latin1');
    expect(head === '%PDF-' && paper.pages > 0 && paper.warnings.length === 0, `${head}，${paper.pages} 页，${paper.warnings.join('；')}`);
    return `${paper.pages} 页，${paper.pdf.length} 字节，${await openPaper(paper.pdf)} 台打印机`;
  });
  await checks.check('sheet.save', '保存纸面为文件', async () => {
    const target = join(folder, '发放表.pdf');
    const saved = await call('payments.savePaper', { month, scope: null, paper: 'A4', protection: { kind: 'masked' } }, target);
    expect(firstBytes(saved.file, 5) === '%PDF-', '保存的文件不是 PDF');
    return `${statSync(saved.file).size} 字节`;
  });
}

async function reopen({ checks, call, passphrase }: Trial, file: string): Promise<void> {
  await checks.check('ledger.reopen', '退出后重新打开', async () => {
    await call('ledger.logout', {});
    await call('ledger.login', { file, userName, passphrase });
    const count = await countPeople(call);
    expect(count === people.length, `应为 ${people.length} 人，实为 ${count} 人`);
    const { lines, faults } = await call('audit.verify', {});
    expect(faults.length === 0 && lines > 0, `审计日志 ${lines} 条，有 ${faults.length} 处不符`);
    return `${count} 人，审计日志 ${lines} 条完整`;
  });
}

async function backUp({ checks, call, passphrase, folder }: Trial, villageCode: string): Promise<void> {
  const expectPeople = async (wanted: number): Promise<void> => {
    const count = await countPeople(call);
    expect(count === wanted, `应为 ${wanted} 人，实为 ${count} 人`);
  };
  let id = '';
  await checks.check('backup.make', '备份并核对', async () => {
    const made = await call('backups.make', {});
    ({ id } = made);
    const copy = (await call('backups.list', {})).find((entry) => entry.id === id);
    expect(copy?.problem === null && copy.people === people.length, copy?.problem ?? '清单中没有这份备份');
    return `${made.bytes} 字节`;
  });
  await checks.check('backup.restore', '恢复到备份时', async () => {
    await call('people.register', registration(oneMore, villageCode, 0));
    await expectPeople(people.length + 1);
    const { lostLines } = await call('backups.restore', { source: { place: 'own', id }, passphrase });
    await expectPeople(people.length);
    const sheet = await call('payments.sheet', { month });
    expect(sheet.card.totalFen === expectedFen && sheet.card.state === 'approved', '恢复后的发放表与备份时不同');
    const { faults } = await call('audit.verify', {});
    expect(faults.length === 0, `恢复后审计日志有 ${faults.length} 处不符`);
    return `撤去 ${lostLines} 条改动`;
  });
  await checks.check('backup.move', '打包搬迁到另一文件夹', async () => {
    const { file, bytes } = await call('backups.pack', {}, join(folder, '搬迁.yiyangpack'));
    await call('ledger.logout', {});
    const target = join(folder, '新电脑');
    mkdirSync(target);
    await call('backups.inspectFile', {}, file);
    const card = await call('backups.restoreFromFile', { source: file, userName, secret: passphrase, isRecoveryKey: false }, target);
    await call('ledger.login', { file: card.file, userName, passphrase });
    await expectPeople(people.length);
    return `${bytes} 字节`;
  });
}

async function close({ checks, call, folder }: Trial): Promise<void> {
  await checks.check('ledger.closed', '磁盘上没有明文', async () => {
    await call('ledger.logout', {});
    const files = readableIn(folder);
    expect(files.length === 0, `含有可读人员信息的文件：${files.length} 个`);
    return `${filesBelow(folder).length} 个文件`;
  });
}

export async function tryLedger(trial: LedgerTrial): Promise<void> {
  const passphrase = `自检 ${randomBytes(12).toString('base64url')} 口令`;
  const call: Trial['call'] = async (method, input, path) => {
    const result = await trial.backend.call({ method, input, path: path ?? null, jobId: randomBytes(8).toString('hex') });
    expect(result.ok, result.ok ? '' : `${method}：${result.error.text.what}`);
    return result.value as never;
  };
  const whole: Trial = { ...trial, call, passphrase };
  await trial.checks.chapter(async () => {
    const { file, villageCode, townCode } = await makeLedger(whole);
    await fill(whole, villageCode, townCode);
    await pay(whole);
    await reopen(whole, file);
    await backUp(whole, villageCode);
    await close(whole);
  });
}

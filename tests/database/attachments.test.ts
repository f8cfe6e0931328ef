import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finish, rows, run, transaction } from '../../database/core/sql.ts';
import { checkSteps } from '../../database/features/attachments/check.ts';
import { attachmentFiles } from '../../database/features/attachments/queries.ts';
import { saveReadable } from '../../database/features/exports/service.ts';
import * as attachments from '../../database/features/attachments/service.ts';
import { attachmentStore, contentHash, putContent, readContent } from '../../database/features/attachments/store.ts';
import { closeLedger } from '../../database/features/ledger/service.ts';
import { openDesk, registerSomebody, type Desk } from '../helpers/attachments.ts';
import { pdf, plainJpeg, png, telephoneJpeg } from '../helpers/pictures.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  closeLedger(desk.ledger);
  desk.folder.remove();
});

const check = () => finish(checkSteps(desk.context, desk.store));
const list = () => attachments.list(desk.context, desk.store, { entity: 'person', id: desk.personId }).rows;
/** The only file of the folder. */
function onlyFile(): { readonly name: string; readonly path: string; readonly sha256: Buffer } {
  const [file, ...others] = attachmentFiles(desk.context);
  if (!file || others.length > 0) throw new Error('expected one file');
  return { name: file.fileName, path: join(desk.store.folder, file.fileName), sha256: file.sha256 };
}
const auditOf = (action: string) =>
  rows<{ entityId: number; after: string }>(
    desk.context,
    'SELECT entity_id AS entityId, after_json AS after FROM audit WHERE action = ? ORDER BY seq',
    action,
  );

describe('an attachment', () => {
  it('comes back byte for byte, and who looked at it is written down', () => {
    const added = desk.add(desk.file('身份证正面.png', png()));
    expect(added).toMatchObject({ title: '身份证正面', isTrimmed: false, elsewhere: 0 });
    const opened = attachments.open(desk.context, desk.store, added.attachmentId);
    expect(opened.mediaType).toBe('image/png');
    expect(Buffer.from(opened.bytes).equals(png())).toBe(true);
    expect(auditOf('attachment.view')).toMatchObject([{ entityId: added.attachmentId }]);
    expect(JSON.parse(auditOf('attachment.add')[0]?.after ?? '')).toMatchObject({
      personName: '张守田',
      attachmentKind: 'idCard',
      attachmentTitle: '身份证正面',
      bytes: png().length,
    });
    expect(check()).toMatchObject({ files: 1, attachments: 1, problems: [], looseFiles: [] });
  });

  it.each([1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024, 20 * 1024 * 1024])('of %i bytes', (bytes) => {
    const paper = pdf('页', bytes);
    expect(paper).toHaveLength(bytes);
    const { attachmentId } = desk.add(desk.file('审批表.pdf', paper), { kind: 'approvalForm' });
    expect(Buffer.from(attachments.open(desk.context, desk.store, attachmentId).bytes).equals(paper)).toBe(true);
    expect(statSync(onlyFile().path).size).toBe(attachmentFiles(desk.context)[0]?.sealedBytes);
    expect(check().problems).toEqual([]);
  });

  it('is one file however many people have it, and says that others have it too', () => {
    desk.add(desk.file('入住协议.png', png()));
    const other = registerSomebody(desk.context, '李长河', '002');
    const again = desk.add(desk.file('协议.png', png()), { owner: { entity: 'person', id: other.personId }, kind: 'admissionAgreement' });
    expect(again.elsewhere).toBe(1);
    expect(attachmentFiles(desk.context)).toHaveLength(1);
    expect(readdirSync(dirname(onlyFile().path))).toHaveLength(1);
    expect(check()).toMatchObject({ files: 1, attachments: 2, problems: [] });
  });

  it('is not taken twice for the same person, unless the first was withdrawn', () => {
    const path = desk.file('残疾证.png', png());
    const { attachmentId } = desk.add(path, { kind: 'disabilityCertificate' });
    expect(() => desk.add(path)).toThrow('同一份文件已在附件中：残疾证（残疾证，2022-12-31 添加）。');
    attachments.withdraw(desk.context, { attachmentId, reason: '选错了人' });
    expect(desk.add(path).attachmentId).not.toBe(attachmentId);
  });

  it('stays after it was withdrawn, crossed out, with reason and name', () => {
    const { attachmentId } = desk.add(desk.file('照片.png', png()), { kind: 'photo' });
    attachments.withdraw(desk.context, { attachmentId, reason: '不是本人' });
    expect(list()).toMatchObject([{ attachmentId, withdrawReason: '不是本人', withdrawnBy: '管理员' }]);
    expect(() => attachments.withdraw(desk.context, { attachmentId, reason: '再次' })).toThrow('附件“照片”已经撤下。');
    expect(Buffer.from(attachments.open(desk.context, desk.store, attachmentId).bytes).equals(png())).toBe(true);
    expect(auditOf('attachment.withdraw')).toHaveLength(1);
    expect(() => transaction(desk.context, (writer) => run(writer, 'DELETE FROM attachment_withdrawal'))).toThrow('append-only');
    expect(() => transaction(desk.context, (writer) => run(writer, "UPDATE attachment SET title = 'x'"))).toThrow('append-only');
  });

  it('of a home has kinds of its own', () => {
    const path = desk.file('证.png', png());
    expect(() => desk.add(path, { kind: 'safetyPaper' })).toThrow('这里不能添加“消防安全材料”。');
    expect(() => desk.add(path, { owner: { entity: 'home', id: 999 } })).toThrow('没有找到这家机构。');
    expect(() => desk.add(path, { owner: { entity: 'person', id: 999 } })).toThrow('没有找到这个人员。');
    expect(existsSync(desk.store.folder)).toBe(false);
  });

  it('is copied out with its purpose, under an ending that fits', () => {
    const { attachmentId } = desk.add(desk.file('照片.jpg', plainJpeg), { kind: 'photo' });
    const path = join(desk.folder.path, '给民政局');
    const save = (typed: string): string => {
      const file = attachments.plainCopyPath(desk.context, attachmentId, typed);
      const copy = attachments.copyOut(desk.context, desk.store, attachmentId);
      saveReadable(desk.context, copy, file, { kind: 'plain', purpose: '补交材料' });
      return file;
    };
    expect(save(path)).toBe(`${path}.jpg`);
    expect(readFileSync(`${path}.jpg`).equals(plainJpeg)).toBe(true);
    expect(JSON.parse(auditOf('attachment.save')[0]?.after ?? '')).toMatchObject({ purpose: '补交材料', personName: '张守田' });
    // Asked about `给民政局`, it must not replace `给民政局.jpg`.
    expect(() => save(path)).toThrow('同名的文件已经存在');
    expect(() => save(desk.ledger.file)).not.toThrow();
    expect(statSync(desk.ledger.file).size).toBeGreaterThan(4096);
  });
});

describe('a photo', () => {
  it('loses the place it was taken and whatever hangs on it, keeps which way up it is, and draws the same', () => {
    const secret = '北纬36.19东经116.77';
    const { attachmentId, isTrimmed } = desk.add(desk.file('IMG_0001.jpg', telephoneJpeg(6, secret)));
    expect(isTrimmed).toBe(true);
    const bytes = Buffer.from(attachments.open(desk.context, desk.store, attachmentId).bytes);
    expect(bytes.includes(Buffer.from(secret))).toBe(false);
    const turned = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010006000000000000', 'hex');
    expect(bytes.includes(turned)).toBe(true);
    // Without the note which way up, it is the plain picture again.
    const at = bytes.indexOf(turned);
    expect(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + turned.length)]).equals(plainJpeg)).toBe(true);
  });

  it('as PNG loses its texts', () => {
    const { attachmentId, isTrimmed } = desk.add(desk.file('扫描.png', png({ text: 'Author\0张三' })));
    expect(isTrimmed).toBe(true);
    expect(Buffer.from(attachments.open(desk.context, desk.store, attachmentId).bytes).equals(png())).toBe(true);
  });
});

describe('what has happened to the files is found', () => {
  it('every altered byte, wherever it is', () => {
    desk.add(desk.file('照片.jpg', plainJpeg));
    const { name, path, sha256 } = onlyFile();
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 1) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(path, altered);
      expect([at, readContent(desk.store, name, sha256).state]).toEqual([at, 'altered']);
    }
    writeFileSync(path, whole);
    expect(readContent(desk.store, name, sha256).state).toBe('whole');
  });

  it('every length it is cut to, also between two pieces, and what is hung on', () => {
    desk.add(desk.file('审批表.pdf', pdf('', 2 * 1024 * 1024 + 5)));
    const { name, path, sha256 } = onlyFile();
    const whole = readFileSync(path);
    const piece = 1024 * 1024 + 16;
    const head = whole.length - (2 * piece + 5 + 16);
    for (const length of [
      0,
      1,
      head - 1,
      head,
      head + 16,
      head + piece - 1,
      head + piece,
      head + 2 * piece,
      head + 2 * piece + 16,
      whole.length - 1,
    ]) {
      writeFileSync(path, whole.subarray(0, length));
      expect([length, readContent(desk.store, name, sha256).state]).toEqual([length, 'altered']);
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.from([0])]));
    expect(readContent(desk.store, name, sha256).state).toBe('altered');
    // Two pieces in each other's place.
    const swapped = Buffer.concat([
      whole.subarray(0, head),
      whole.subarray(head + piece, head + 2 * piece),
      whole.subarray(head, head + piece),
      whole.subarray(head + 2 * piece),
    ]);
    writeFileSync(path, swapped);
    expect(readContent(desk.store, name, sha256).state).toBe('altered');
    expect(attachments.list(desk.context, desk.store, { entity: 'person', id: desk.personId }).rows[0]?.isPresent).toBe(true);
    writeFileSync(path, whole);
    expect(readContent(desk.store, name, sha256).state).toBe('whole');
  });

  it('a file under the name of another, and a file of another ledger', () => {
    desk.add(desk.file('一.png', png({ shade: 1 })));
    desk.add(desk.file('二.png', png({ shade: 2 })));
    const [one, two] = attachmentFiles(desk.context).map((file) => join(desk.store.folder, file.fileName));
    copyFileSync(one ?? '', two ?? '');
    expect(check().problems).toMatchObject([{ title: '二', state: 'altered' }]);
    const stranger = attachmentStore(desk.store.folder, Buffer.alloc(32, 7));
    const [first] = attachmentFiles(desk.context);
    expect(readContent(stranger, first?.fileName ?? '', first?.sha256 ?? Buffer.alloc(0)).state).toBe('altered');
  });

  it('a missing one is listed with whose it is, its row says so, and opening it says what to do', () => {
    const { attachmentId } = desk.add(desk.file('身份证.png', png()));
    rmSync(onlyFile().path);
    expect(list()).toMatchObject([{ attachmentId, isPresent: false }]);
    expect(check()).toMatchObject({
      problems: [{ attachmentId, state: 'missing', ownerName: '张守田', title: '身份证', kind: 'idCard', addedBy: '管理员' }],
    });
    expect(() => attachments.open(desk.context, desk.store, attachmentId)).toThrow('附件“身份证”的文件不在附件文件夹里');
    expect(auditOf('attachment.view')).toEqual([]);
    // Nothing but the folder is gone with a whole disk.
    rmSync(desk.store.folder, { recursive: true });
    expect(check().problems).toMatchObject([{ state: 'missing' }]);
  });

  it('and mended by adding the same paper again, to anybody', () => {
    const path = desk.file('身份证.png', png());
    const { attachmentId } = desk.add(path);
    truncateSync(onlyFile().path, 40);
    expect(() => attachments.open(desk.context, desk.store, attachmentId)).toThrow('附件“身份证”的文件与添加时不一致，不能打开。');
    const other = registerSomebody(desk.context, '李长河', '002');
    desk.add(path, { owner: { entity: 'person', id: other.personId } });
    expect(check().problems).toEqual([]);
    expect(attachments.open(desk.context, desk.store, attachmentId).bytes).toHaveLength(png().length);
  });

  it('what an attempt that was cut short has left is listed, kept, and used by the next one', () => {
    const content = png({ shade: 9 });
    const name = putContent(desk.store, content, contentHash(content));
    const left = statSync(join(desk.store.folder, name));
    mkdirSync(join(desk.store.folder, 'ab'), { recursive: true });
    writeFileSync(join(desk.store.folder, 'ab', `ab${'0'.repeat(62)}.att.partial`), 'YYATT');
    writeFileSync(join(desk.store.folder, 'ab', '说明.txt'), 'not ours');
    expect(
      check()
        .looseFiles.map((loose) => loose.file)
        .toSorted(),
    ).toEqual([name, `ab/ab${'0'.repeat(62)}.att.partial`].toSorted());
    desk.add(desk.file('九.png', content));
    expect(statSync(join(desk.store.folder, name)).ino).toBe(left.ino);
    expect(check()).toMatchObject({ files: 1, problems: [], looseFiles: [{ bytes: 5 }] });
  });

  it('but files of another ledger in the same folder are nobody’s business', () => {
    const stranger = attachmentStore(desk.store.folder, Buffer.alloc(32, 7));
    putContent(stranger, png(), contentHash(png()));
    expect(check()).toMatchObject({ files: 0, problems: [], looseFiles: [] });
  });

  it('a name in the ledger that leads out of the folder is not followed', () => {
    const outside = join(desk.folder.path, 'outside.att');
    writeFileSync(outside, 'x');
    expect(readContent(desk.store, '../outside.att', contentHash(png())).state).toBe('altered');
  });
});

it('nothing of a paper or its name can be read in the folder', () => {
  const secret = '张守田370999194503120011';
  desk.add(desk.file(`${secret}.pdf`, pdf(secret)));
  const hash = onlyFile().sha256.toString('hex');
  const everything: Buffer[] = [];
  for (const entry of readdirSync(desk.store.folder, { recursive: true, withFileTypes: true })) {
    everything.push(Buffer.from(entry.name));
    if (entry.isFile()) everything.push(readFileSync(join(entry.parentPath, entry.name)));
  }
  const bytes = Buffer.concat(everything);
  expect(bytes.length).toBeGreaterThan(500);
  for (const needle of [secret, '张守田', '%PDF', 'Catalog', hash, hash.slice(0, 16)])
    expect(bytes.includes(Buffer.from(needle))).toBe(false);
  // The control: the same search finds it where it is.
  expect(readFileSync(join(desk.folder.path, `${secret}.pdf`)).includes(Buffer.from(secret))).toBe(true);
});

it('a moved ledger takes its attachments along', () => {
  desk.add(desk.file('身份证.png', png()));
  const elsewhere = join(desk.folder.path, '新电脑');
  renameSync(desk.store.folder, elsewhere);
  expect(finish(checkSteps(desk.context, attachmentStore(elsewhere, desk.ledger.dataKey))).problems).toEqual([]);
});

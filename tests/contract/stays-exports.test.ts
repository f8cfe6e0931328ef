/** The registers of a home as files: the office's columns, in full for whom it may be, masked for an auditor, never those of another home. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../electron/contract/method.ts';
import { row } from '../../database/core/sql.ts';
import { pageTexts } from '../documents/pdf-tools.ts';
import { openWorld, type Place, type World } from './role-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const plain = { kind: 'plain', purpose: '本单位办公使用' } as const;
const file = (): string => join(world.folder, '登记册.xlsx');

async function exported(
  role: Role,
  place: Place,
  register: string,
  protection: object = plain,
): Promise<{ code: string; cells: string[][] }> {
  rmSync(file(), { force: true });
  const input = { homeId: place.homeId, register, from: '2022-01-01', until: '2022-01-31', protection };
  const result = await world.call(role, 'stays.export', input, file());
  const code = result.ok ? 'ok' : result.error.code;
  if (!existsSync(file())) return { code, cells: [] };
  const book = XLSX.read(readFileSync(file()));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return { code, cells: sheet ? XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }) : [] };
}

describe('敬老院管理员', () => {
  it('导出本院花名册：表头照登记册，号码完整，请假的人写明起始', async () => {
    const own = world.own('home_manager');
    const { code, cells } = await exported('home_manager', own, 'residents');
    expect(code).toBe('ok');
    const header = cells.findIndex((line) => line.includes('床位类型'));
    expect(cells[header]?.filter((cell) => cell !== '')).toEqual([
      '序号',
      '楼栋/楼层',
      '房间号',
      '床位号',
      '床位类型',
      '姓名',
      '性别',
      '年龄',
      '身份证号',
      '原户籍乡镇村',
      '生活自理能力',
      '入住日期',
      '联系电话',
      '主要疾病',
      '在院状态',
      '状态起始日期',
      '备注',
    ]);
    const resident = cells.find((line) => line.includes(own.person.name));
    expect(resident?.slice(0, 9)).toEqual(['1', '主楼 1层', '101', '1', '普通床位', own.person.name, '男', '76', own.person.idNumber]);
    expect(resident?.slice(14, 16)).toEqual(['请假', '2022-01-10']);
    const line = row<{ after: string }>(
      world.admin(),
      "SELECT after_json AS after FROM audit WHERE action = 'stay.export' ORDER BY seq DESC LIMIT 1",
    );
    expect(JSON.parse(line?.after ?? '{}')).toMatchObject({
      homeId: own.homeId,
      register: 'residents',
      rows: 2,
      protection: 'plain',
      purpose: plain.purpose,
    });
  });

  it.each(['residents', 'movements', 'absences', 'occupancy', 'incidents'])('导不出别院的 %s，也不留下文件', async (register) => {
    expect(await exported('home_manager', world.other('home_manager'), register)).toEqual({ code: 'OUT_OF_SCOPE', cells: [] });
    const own = await exported('home_manager', world.own('home_manager'), register);
    expect([own.code, own.cells.length > 2]).toEqual(['ok', true]);
  });
});

it('督查只能导出脱敏的', async () => {
  const place = world.own('home_manager');
  expect((await exported('auditor', place, 'residents')).code).toBe('EXPORT_MASKED_ONLY');
  const { code, cells } = await exported('auditor', place, 'residents', { kind: 'masked' });
  expect(code).toBe('ok');
  const text = JSON.stringify(cells);
  expect(text).not.toContain(place.person.idNumber);
  expect(text).toContain(`${place.person.idNumber.slice(0, 6)}********${place.person.idNumber.slice(-4)}`);
});

it('乡镇看本乡镇的院：外乡镇户籍的人只见姓，不见号码', async () => {
  const place = world.own('town_clerk');
  const text = JSON.stringify((await exported('town_clerk', place, 'residents')).cells);
  const stranger = world.people.find(({ homeId, townCode }) => homeId === place.homeId && townCode !== place.townCode);
  expect(text).toContain('上官南飞');
  expect(text).toContain('令狐**');
  for (const secret of stranger?.secrets ?? ['nobody']) expect(text).not.toContain(secret);
});

describe('花名册的纸样', () => {
  const paper = (): string => join(world.folder, '花名册.pdf');
  const saved = async (role: Role, place: Place, protection: object): Promise<{ code: string; text: string }> => {
    rmSync(paper(), { force: true });
    const input = { homeId: place.homeId, register: 'residents', from: '2022-01-20', until: '2022-01-20', protection };
    const result = await world.call(role, 'stays.savePaper', input, paper());
    const code = result.ok ? 'ok' : result.error.code;
    return { code, text: existsSync(paper()) ? pageTexts(readFileSync(paper())).join('').replace(/\s/g, '') : '' };
  };

  it('本院存为 PDF：标题、截止日期、人数、表头和签字栏都在，号码完整', async () => {
    const own = world.own('home_manager');
    const { code, text } = await saved('home_manager', own, plain);
    expect(code).toBe('ok');
    for (const words of ['集中供养人员花名册', '截止日期：2022年1月20日', '共2人', '房间号', '主要疾病', '制表人：', '机构负责人：'])
      expect(text).toContain(words);
    expect(text).toContain(own.person.name);
    expect(text).toContain(own.person.idNumber);
  });

  it('督查只得到隐去号码的，别的机构得不到', async () => {
    const own = world.own('home_manager');
    expect((await saved('auditor', own, plain)).code).toBe('EXPORT_MASKED_ONLY');
    const masked = await saved('auditor', own, { kind: 'masked' });
    expect(masked.code).toBe('ok');
    expect(masked.text).not.toContain(own.person.idNumber);
    expect(await saved('home_manager', world.other('home_manager'), plain)).toEqual({ code: 'OUT_OF_SCOPE', text: '' });
  });
});

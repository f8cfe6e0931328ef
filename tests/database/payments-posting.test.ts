/** The copy of a sheet for posting in public: what it shows, and what it must never show. */
import { describe, expect, it } from 'vitest';
import { finish, row, rows } from '../../database/core/sql.ts';
import { sheetDetail } from '../../database/features/payments/service-read.ts';
import { paperBytesSteps } from '../../database/features/payments/service-paper.ts';
import { postingReport } from '../../database/features/payments/report-posting.ts';
import type { Posting } from '../../electron/contract/payments.ts';
import { isoDate, isoMonth } from '../../electron/contract/values.ts';
import { readFileSync } from 'node:fs';
import { pageTexts } from '../documents/pdf-tools.ts';
import { temporaryFolder } from '../helpers/ledger.ts';
import { build, refusal, register, smallCounty } from './payments-county.ts';
import { savePaper, saveWorkbook } from '../helpers/saved-copies.ts';

const month = isoMonth('2022-01');
const posting: Posting = { from: isoDate('2022-02-01'), until: isoDate('2022-02-07'), phone: '0538-3212345' };

function postedCounty() {
  const county = smallCounty();
  const { context, homeIds } = county;
  register(context, { sequence: 3, name: '欧阳山杰', mode: 'centralised', homeId: homeIds[0], caregiver: null });
  register(context, { sequence: 4, name: '买买提·依明', level: 'completeLoss' });
  build(context, month);
  return county;
}

describe('公示稿', () => {
  const { context, homeIds } = postedCounty();
  const village = row<{ town: string; name: string; code: string }>(
    context,
    "SELECT t.name AS town, v.name, t.code FROM division v JOIN division t ON t.code = v.parent_code WHERE v.level = 'village' ORDER BY v.code LIMIT 1",
  );
  const report = postingReport(context, { month, scope: null, paper: 'A4' }, posting, '');

  it('只列序号、姓名、村、类别、金额、备注，每张表下写明公示起止和监督电话', () => {
    expect(
      report.tables.map((table) => [table.name, table.title, table.lead, table.columns.map((column) => column.title), [...table.rows]]),
    ).toEqual([
      [
        '东山敬老院',
        '肥城市2022年1月特困人员救助供养资金发放公示表',
        { left: '公示范围：东山敬老院', centre: '所属期：2022年1月', right: '单位：元' },
        ['序号', '姓名', '村（社区）', '类别', '金额', '备注'],
        [
          [1, '张**', `${village?.town} ${village?.name}`, '集中供养', 126300, null],
          [2, '欧阳**', `${village?.town} ${village?.name}`, '集中供养', 96300, null],
        ],
      ],
      [
        village?.town,
        '肥城市2022年1月特困人员救助供养资金发放公示表',
        { left: `公示范围：${village?.town}`, centre: '所属期：2022年1月', right: '单位：元' },
        ['序号', '姓名', '村（社区）', '类别', '金额', '备注'],
        [
          [1, '陈**', village?.name, '分散供养', 96300, null],
          [2, '买**·**', village?.name, '分散供养', 126300, null],
        ],
      ],
    ]);
    expect(report.tables.map((table) => table.signOff)).toEqual(
      report.tables.map(() => ['公示时间：2022年2月1日至2022年2月7日', '监督电话：0538-3212345']),
    );
    expect([report.watermark, report.tables.map((table) => table.sealOf)]).toEqual(['草稿', ['东山敬老院', `${village?.town}办事处`]]);
  });

  it('纸面和工作簿里没有身份证号、账号、姓名全称和健康情况', () => {
    const folder = temporaryFolder();
    try {
      const input = { month, scope: null, paper: 'A4', posting } as const;
      const protection = { kind: 'masked' } as const;
      savePaper(context, input, protection, `${folder.path}/公示.pdf`);
      const text = pageTexts(readFileSync(`${folder.path}/公示.pdf`)).join('\n');
      expect(text).toContain('监督电话：0538-3212345');
      const secrets = rows<{ secret: string }>(
        context,
        `SELECT id_number AS secret FROM sheet_person UNION SELECT name FROM sheet_person UNION SELECT payee_account FROM sheet_line WHERE payee_account IS NOT NULL
         UNION SELECT account_number FROM sheet_home WHERE account_number IS NOT NULL`,
      ).map(({ secret }) => secret);
      expect(secrets.length).toBeGreaterThan(8);
      expect([...secrets, '护理', '自理', '残疾'].filter((secret) => text.includes(secret))).toEqual([]);
      expect(saveWorkbook(context, input, protection, `${folder.path}/公示.xlsx`).rows).toBe(4);
    } finally {
      folder.remove();
    }
  });

  it('单独编号，与签章稿分开记录', () => {
    finish(paperBytesSteps(context, { month, scope: { homeId: homeIds[0] }, paper: 'A4', posting, purpose: 'print' }));
    expect(sheetDetail(context, month, context.actor.userId).copies.map(({ kind, scope }) => [kind, scope])).toEqual([
      ['pdf', '全部（公示）'],
      ['xlsx', '全部（公示）'],
      ['pdf', '东山敬老院（公示）'],
    ]);
  });

  it('表里没有的机构，说明没有', () => {
    expect(refusal(() => postingReport(context, { month, scope: { homeId: homeIds[1] }, paper: 'A4' }, posting, '')).message).toBe(
      '2022年1月 发放表里没有“西河敬老院”。',
    );
  });
});

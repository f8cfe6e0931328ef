import { describe, expect, it } from 'vitest';
import type { Role } from '../../electron/contract/method.ts';
import type { SheetAction, SheetDetail, SheetState } from '../../electron/contract/payments.ts';
import { isoMonth } from '../../electron/contract/values.ts';
import { explanationText, type Explanation } from '../../renderer/features/payments/explain-text.ts';
import { fileName, scopeOf, signerOf } from '../../renderer/features/payments/sheet-words.ts';
import { waitingFor } from '../../renderer/features/payments/waiting-for.ts';
import { formatInstant } from '../../renderer/shared/format.ts';
import { nextZoom } from '../../renderer/shared/paper/zoom.ts';

type Event = SheetDetail['events'][number];
const event = (action: string, state: SheetState, userName: string): Event => ({
  action,
  state,
  userName,
  reason: null,
  isOverride: false,
  at: '2022-01-05T01:00:00.000Z',
});

describe('who signed', () => {
  const events = [
    event('build', 'draft', '甲'),
    event('prepare', 'prepared', '甲'),
    event('review', 'reviewed', '乙'),
    event('return', 'draft', '丙'),
    event('prepare', 'prepared', '丁'),
  ];
  it('is the last one after a return', () => {
    expect(signerOf(events, 'prepared')?.userName).toBe('丁');
    expect(signerOf(events, 'reviewed')).toBeNull();
  });
  it('is who built it for a draft that was never returned', () => expect(signerOf(events.slice(0, 2), 'draft')?.userName).toBe('甲'));
});

describe('part of a sheet', () => {
  it.each([
    [null, null],
    ['home:12', { homeId: 12 }],
    ['town:370983001', { townCode: '370983001' }],
  ])('%s', (key, scope) => expect(scopeOf(key)).toEqual(scope));

  it('stands in the name of the file', () => {
    const given = { regionName: '肥城市', month: '2022-01', today: '2022-01-05', isPosting: false } as const;
    expect(fileName({ ...given, part: null })).toBe('肥城市_特困人员供养金发放表_2022年1月_20220105');
    expect(fileName({ ...given, part: '新城敬老院', isPosting: true })).toBe(
      '肥城市_特困人员供养金发放公示表_2022年1月_新城敬老院_20220105',
    );
  });
});

describe('whose turn it is', () => {
  const detail = (state: SheetState, ...actions: SheetAction[]): SheetDetail => ({
    card: {
      scheme: 'destitute',
      title: null,
      documentNo: null,
      sheetId: 1,
      month: isoMonth('2022-01'),
      state,
      persons: 1,
      lines: 2,
      totalFen: 84_300,
      toHomesFen: 0,
      builtAt: '',
      builtBy: '',
      preparedBy: null,
      reviewedBy: null,
      approvedBy: null,
      fingerprint: null,
      isStale: false,
    },
    groups: [],
    events: [],
    copies: [],
    actions: actions.map((action) => ({ action, needsReason: false })),
  });
  it.each<[SheetState, SheetAction[], Role, string | null]>([
    ['draft', ['prepare'], 'county_clerk', null],
    ['draft', [], 'county_approver', '等待经办人员制表。'],
    ['prepared', ['return'], 'county_clerk', '等待审核：请由“县级审核审批”用户登录后审核。'],
    ['prepared', ['return'], 'county_approver', '制表人不能审核自己编制的发放表，请由另一名用户登录后审核。'],
    ['reviewed', ['return'], 'county_clerk', '等待审批：请由“县级审核审批”用户登录后审批。'],
    ['reviewed', ['approve', 'return'], 'admin', null],
    ['approved', [], 'county_clerk', null],
  ])('%s with %j as %s', (state, actions, role, words) => expect(waitingFor(detail(state, ...actions), role)).toBe(words));
});

describe('sizes of the preview', () => {
  it('go to the next step from wherever the width has put them', () => {
    expect(nextZoom(0.93, 1)).toBe(1);
    expect(nextZoom(0.93, -1)).toBe(0.75);
    expect(nextZoom(1, 1)).toBe(1.25);
    expect(nextZoom(1, -1)).toBe(0.75);
  });
  it('stop at both ends', () => {
    expect(nextZoom(0.25, -1)).toBe(0.25);
    expect(nextZoom(4, 1)).toBe(3);
  });
});

describe('the reasons as text', () => {
  it('carry rule, standard with document, facts with source, arithmetic and payee', () => {
    const explanation: Explanation = {
      name: '陈分散',
      idNumber: '370999194503120035',
      sheetTitle: '2022年2月特困人员供养金发放表',
      stateLabel: '草稿',
      builtAt: '2022-02-05T01:00:00.000Z',
      fingerprint: null,
      lines: [
        {
          key: 'line:1',
          kind: 'line',
          type: 'BACKPAY',
          title: '补发2022年1月基本生活标准',
          forMonth: isoMonth('2022-01'),
          of: 'BASIC',
          fen: 3_900,
          payee: 'person',
          payeeName: '陈分散',
          payeeAccount: null,
          payeeReason: '分散供养的，发给本人',
          paid: ['2022-02-10 现金签领 663.00 元，签领表凭证号 1'],
          rule: '按月发放。',
          clauses: [{ text: '按月发放', documentNo: '国发〔2016〕14号', documentTitle: '意见', part: '二（四）' }],
          standard: {
            name: '农村特困基本生活标准',
            amountFen: 66_300,
            validFrom: '2022-01-01',
            documentNo: '样民发〔2022〕2号',
            documentTitle: '关于调整救助标准的通知',
          },
          parameters: [{ title: '月中变动的计发方法', value: '按月发放', validFrom: '2000-01-01', documentNo: '默认值' }],
          facts: [
            { title: '供养方式', text: '供养方式：分散供养', validFrom: '2021-12-31', source: '手工登记', recordedAt: '' },
            { title: '账号', text: '一卡通', validFrom: '2021-12-31', source: '手工登记', recordedAt: '' },
          ],
          dates: ['供养自2018年6月起'],
          days: null,
          arithmetic: '应发 663.00 元 － 已列 624.00 元 ＝ 39.00 元',
          steps: ['应发：663.00 元/月 × 1 个月 ＝ 663.00 元', '应发 663.00 元 － 已列 624.00 元 ＝ 39.00 元'],
          corrects: {
            dueFen: 66_300,
            heldFen: 62_400,
            entries: [{ sheetMonth: isoMonth('2022-01'), what: '发放', fen: 62_400, payeeName: '陈分散' }],
            causes: [
              {
                title: '标准登记',
                text: '农村特困基本生活标准 663.00 元/月',
                validFrom: '2022-01-01',
                source: '样民发〔2022〕2号',
                recordedAt: '2022-02-03T01:00:00.000Z',
                dueBeforeFen: 62_400,
                dueAfterFen: 66_300,
              },
            ],
          },
        },
      ],
      claims: [],
    };
    expect(explanationText(explanation)).toBe(
      [
        '2022年2月特困人员供养金发放依据',
        '陈分散　身份证号 370999194503120035',
        '合计 39.00 元',
        '',
        '1. 补发2022年1月基本生活标准：39.00 元',
        '   算式：应发：663.00 元/月 × 1 个月 ＝ 663.00 元',
        '   算式：应发 663.00 元 － 已列 624.00 元 ＝ 39.00 元',
        '   规定：按月发放（国发〔2016〕14号 《意见》“二（四）”）',
        '   标准：农村特困基本生活标准 663.00 元/月，自 2022-01-01 起执行（样民发〔2022〕2号 《关于调整救助标准的通知》）',
        '   参数：月中变动的计发方法：按月发放（自 2000-01-01，默认值）',
        '   时间：供养自2018年6月起',
        '   事实：2021-12-31 供养方式：分散供养（手工登记）',
        '   事实：2021-12-31 账号：一卡通（手工登记）',
        '   更正：2022年1月发放表发放 624.00 元（陈分散）',
        `   得知：${formatInstant('2022-02-03T01:00:00.000Z')} 标准登记：农村特困基本生活标准 663.00 元/月，应发由 624.00 元变为 663.00 元`,
        '   收款：本人 陈分散，账号待补',
        '   付款：2022-02-10 现金签领 663.00 元，签领表凭证号 1',
      ].join('\n'),
    );
  });
});

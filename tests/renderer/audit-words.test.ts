import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { methods } from '../../electron/contract/index.ts';
import { actionText, auditDetails, auditSummary } from '../../electron/contract/audit-words.ts';
import { hasFieldWord } from '../../electron/contract/audit-field-words.ts';

/** Names of all fields a schema takes, through unions, lists and optional parts. */
function fieldsOf(schema: unknown, found: Set<string>): void {
  if (schema instanceof z.ZodObject)
    for (const [name, part] of Object.entries(schema.shape)) {
      found.add(name);
      fieldsOf(part, found);
    }
  else if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) fieldsOf(schema.unwrap(), found);
  else if (schema instanceof z.ZodArray) fieldsOf(schema.element, found);
  else if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion)
    for (const option of schema.options) fieldsOf(option, found);
}

/** What asks or shows only is never written to the log. */
const readers =
  /^(regions|jobs|divisions|audit|today)\.|\.(page|rows|list|get|status|sheets|sheet|explain|paper|preview|remap|batches|inspect\w+|checkPassphrase)$/;
/** Secrets, and the window of a list. */
const neverWritten = new Set([
  'passphrase',
  'oldPassphrase',
  'newPassphrase',
  'recoveryKey',
  'secret',
  'isRecoveryKey',
  'isClockAccepted',
  'id',
  'offset',
  'limit',
]);

describe('the audit log in words', () => {
  it('has a word for every field that any method may write', () => {
    const found = new Set<string>();
    for (const [name, method] of Object.entries(methods)) if (!readers.test(name)) fieldsOf(method.input, found);
    expect(found.size).toBeGreaterThan(40);
    expect([...found].filter((field) => !neverWritten.has(field) && !hasFieldWord(field))).toEqual([]);
  });

  it('names known actions, and later ones by their group', () => {
    expect(actionText('person.cancelFact')).toBe('撤销记录');
    expect(actionText('person.levelChange')).toBe('异动：自理能力变更');
    expect(actionText('import.roster')).toBe('导入特困人员花名册');
    expect(actionText('sheet.somethingNew')).toBe('发放表：其他操作');
    expect(actionText('quite.new')).toBe('其他操作');
  });

  it('shows nested content, identifiers by their labels, amounts in yuan', () => {
    const json = JSON.stringify({
      level: 'completeLoss',
      account: { bank: '泰山农商行', number: '62240001' },
      amountFen: 100_800,
      isSuspended: true,
      remark: null,
      facts: [{ kind: 'mode', value: 'scattered' }],
    });
    expect(auditDetails(json)).toEqual([
      { field: '自理能力', value: '完全丧失生活自理能力' },
      { field: '账户 · 开户银行', value: '泰山农商行' },
      { field: '账户 · 账号', value: '62240001' },
      { field: '金额', value: '1,008.00 元' },
      { field: '暂停', value: '是' },
      { field: '备注', value: '—' },
      { field: '记录1 · 种类', value: '供养方式' },
      { field: '记录1 · 值', value: '分散供养' },
    ]);
    expect(auditSummary(JSON.stringify({ name: '石横镇敬老院', homeId: 3, bedsRegistered: 80 }))).toBe('名称 石横镇敬老院，核定床位 80');
    expect(auditSummary(JSON.stringify({ validFrom: '2022-01-01', identity: { sex: 'male', name: '雷梅国' } }))).toBe(
      '姓名 雷梅国，起始日期 2022-01-01，性别 男',
    );
    const exported = { filter: { search: null, isAccountMissing: false }, rows: 62, copyNumber: 1, purpose: '送代发银行' };
    expect(auditSummary(JSON.stringify(exported))).toBe('用途 送代发银行，行数 62，份号 1');
    expect(auditSummary(null)).toBe('');
  });
});

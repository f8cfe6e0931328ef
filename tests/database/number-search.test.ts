/** Who sees no number in full learns none by searching either: digit after digit would tell it. Whoever may see them searches as ever. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditFilter } from '../../electron/contract/audit.ts';
import { noPeopleFilter } from '../../electron/contract/people.ts';
import type { IsoMonth } from '../../electron/contract/values.ts';
import { finish, row, transaction } from '../../database/core/sql.ts';
import * as audit from '../../database/features/audit/service.ts';
import * as payments from '../../database/features/payments/service.ts';
import * as people from '../../database/features/people/service.ts';
import { asUser, memoryLedger, type TestLedger } from '../helpers/ledger.ts';
import { takeInSampleCounty } from '../helpers/sample-county.ts';

/** Every part of a text, from one character to the whole. */
function* parts(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += 1) for (let to = from + 1; to <= text.length; to += 1) yield text.slice(from, to);
}

/** SQL that a search makes ready for the first time, in a ledger that has not searched yet. */
function preparedBy(context: TestLedger, work: () => void): string[] {
  const spy = vi.spyOn(context.connection, 'prepare');
  work();
  const texts = spy.mock.calls.map(([text]) => text);
  spy.mockRestore();
  return texts;
}

describe('the log', () => {
  const everything: AuditFilter = { kind: null, userId: null, personId: null, from: null, to: null, search: null };
  const numbers = { idNumber: '370999194503120014', phone: '13812345678' };
  const account = '6228489876543210018';
  const address = '新城街道东关社区大槐树下三号院';
  let clerk: TestLedger;
  let auditor: TestLedger;
  beforeEach(() => {
    clerk = memoryLedger();
    auditor = asUser(clerk, '督查员', 'auditor');
    transaction(clerk, (writer) =>
      writer.audit({
        action: 'person.register',
        entity: 'person',
        entityId: 1,
        // Facts keep their detail as JSON inside the JSON.
        after: {
          ...numbers,
          address,
          facts: [{ kind: 'account', detail: JSON.stringify({ number: account }) }],
          reason: '文号肥民〔2022〕3号',
        },
      }),
    );
  });
  const find = (context: TestLedger, search: string): number => {
    const { total, rows } = audit.page(context, { ...everything, kind: 'write', search, offset: 0, limit: 100 });
    expect(total).toBe(rows.length);
    return rows.filter((line) => line.action === 'person.register').length;
  };

  it.each([...Object.values(numbers), account, address])('finds by a part of %s only what the mask shows', (text) => {
    const shown = audit.page(auditor, { ...everything, offset: 0, limit: 1 }).rows[0]?.after ?? '';
    expect(shown).not.toContain(text);
    let hidden = 0;
    for (const part of parts(text)) {
      expect([part, find(auditor, part)]).toEqual([part, shown.includes(part) ? 1 : 0]);
      expect([part, find(clerk, part)]).toEqual([part, 1]);
      if (!shown.includes(part)) hidden += 1;
    }
    expect(hidden).toBeGreaterThan(20);
  });

  it('finds by a mask, a reason, a user and the words of an action', () => {
    for (const search of [
      '370999********0014',
      '尾号0018',
      '138****5678',
      '肥民〔2022〕3号',
      '东关社区',
      '管理员',
      '登记人员',
      '*',
      '尾号',
    ])
      expect([search, find(auditor, search)]).toEqual([search, 1]);
    for (const search of ['尾号0019', '370999********0015', '督查员', '***0018'])
      expect([search, find(auditor, search)]).toEqual([search, 0]);
  });

  it('asks nothing more of the ledger for whoever may see numbers', () => {
    const asked = preparedBy(clerk, () => audit.page(clerk, { ...everything, search: '0014', offset: 0, limit: 10 }));
    expect(asked).toHaveLength(2);
    expect(asked.join()).not.toContain('masked_holds');
    expect(preparedBy(auditor, () => audit.page(auditor, { ...everything, search: '0014', offset: 0, limit: 10 })).join()).toContain(
      'masked_holds',
    );
  });

  it('masks for whoever does not say that he may see numbers', () => {
    const { connection } = clerk;
    expect(audit.page({ connection }, { ...everything, search: numbers.idNumber, offset: 0, limit: 10 }).total).toBe(0);
  });
});

describe('people and the rows of a sheet', () => {
  const month = '2022-01' as IsoMonth;
  let clerk: TestLedger;
  let auditor: TestLedger;
  let known: { readonly personId: number; readonly idNumber: string; readonly name: string };
  beforeAll(async () => {
    clerk = memoryLedger({});
    await takeInSampleCounty(clerk);
    finish(payments.buildSheetSteps(clerk, month));
    auditor = asUser(clerk, '督查员', 'auditor');
    known = row(
      clerk,
      'SELECT p.person_id AS personId, p.id_number AS idNumber, p.name FROM sheet_person p ORDER BY p.person_id LIMIT 1',
    ) as typeof known;
  });
  const inPeople = (context: TestLedger, search: string): boolean =>
    people
      .page(context, { filter: { ...noPeopleFilter, search }, sort: null, offset: 0, limit: 1000 })
      .rows.some(({ personId }) => personId === known.personId);
  const inFound = (context: TestLedger, search: string): boolean =>
    people.find(context, { search, limit: 1000 }).rows.some(({ personId }) => personId === known.personId);
  const inSheet = (context: TestLedger, search: string): boolean =>
    payments
      .rowsPage(context, { month, groupKey: null, isMissingAccountOnly: false, search, offset: 0, limit: 1000 })
      .rows.some(({ personId }) => personId === known.personId);

  it('are found by an ID number only when it is whole, or by its last four', () => {
    const isShown = (part: string): boolean => part === known.idNumber || part === known.idNumber.slice(-4);
    for (const part of parts(known.idNumber)) {
      for (const where of [inPeople, inFound, inSheet]) expect([part, where(auditor, part)]).toEqual([part, isShown(part)]);
      expect([part, inSheet(clerk, part)]).toEqual([part, true]);
    }
    for (let length = 1; length <= 18; length += 1) expect(inPeople(clerk, known.idNumber.slice(0, length))).toBe(true);
    for (let length = 4; length <= 18; length += 1) expect(inFound(clerk, known.idNumber.slice(-length))).toBe(true);
  });

  it('are found by their names all the same', () => {
    for (const where of [inPeople, inFound, inSheet]) expect(where(auditor, known.name)).toBe(true);
    expect(inPeople(auditor, `${known.name} ${known.idNumber.slice(-4)}`)).toBe(true);
    expect(inPeople(auditor, `${known.name} ${known.idNumber.slice(0, 8)}`)).toBe(false);
  });

  it('ask nothing more of the ledger for whoever may see numbers', () => {
    const fresh = memoryLedger();
    const filter = { ...noPeopleFilter, search: known.idNumber.slice(0, 8) };
    // Whether the beginning is common, once for the count and once for the page, then these two.
    const asked = preparedBy(fresh, () => people.page(fresh, { filter, sort: null, offset: 0, limit: 10 }));
    expect(asked).toHaveLength(3);
    expect(asked.filter((text) => text.includes('UNION'))).toHaveLength(2);
  });
});

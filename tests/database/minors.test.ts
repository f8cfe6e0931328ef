/** A minor grows up: told on the first page, never stopped by a birthday. */
import { expect, it } from 'vitest';
import { isoDate, type IsoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { newUid, row } from '../../database/core/sql.ts';
import { growingUp } from '../../database/features/people/minors.ts';
import * as people from '../../database/features/people/service.ts';
import { summary } from '../../database/features/today/service.ts';
import { memoryLedger, type TestLedger } from '../helpers/ledger.ts';

function withPupil(): { context: TestLedger; personId: number } {
  const context = memoryLedger({ clock: fixedClock(isoDate('2025-05-31')) });
  const village = row<{ code: string }>(context, "SELECT code FROM division WHERE level = 'village' ORDER BY code LIMIT 1")?.code ?? '';
  const { personId } = people.register(context, {
    name: '孟小满',
    sex: 'male',
    bornOn: isoDate('2009-06-01'),
    idNumber: '370999200906010071',
    ethnicity: '汉族',
    villageCode: village,
    areaType: 'rural',
    address: null,
    category: 'minor',
    disability: { certificateNumber: null, kind: null, grade: null },
    level: 'independent',
    assessedOn: isoDate('2021-06-08'),
    mode: 'scattered',
    homeId: null,
    caregiver: { name: '李四', idNumber: null, phone: '13800000000' },
    confirmedOn: isoDate('2020-02-03'),
    account: { bank: '样本农商银行', holder: '孟小满', number: '6228480000000000018' },
    caregiverAccount: null,
    phone: null,
    wish: null,
    remark: null,
  });
  return { context, personId };
}

const told = (context: TestLedger, day: string): string[] =>
  summary(context, 'county_clerk', isoDate(day)).tasks.flatMap(({ id }) => (id.startsWith('minors') ? [id] : []));

it.each([
  ['2025-05-31', []],
  ['2025-06-01', ['minorsGrowing']],
  ['2027-05-31', ['minorsGrowing']],
  ['2027-06-01', ['minorsAdult']],
])('on %s the first page says %j', (day, expected) => {
  const { context, personId } = withPupil();
  // A new ledger is told other things first.
  context.connection.exec(
    "INSERT INTO home (uid, code, name, home_level, town_code, beds_registered, nursing_beds, operation_mode) VALUES (randomblob(16), 'H1', '东山敬老院', 'town', '370983001', 1, 0, 'public')",
  );
  context.connection.exec(
    "INSERT INTO standard (uid, kind, area_type, amount_fen, valid_from, document_no, source, recorded_at, recorded_by) VALUES (randomblob(16), 'dibao', 'rural', 100, '2020-01-01', '样〔2020〕1号', '手工登记', '2020-01-01', 1)",
  );
  expect(told(context, day)).toEqual(expected);
  expect(people.get(context, personId, isoDate(day)).person.status).toBe('active');
});

it('a certificate of school answers for a year', () => {
  const { context, personId } = withPupil();
  const { connection } = context;
  connection
    .prepare(
      "INSERT INTO attachment_content (content_id, sha256, file_name, media_type, bytes, added_at) VALUES (1, randomblob(32), 'x', 'image/png', 1, '2027-09-02T01:00:00.000Z')",
    )
    .run();
  connection
    .prepare(
      "INSERT INTO attachment (uid, content_id, entity, person_id, kind, title, added_at, added_by) VALUES (?, 1, 'person', ?, 'schoolCertificate', '在校证明', '2027-09-02T01:00:00.000Z', 1)",
    )
    .run(newUid(), personId);
  const unproven = (day: IsoDate): number => growingUp(context, day).unproven;
  expect([isoDate('2027-10-01'), isoDate('2028-09-30'), isoDate('2028-10-01')].map(unproven)).toEqual([0, 0, 1]);
});

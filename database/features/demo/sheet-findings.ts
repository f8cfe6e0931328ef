/** What the checks of the last sheet are to find: an account two people share, one in another name; and somebody whose payments are held back. */
import type { IsoMonth } from '../../../electron/contract/values.ts';
import { rows, type WriteContext } from '../../core/sql.ts';
import { holdPayments } from '../payments/service-holds.ts';
import * as people from '../people/service.ts';

type Payee = { readonly personId: number; readonly name: string; readonly account: string };

const payeesSql = `SELECT p.person_id AS personId, p.name, json_extract(f.detail, '$.number') AS account FROM person p
  JOIN fact f ON f.fact_id = (SELECT max(fact_id) FROM fact a WHERE a.person_id = p.person_id AND a.kind = 'account')
  WHERE p.status = 'active' AND p.mode = 'scattered' AND p.category = 'elder' AND p.confirmed_on < ? AND p.account_number IS NOT NULL
  ORDER BY p.person_id LIMIT 40`;
const bank = '样本农商银行';

export function makeSheetFindings(clerk: WriteContext, month: IsoMonth): void {
  const payees = rows<Payee>(clerk, payeesSql, `${month}-01`);
  const [first, second, other, held] = [payees[3], payees[11], payees[19], payees[27]];
  const validFrom = clerk.clock.today();
  if (first && second)
    people.record(clerk, {
      kind: 'account',
      personId: second.personId,
      validFrom,
      account: { bank, holder: second.name, number: first.account },
    });
  if (other)
    people.record(clerk, {
      kind: 'account',
      personId: other.personId,
      validFrom,
      account: { bank, holder: `${other.name.charAt(0)}建军`, number: other.account },
    });
  if (held) holdPayments(clerk, { personId: held.personId, type: null, fromMonth: month, reason: '社保卡挂失，等新卡办好后发放' });
}

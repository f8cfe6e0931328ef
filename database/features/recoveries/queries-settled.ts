/** What later sheets have settled, line by line, in words. */
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';

type Stored = {
  readonly entryId: number;
  readonly personId: number;
  readonly name: string;
  readonly idNumber: string | null;
  readonly townName: string | null;
  readonly forMonth: IsoMonth;
  readonly of: string;
  readonly fen: number;
  readonly lineMonth: IsoMonth | null;
  readonly lineType: string | null;
  readonly recoveryMonth: IsoMonth | null;
  readonly pendingMonth: IsoMonth | null;
};

export type NettingRow = Pick<Stored, 'entryId' | 'personId' | 'name' | 'idNumber' | 'townName' | 'forMonth' | 'of' | 'fen'> & {
  /** What would have been paid. */
  readonly plus: string;
  /** What would have been taken. */
  readonly minus: string;
};

/** Newest first. */
export function nettingRows(reader: Reader): NettingRow[] {
  return rows<Stored>(
    reader,
    `SELECT e.entry_id AS entryId, p.person_id AS personId, p.name, coalesce(p.id_number, p.temporary_number) AS idNumber,
       (SELECT d.name FROM division d WHERE d.code = p.town_code AND d.level = 'town' ORDER BY d.valid_to IS NOT NULL LIMIT 1) AS townName,
       coalesce(r.for_month, w.for_month) AS forMonth, coalesce(r.of_type, w.of_type) AS "of", e.fen, ls.month AS lineMonth,
       l.line_type AS lineType, rs.month AS recoveryMonth, ws.month AS pendingMonth
     FROM claim_entry e LEFT JOIN sheet_recovery r ON r.recovery_id = e.recovery_id LEFT JOIN sheet rs ON rs.sheet_id = r.sheet_id
       LEFT JOIN sheet_pending w ON w.pending_id = e.pending_id LEFT JOIN sheet ws ON ws.sheet_id = w.sheet_id
       LEFT JOIN sheet_line l ON l.line_id = e.line_id LEFT JOIN sheet ls ON ls.sheet_id = l.sheet_id
       JOIN person p ON p.person_id = coalesce(r.person_id, w.person_id)
     WHERE e.kind = 'netting' ORDER BY e.entry_id DESC`,
  ).map(({ lineMonth, lineType, recoveryMonth, pendingMonth, ...netting }) => {
    const sheet = (month: IsoMonth, what: string): string => `${formatMonth(month)}发放表${what}`;
    const pending = pendingMonth === null ? '' : sheet(pendingMonth, '待定');
    const line = lineMonth === null ? '' : sheet(lineMonth, lineType === 'OFFSET' ? '抵扣（机构）' : '补发');
    return {
      ...netting,
      plus: pending === '' ? line : pending,
      minus: recoveryMonth === null ? line : sheet(recoveryMonth, '追回'),
    };
  });
}

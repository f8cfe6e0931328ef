/** What was recorded between two sheets: the causes of the corrections of the later one. */
import type { Scheme } from '../../../electron/contract/schemes.ts';
import type { IsoDate, IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, type Reader } from '../../core/sql.ts';
import type { StandardKey } from '../standards/rules.ts';
import type { Horizon } from './queries-explain.ts';

/** The sheet before a month, as far as a horizon needs it. */
export function knowledgeBefore(
  reader: Reader,
  scheme: Scheme,
  month: IsoMonth,
): { readonly knownUntil: string; readonly builtAt: string } | undefined {
  return row(
    reader,
    'SELECT known_until AS knownUntil, built_at AS builtAt FROM sheet WHERE scheme = ? AND month < ? ORDER BY month DESC LIMIT 1',
    scheme,
    month,
  );
}

export type LearntFact = {
  readonly factId: number;
  readonly kind: string;
  readonly cancels: number | null;
  readonly recordedAt: string;
};

/** Facts of a person recorded after one point and not after another, in the order they were recorded. */
export function factsBetween(reader: Reader, personId: number, after: number, until: number): LearntFact[] {
  return rows(
    reader,
    `SELECT fact_id AS factId, kind, cancels_fact_id AS cancels, recorded_at AS recordedAt FROM fact
     WHERE person_id = ? AND fact_id > ? AND fact_id <= ? ORDER BY fact_id`,
    personId,
    after,
    until,
  );
}

export type LearntStandard = StandardKey & {
  readonly standardId: number;
  readonly amountFen: number;
  readonly validFrom: IsoDate;
  readonly documentNo: string;
  readonly at: string;
  /** The reason when this is the voiding of the standard. */
  readonly voidReason: string | null;
};

const standardColumns = `s.standard_id AS standardId, s.kind, s.area_type AS areaType, s.mode, s.level, s.amount_fen AS amountFen,
  s.valid_from AS validFrom, s.document_no AS documentNo`;

/** Standards recorded, and standards voided, between two points. */
export function standardsBetween(reader: Reader, after: Horizon, until: Horizon): LearntStandard[] {
  return rows(
    reader,
    `SELECT ${standardColumns}, s.recorded_at AS at, NULL AS voidReason FROM standard s WHERE s.standard_id > @after AND s.standard_id <= @until
     UNION ALL SELECT ${standardColumns}, v.voided_at, v.reason FROM standard s JOIN standard_void v ON v.standard_id = s.standard_id
       WHERE v.voided_at > @afterAt AND v.voided_at <= @untilAt
     ORDER BY at, standardId`,
    { after: after.standard, until: until.standard, afterAt: after.at, untilAt: until.at },
  );
}

export type LearntParameter = {
  readonly parameterId: number;
  readonly key: string;
  readonly validFrom: IsoDate;
  readonly documentNo: string;
  readonly at: string;
};

export function parametersBetween(reader: Reader, after: number, until: number): LearntParameter[] {
  return rows(
    reader,
    `SELECT parameter_id AS parameterId, key, valid_from AS validFrom, document_no AS documentNo, recorded_at AS at FROM parameter
     WHERE parameter_id > ? AND parameter_id <= ? ORDER BY parameter_id`,
    after,
    until,
  );
}

export type LearntReturn = {
  readonly forMonth: IsoMonth;
  readonly of: string;
  readonly side: string;
  readonly on: IsoDate;
  readonly reason: string;
  readonly at: string;
};

export function returnsBetween(reader: Reader, personId: number, scheme: Scheme, after: number, until: number): LearntReturn[] {
  return rows(
    reader,
    `SELECT l.for_month AS forMonth, coalesce(l.of_type, l.line_type) AS "of", l.side, r.returned_on AS "on", r.reason, r.recorded_at AS at
     FROM line_return r JOIN sheet_line l ON l.line_id = r.line_id
     WHERE l.person_id = ? AND l.scheme = ? AND r.return_id > ? AND r.return_id <= ? ORDER BY r.return_id`,
    personId,
    scheme,
    after,
    until,
  );
}

export type LiftedHold = {
  readonly of: string | null;
  readonly on: IsoDate;
  readonly at: string;
};

/** Holds lifted after one sheet was built and before another. */
export function holdsLiftedBetween(reader: Reader, personId: number, scheme: Scheme, after: string, until: string): LiftedHold[] {
  return rows(
    reader,
    `SELECT line_type AS "of", held_on AS "on", lifted_at AS at FROM payment_hold
     WHERE person_id = ? AND scheme = ? AND lifted_at > ? AND lifted_at <= ? ORDER BY lifted_at`,
    personId,
    scheme,
    after,
    until,
  );
}

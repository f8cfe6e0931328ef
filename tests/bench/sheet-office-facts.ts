/** The dated facts of the county as a clerk would keep them in a workbook: one row each, sorted by person, kind and day. */
import { closeConnection } from '../../database/core/open.ts';
import { rows } from '../../database/core/sql.ts';
import type { IsoDate, IsoMonth } from '../../electron/contract/values.ts';
import { reopen } from './sheet-county.ts';

/** In this order a look-up for an end that finds none finds the confirmation. */
export const factKinds = ['confirmation', 'end', 'residence', 'level', 'mode', 'caregiver', 'account', 'caregiverAccount'] as const;
export type FactKind = (typeof factKinds)[number];

export type OfficeFact = {
  readonly personId: number;
  readonly kind: FactKind;
  readonly day: IsoDate;
  /** Area, level, mode, name of the caregiver or number of the account. */
  readonly value: string;
  /** Home, or holder of the account. */
  readonly more: string | number | null;
};
export type OfficeStandard = { readonly day: IsoDate; readonly name: string; readonly fen: number };
export type OfficeCounty = {
  readonly people: readonly { readonly personId: number; readonly name: string; readonly idNumber: string }[];
  readonly facts: readonly OfficeFact[];
  readonly standards: readonly OfficeStandard[];
  readonly homes: readonly { readonly homeId: number; readonly holder: string; readonly account: string }[];
};

/** What the program itself computes from; nothing in this county was withdrawn. */
export function officeCounty(file: string, key: Buffer, month: IsoMonth): OfficeCounty {
  const context = reopen(file, key, `${month}-01`);
  try {
    return {
      people: rows(context, 'SELECT person_id AS personId, name, id_number AS idNumber FROM person ORDER BY person_id'),
      facts: rows<OfficeFact>(
        context,
        `SELECT person_id AS personId, kind, valid_from AS day,
           coalesce(CASE kind WHEN 'residence' THEN detail ->> 'areaType' WHEN 'caregiver' THEN detail ->> 'name' ELSE value END, detail ->> 'number', '') AS value,
           coalesce(home_id, detail ->> 'holder') AS more
         FROM fact WHERE kind IN (${factKinds.map((kind) => `'${kind}'`).join(', ')})`,
      ).toSorted((a, b) => a.personId - b.personId || factKinds.indexOf(a.kind) - factKinds.indexOf(b.kind) || (a.day < b.day ? -1 : 1)),
      standards: rows(
        context,
        "SELECT valid_from AS day, coalesce(area_type, level) AS name, amount_fen AS fen FROM standard WHERE kind <> 'dibao' ORDER BY valid_from",
      ),
      homes: rows(context, 'SELECT home_id AS homeId, holder, account_number AS account FROM home_account ORDER BY home_id'),
    };
  } finally {
    closeConnection(context.connection);
  }
}

/** The divisions of one ledger: copied from the national table at its creation, dated from then on. */
import { rows, run, type Reader, type Writer } from '../../core/sql.ts';
import type { NationalDivision } from './national.ts';
import type { DivisionRow } from './rules.ts';

export function insertDivisions(writer: Writer, divisions: Iterable<NationalDivision>): void {
  for (const division of divisions)
    run(
      writer,
      'INSERT INTO division (code, name, level, parent_code) VALUES (?, ?, ?, ?)',
      division.code,
      division.name,
      division.level,
      division.parentCode,
    );
}

export function divisionRows(reader: Reader): DivisionRow[] {
  return rows(
    reader,
    'SELECT code, name, level, parent_code AS parentCode, valid_from AS validFrom, valid_to AS validTo, merged_into AS mergedInto FROM division ORDER BY division_id',
  );
}

export function currentDivisions(reader: Reader): Pick<DivisionRow, 'code' | 'name' | 'level' | 'parentCode'>[] {
  return rows(reader, 'SELECT code, name, level, parent_code AS parentCode FROM division WHERE valid_to IS NULL ORDER BY code');
}

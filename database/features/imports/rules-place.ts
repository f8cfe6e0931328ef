/** Township, village and home of a row. Pure. */
import type { DivisionMatch } from '../divisions/rules.ts';
import type { KnownHome, KnownLedger } from './known-ledger.ts';
import type { Row } from './row.ts';

function unknownPlace(row: Row, key: string, within: string, match: DivisionMatch): void {
  const name = row.shown(key).trim();
  if (match.status === 'ambiguous')
    row.issue(
      key,
      'UNKNOWN_DIVISION',
      `“${row.title(key)}”的“${name}”${within}不止一处：${match.candidates.map((candidate) => candidate.name).join('、')}。请写全名称。`,
    );
  else row.issue(key, 'UNKNOWN_DIVISION', `“${row.title(key)}”的“${name}”${within}没有找到。请核对名称；区划有变动的，请先在区划中登记。`);
}

/** Codes of township and village, or null with the reason at the cell that names an unknown place. */
export function readPlace<Key extends string>(
  row: Row<Key>,
  known: KnownLedger,
  townKey: Key,
  villageKey: Key,
  county?: string,
): { readonly townCode: string; readonly villageCode: string } | null {
  const townText = row.text(townKey);
  const villageText = row.text(villageKey);
  if (townText === '' || villageText === '') return null;
  const town = known.findTown(townText, county);
  if (town.status !== 'found') {
    unknownPlace(row, townKey, '', town);
    return null;
  }
  const village = known.findVillage(town.code, villageText);
  if (village.status === 'found') return { townCode: town.code, villageCode: village.code };
  unknownPlace(row, villageKey, `在${known.divisionName(town.code)}`, village);
  return null;
}

export function readTown<Key extends string>(row: Row<Key>, known: KnownLedger, key: Key): string | null {
  const text = row.text(key);
  if (text === '') return null;
  const town = known.findTown(text);
  if (town.status === 'found') return town.code;
  unknownPlace(row, key, '', town);
  return null;
}

/** The home named in the row; of several of one name the one in the township of the person. */
export function readHome<Key extends string>(row: Row<Key>, known: KnownLedger, key: Key, townCode: string | null): KnownHome | null {
  const text = row.text(key);
  if (text === '' || !row.isSound(key)) return null;
  const byCode = known.homeByCode(text);
  if (byCode) return byCode;
  const named = known.homesByName(text);
  const home = named.length > 1 ? (named.find((candidate) => candidate.townCode === townCode) ?? null) : (named[0] ?? null);
  if (!home)
    row.issue(
      key,
      'UNKNOWN_HOME',
      named.length > 1
        ? `名为“${row.shown(key).trim()}”的供养机构有 ${named.length} 家。请改填机构编号：${named.map((candidate) => candidate.code).join('、')}。`
        : `没有名为“${row.shown(key).trim()}”的供养机构。请核对名称，或先导入敬老院名册。`,
    );
  return home;
}

/** Indicators of relief standards: the standards of the county as they were in force on the day. */
import type { IndicatorItem, IndicatorRow } from '../../../electron/contract/indicators.ts';
import type { AreaType } from '../../../electron/contract/terms.ts';
import { formatYuan, isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { policyValue } from '../parameters/service.ts';
import { meetsMultiple, standardName, standardOn, type Standard } from '../standards/rules.ts';
import type { ScopedReader } from '../users/scope.ts';
import type { Horizon } from './stock-store.ts';
import { growth, multipleText, townToVillage } from './rules-standards.ts';
import type { ItemIndicator } from './service-renovation.ts';

type Asked = { readonly day: IsoDate; readonly horizon: Horizon };
type Target = (key: string, day: IsoDate) => number | null;

const words = { lists: 'items' as const, unassessed: 0, unit: 'fen' as const, batchYear: null, missing: null, note: null };

/** Standards nobody had voided within the horizon. */
function standardsKnown(reader: Reader, horizon: Horizon): Standard[] {
  return rows(
    reader,
    `SELECT standard_id AS standardId, kind, area_type AS areaType, mode, level, amount_fen AS amountFen, valid_from AS validFrom, document_no AS documentNo
     FROM standard s WHERE recorded_at <= @horizon
       AND NOT EXISTS (SELECT 1 FROM standard_void v WHERE v.standard_id = s.standard_id AND v.voided_at <= @horizon) ORDER BY valid_from, standard_id`,
    { horizon },
  );
}

function dibaoOn(standards: readonly Standard[], areaType: AreaType, day: IsoDate): Standard | null {
  return standardOn(standards, { kind: 'dibao', areaType, mode: null, level: null }, day);
}

function itemOf(
  standard: Standard,
  compared: Standard,
  figures: Pick<IndicatorItem, 'numerator' | 'denominator' | 'shown'>,
): IndicatorItem {
  const told = (one: Standard): string => `${standardName(one)} ${formatYuan(one.amountFen)} 元，${one.validFrom} 起，${one.documentNo}`;
  return {
    key: String(standard.standardId),
    name: told(standard),
    place: null,
    link: '/standards',
    note: `与${told(compared)}相比`,
    ...figures,
  };
}

/** 城乡低保标准之比、农村低保标准提高幅度、特困标准倍数: only for the county as a whole, and only where the standards are on record. */
export function standardIndicators(reader: ScopedReader, { day, horizon }: Asked, target: Target): ItemIndicator[] {
  if (reader.scope.kind !== 'county') return [];
  const standards = standardsKnown(reader, horizon);
  return [
    ...ratioOf(standards, day, target),
    ...growthOf(standards, day, target),
    ...multipleOf(reader, standards, day, 'rural'),
    ...multipleOf(reader, standards, day, 'urban'),
  ];
}

function ratioOf(standards: readonly Standard[], day: IsoDate, target: Target): ItemIndicator[] {
  const [urban, rural] = [dibaoOn(standards, 'urban', day), dibaoOn(standards, 'rural', day)];
  if (!urban || !rural) return [];
  const most = target('target.ind14', day);
  const figures = { numerator: urban.amountFen, denominator: rural.amountFen };
  const compared = townToVillage(urban.amountFen, rural.amountFen, most);
  const row: IndicatorRow = {
    ...words,
    code: 'IND14',
    name: '城乡低保标准之比',
    scope: '截至日执行的城市低保标准与农村低保标准之比，按未四舍五入的标准比较',
    numeratorTitle: '城市低保标准',
    denominatorTitle: '农村低保标准',
    target: most,
    targetUnit: '倍',
    isCeiling: true,
    ...figures,
    ...compared,
  };
  return [{ row, items: [itemOf(urban, rural, { ...figures, shown: compared.shown })] }];
}

/** Against what held at the end of the year before: a target is one of a calendar year. */
function growthOf(standards: readonly Standard[], day: IsoDate, target: Target): ItemIndicator[] {
  const year = Number(day.slice(0, 4));
  const [now, before] = [dibaoOn(standards, 'rural', day), dibaoOn(standards, 'rural', isoDate(`${year - 1}-12-31`))];
  if (!now || !before) return [];
  const least = target('target.ind15', day);
  const grown = now.amountFen - before.amountFen;
  const figures = { numerator: grown, denominator: before.amountFen };
  const compared = growth(grown, before.amountFen, least);
  const row: IndicatorRow = {
    ...words,
    code: 'IND15',
    name: '农村低保标准提高幅度',
    scope: `截至日执行的农村低保标准比${year - 1}年底执行的标准提高的部分，按未四舍五入的标准比较`,
    numeratorTitle: '提高额',
    denominatorTitle: `${year - 1}年底标准`,
    target: least,
    targetUnit: '%',
    isCeiling: false,
    ...figures,
    ...compared,
  };
  return [{ row, items: [itemOf(now, before, { ...figures, shown: compared.shown })] }];
}

const multiples = { rural: { code: 'IND16', area: '农村' }, urban: { code: 'IND16_URBAN', area: '城市' } } as const;

/** Where centralised and scattered people have standards of their own the lower one decides; it stands first on the list. */
function multipleOf(reader: Reader, standards: readonly Standard[], day: IsoDate, areaType: 'rural' | 'urban'): ItemIndicator[] {
  const dibao = dibaoOn(standards, areaType, day);
  if (!dibao) return [];
  const found = (['centralised', 'scattered'] as const).flatMap((mode) => {
    const one = standardOn(standards, { kind: 'basicLiving', areaType, mode, level: null }, day);
    return one ? [one] : [];
  });
  const basics = [...new Set(found)].toSorted((one, other) => one.amountFen - other.amountFen);
  const [lowest] = basics;
  if (!lowest) return [];
  const policy = policyValue(reader, 'destitute.multiple', day);
  const multiple = typeof policy === 'number' ? policy : null;
  const figuresOf = (one: Standard) => ({
    numerator: one.amountFen,
    denominator: dibao.amountFen,
    shown: multipleText(one.amountFen, dibao.amountFen),
  });
  const { code, area } = multiples[areaType];
  const row: IndicatorRow = {
    ...words,
    code,
    name: `${area}特困基本生活标准倍数`,
    scope: `截至日执行的${area}特困基本生活标准与${area}低保标准之比；集中、分散标准不同的取低的一个`,
    numeratorTitle: '特困基本生活标准',
    denominatorTitle: `${area}低保标准`,
    target: multiple,
    targetUnit: '倍',
    isCeiling: false,
    met: multiple === null ? null : meetsMultiple(lowest.amountFen, dibao.amountFen, multiple),
    footnote: null,
    ...figuresOf(lowest),
  };
  return [{ row, items: basics.map((one) => itemOf(one, dibao, figuresOf(one))) }];
}

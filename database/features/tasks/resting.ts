/** What rests on a document and its clauses: records that name its number, the clauses known from the start, links a clerk set. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PolicyProfile, Resting } from '../../../electron/contract/tasks-shapes.ts';
import { labelOf, selfCareLevels, supportModes, areaTypes, standardKinds } from '../../../electron/contract/terms.ts';
import { formatDate, formatYuan, type Fen, type IsoDate } from '../../../electron/contract/values.ts';
import { resourcePath } from '../../core/resources.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { parameterTitles } from '../parameters/service.ts';
import { policyDocuments } from './library.ts';
import { definitions } from '../registers/library.ts';
import { linksOf } from './queries-documents.ts';
import { sameNumber } from './rules-clauses.ts';

type Named = Omit<Resting, 'place' | 'linkId'> & {
  readonly documentNo: string;
  /** Where the record names its clause itself. */
  readonly ownPlace?: string;
};

const linksSchema = z.record(z.string(), z.strictObject({ parameter: z.record(z.string(), z.string()) }));
let shipped: z.infer<typeof linksSchema> | undefined;

/** Clauses of the parameters that come with the program. */
function knownClauses(): z.infer<typeof linksSchema> {
  return (shipped ??= linksSchema.parse(JSON.parse(readFileSync(resourcePath('features/tasks/data/links.json'), 'utf8'))));
}

/** Where each part of the program is seen. */
const pages: Readonly<Record<string, { readonly title: string; readonly link: string }>> = {
  CP: { title: '安置与集中供养', link: '/placement' },
  RN: { title: '敬老院改造提升', link: '/renovation' },
  HH: { title: '农村幸福院等级与奖补', link: '/happiness' },
  ST: { title: '救助标准', link: '/standards' },
  MT: { title: '信息比对（重复享受）', link: '/payments/overlaps' },
  VS: { title: '定期探访', link: '/scattered' },
  QR: { title: '季度报告', link: '/reports/quarter' },
};

/** As the county calls them; the program's own names say the scope too. */
const indicatorNames: Readonly<Record<string, string>> = {
  IND01: '生活不能自理集中供养率',
  IND03: '愿进全进落实率',
  IND06: '县级敬老院',
  IND07: '改造完成率',
  IND13: '“五有”落实率',
  IND14: '城乡低保标准之比',
  IND15: '农村低保标准增长率',
  IND16: '特困标准倍数',
  IND17: '低保审核确认按时办结率',
  IND18: '季报按时率',
  IND22: '托管率',
};

function standards(reader: Reader): Named[] {
  const found = rows<{
    key: number;
    kind: string;
    area: string | null;
    mode: string | null;
    level: string | null;
    fen: Fen;
    from: IsoDate;
    documentNo: string;
  }>(
    reader,
    `SELECT standard_id AS key, kind, area_type AS area, mode, level, amount_fen AS fen, valid_from AS "from", document_no AS documentNo FROM standard s
     WHERE NOT EXISTS (SELECT 1 FROM standard_void v WHERE v.standard_id = s.standard_id) ORDER BY valid_from DESC, standard_id`,
  );
  return found.map(({ key, kind, area, mode, level, fen, from, documentNo }) => ({
    kind: 'standard',
    key: String(key),
    title: [
      area === null ? '' : labelOf(areaTypes, area),
      labelOf(standardKinds, kind),
      mode === null ? '' : `（${labelOf(supportModes, mode)}）`,
      level === null ? '' : `（${labelOf(selfCareLevels, level)}）`,
    ].join(''),
    detail: `每月 ${formatYuan(fen)} 元，${formatDate(from)} 起`,
    link: '/standards',
    documentNo,
  }));
}

function parameters(reader: Reader): Named[] {
  const titles = parameterTitles();
  return rows<{ key: string; from: IsoDate; documentNo: string }>(
    reader,
    `SELECT key, max(valid_from) AS "from", document_no AS documentNo FROM parameter GROUP BY key, document_no ORDER BY key`,
  ).map(({ key, from, documentNo }) => ({
    kind: 'parameter',
    key,
    title: titles.get(key) ?? key,
    detail: from <= '2000-01-01' ? null : `${formatDate(from)} 起`,
    link: `/standards?tab=parameters&key=${encodeURIComponent(key)}`,
    documentNo,
  }));
}

function templates(reader: Reader): Named[] {
  return rows<{ key: number; name: string; version: number; documentNo: string }>(
    reader,
    `SELECT grading_template_id AS key, name, version, document_no AS documentNo FROM grading_template
     WHERE document_no IS NOT NULL AND state <> 'draft' ORDER BY grading_template_id DESC`,
  ).map(({ key, name, version, documentNo }) => ({
    kind: 'template',
    key: String(key),
    title: name,
    detail: `第 ${version} 版`,
    link: `/happiness/grading/templates/${key}`,
    documentNo,
  }));
}

function batches(reader: Reader): Named[] {
  return rows<{ year: number; target: number; documentNo: string }>(
    reader,
    'SELECT year, target_count AS target, document_no AS documentNo FROM renovation_batch WHERE withdrawn_at IS NULL ORDER BY year DESC',
  ).map(({ year, target, documentNo }) => ({
    kind: 'batch',
    key: String(year),
    title: `${year} 年敬老院改造提升任务`,
    detail: `${target} 处`,
    link: '/renovation/targets',
    documentNo,
  }));
}

/** Each names its documents with their clauses. */
function registers(): Named[] {
  return definitions().flatMap(({ code, title, basis }) =>
    basis.map(({ documentNo, place }) => ({
      kind: 'register' as const,
      key: code,
      title,
      detail: null,
      link: `/registers/${code}`,
      documentNo,
      ownPlace: place,
    })),
  );
}

/** Every record that names a document. */
function named(reader: Reader): Named[] {
  return [...standards(reader), ...parameters(reader), ...templates(reader), ...batches(reader), ...registers()];
}

/** How many records name each number, by the number as it is compared. */
export function namedCounts(reader: Reader): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { documentNo } of named(reader)) counts.set(sameNumber(documentNo), (counts.get(sameNumber(documentNo)) ?? 0) + 1);
  return counts;
}

/** What a clerk may link a clause with: what stands in the ledger, whatever document it names. */
export function linkable(reader: Reader): { kind: Resting['kind']; key: string; title: string }[] {
  const seen = new Set<string>();
  return named(reader).flatMap(({ kind, key, title, detail }) => {
    if (seen.has(`${kind} ${key}`)) return [];
    seen.add(`${kind} ${key}`);
    return [{ kind, key, title: kind === 'standard' && detail !== null ? `${title}（${detail}）` : title }];
  });
}

/** Pages and indicators that answer the tasks of a clause. */
function ofTasks(shippedId: PolicyProfile): Resting[] {
  const document = policyDocuments().find(({ id }) => id === shippedId);
  const found = new Map<string, Resting>();
  for (const { place, capabilities, targets } of document?.tasks ?? []) {
    for (const capability of capabilities) {
      const page = pages[capability];
      if (page) found.set(`${place} ${page.title}`, { kind: 'page', key: capability, ...page, detail: null, place, linkId: null });
    }
    for (const { indicator, words } of targets)
      if (indicator !== null)
        found.set(`${place} ${indicator}`, {
          kind: 'indicator',
          key: indicator,
          title: indicatorNames[indicator] ?? indicator,
          detail: words,
          link: `/indicators?code=${indicator}`,
          place,
          linkId: null,
        });
  }
  return [...found.values()];
}

/** All that rests on a document, each with its clause where one is known. */
export function restingOn(
  reader: Reader,
  document: { readonly documentId: number; readonly documentNo: string; readonly shippedId: PolicyProfile | null },
): Resting[] {
  const { documentId, documentNo, shippedId } = document;
  const all = named(reader);
  const clauses = shippedId === null ? {} : (knownClauses()[shippedId]?.parameter ?? {});
  const own = all.filter((each) => sameNumber(each.documentNo) === sameNumber(documentNo));
  const resting = (each: Named, place: string | null, linkId: number | null): Resting => {
    const { documentNo: _, ownPlace: __, ...rest } = each;
    return { ...rest, place, linkId };
  };
  const byNumber = own.map((each) =>
    resting(each, each.ownPlace ?? (each.kind === 'parameter' ? (clauses[each.key] ?? null) : null), null),
  );
  // A parameter that carries out a clause, though its value is of the county or of the program.
  const ofClauses = Object.entries(clauses).flatMap(([key, place]) => {
    const found = own.some((each) => each.key === key) ? undefined : all.find((each) => each.kind === 'parameter' && each.key === key);
    return found ? [resting(found, place, null)] : [];
  });
  const linked = linksOf(reader, documentId).flatMap(({ linkId, place, kind, key }) => {
    const found = all.find((each) => each.kind === kind && each.key === key);
    return found ? [resting(found, place, linkId)] : [];
  });
  return [...(shippedId === null ? [] : ofTasks(shippedId)), ...byNumber, ...ofClauses, ...linked];
}

/** Batches of the past, and taking one back as a whole. Undoing cancels; nothing is deleted. */
import type { ImportKind } from '../../../electron/contract/imports.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { AppError } from '../../../electron/contract/result.ts';
import { formatMonth, type IsoMonth } from '../../../electron/contract/values.ts';
import { row, rows, run, transactionSteps, type Reader, type Steps, type WriteContext, type Writer } from '../../core/sql.ts';
import { happinessUsedBy, undoHappiness } from '../happiness/import-batch.ts';
import * as homes from '../homes/service.ts';
import { nameInitials } from '../people/pinyin.ts';
import { insertCancellation, refreshPerson } from '../people/store.ts';
import { projectsUsedBy, undoProjects } from '../renovation/import-undo.ts';
import { insertVoid, monthUsing, standardForAudit } from '../standards/service.ts';

type Batch = { readonly batchId: number; readonly kind: ImportKind; readonly fileName: string; readonly undoneAt: string | null };

const standing = 'NOT EXISTS (SELECT 1 FROM fact c WHERE c.cancels_fact_id = f.fact_id)';

export function list(reader: Reader): OutputOf<'imports.batches'> {
  const stored = rows<Omit<OutputOf<'imports.batches'>[number], 'blockedBy'>>(
    reader,
    `SELECT b.batch_id AS batchId, b.kind, b.file_name AS fileName, b.accepted, b.unchanged, b.rejected, b.imported_at AS importedAt, u.name AS importedBy,
       d.undone_at AS undoneAt, du.name AS undoneBy
     FROM import_batch b JOIN user_account u ON u.user_id = b.imported_by LEFT JOIN import_undo d ON d.batch_id = b.batch_id LEFT JOIN user_account du ON du.user_id = d.undone_by
     ORDER BY b.batch_id DESC`,
  );
  return stored.map((batch) => ({ ...batch, blockedBy: batch.undoneAt ? null : usedBy(reader, batch) }));
}

/** What has built on a batch, in words; null while it can still be taken back. */
function usedBy(reader: Reader, batch: { readonly batchId: number; readonly kind: ImportKind }): string | null {
  switch (batch.kind) {
    case 'roster':
    case 'changes':
      return sheetUsingFacts(reader, batch.batchId) ?? laterFact(reader, batch.batchId);
    case 'homes':
      return row(
        reader,
        `SELECT 1 FROM fact f JOIN home h ON h.home_id = f.home_id WHERE h.batch_id = ? AND ${standing} LIMIT 1`,
        batch.batchId,
      )
        ? '有人员登记在这些机构'
        : laterHomeChange(reader, batch.batchId);
    case 'happiness':
      return happinessUsedBy(reader, batch.batchId);
    case 'projects':
      return projectsUsedBy(reader, batch.batchId);
    case 'standards':
      return (
        standardsOf(reader, batch.batchId)
          .map((standardId) => monthUsing(reader, standardId))
          .filter((month) => month !== null)
          .map((month) => `${formatMonth(month)}发放表`)[0] ?? null
      );
  }
}

/**
 * A sheet past the draft that was built knowing the batch, whether it lists its people or leaves them out. By keys and not by the clock,
 * which may have been set back.
 */
function sheetUsingFacts(reader: Reader, batchId: number): string | null {
  const found = row<{ month: IsoMonth | null }>(
    reader,
    `SELECT min(month) AS month FROM sheet
     WHERE state <> 'draft' AND json_extract(known_until, '$.fact') >= (SELECT min(fact_id) FROM fact WHERE batch_id = ?)`,
    batchId,
  );
  return found?.month ? `${formatMonth(found.month)}发放表` : null;
}

/** A home that was changed again after this batch had changed it. */
function laterHomeChange(reader: Reader, batchId: number): string | null {
  const replaced = rows<{ homeId: number; after: string }>(
    reader,
    'SELECT home_id AS homeId, after_json AS "after" FROM import_replaced WHERE batch_id = ?',
    batchId,
  );
  const changed = replaced
    .map(({ homeId, after }) => ({ now: homes.storedHome(reader, homeId), after }))
    .find(({ now, after }) => JSON.stringify(now) !== after);
  return changed ? `${changed.now?.name ?? '机构'}之后又有修改` : null;
}

function laterFact(reader: Reader, batchId: number): string | null {
  const found = row<{ name: string }>(
    reader,
    `SELECT p.name FROM fact f JOIN person p ON p.person_id = f.person_id
     WHERE f.person_id IN (SELECT person_id FROM fact WHERE batch_id = @batchId) AND f.batch_id IS NOT @batchId AND f.kind <> 'cancellation'
       AND f.fact_id > (SELECT max(fact_id) FROM fact WHERE batch_id = @batchId) AND ${standing} LIMIT 1`,
    { batchId },
  );
  return found ? `${found.name}等人之后又有登记` : null;
}

function standardsOf(reader: Reader, batchId: number): number[] {
  return rows<{ standardId: number }>(
    reader,
    'SELECT standard_id AS standardId FROM standard s WHERE batch_id = ? AND NOT EXISTS (SELECT 1 FROM standard_void v WHERE v.standard_id = s.standard_id)',
    batchId,
  ).map((standard) => standard.standardId);
}

/** @returns people, homes or standards taken back. @throws AppError BATCH_NOT_FOUND, BATCH_ALREADY_UNDONE, BATCH_USED */
export function* undoSteps(context: WriteContext, batchId: number): Steps<{ undone: number }> {
  return yield* transactionSteps(context, function* (writer) {
    const batch = row<Batch>(
      writer,
      'SELECT b.batch_id AS batchId, b.kind, b.file_name AS fileName, d.undone_at AS undoneAt FROM import_batch b LEFT JOIN import_undo d ON d.batch_id = b.batch_id WHERE b.batch_id = ?',
      batchId,
    );
    if (!batch) throw new AppError('BATCH_NOT_FOUND', { batch: batchId });
    if (batch.undoneAt) throw new AppError('BATCH_ALREADY_UNDONE', { batch: batchId });
    const by = usedBy(writer, batch);
    if (by) throw new AppError('BATCH_USED', { batch: batchId, by });
    const undone =
      batch.kind === 'homes'
        ? undoHomes(writer, batchId)
        : batch.kind === 'standards'
          ? undoStandards(writer, batch)
          : batch.kind === 'happiness'
            ? undoHappiness(writer, batch)
            : batch.kind === 'projects'
              ? undoProjects(writer, batch)
              : yield* undoFacts(writer, batch);
    run(
      writer,
      'INSERT INTO import_undo (batch_id, undone, undone_at, undone_by) VALUES (?, ?, ?, ?)',
      batchId,
      undone,
      writer.at,
      writer.actor.userId,
    );
    writer.audit({ action: 'import.undo', entity: 'import_batch', entityId: batchId, after: { fileName: batch.fileName, undone } });
    return { undone };
  });
}

const peoplePerStep = 200;

function* undoFacts(writer: Writer, batch: Batch): Steps<number> {
  const facts = rows<{ factId: number; personId: number; validFrom: string; kind: string; value: string | null }>(
    writer,
    `SELECT f.fact_id AS factId, f.person_id AS personId, f.valid_from AS validFrom, f.kind, f.value FROM fact f WHERE f.batch_id = ? AND f.kind <> 'cancellation' AND ${standing} ORDER BY f.person_id, f.fact_id`,
    batch.batchId,
  );
  const people = Map.groupBy(facts, (fact) => fact.personId);
  for (const fact of facts)
    insertCancellation(writer, fact.personId, fact.factId, fact.validFrom, `撤销导入《${batch.fileName}》`, batch.batchId);
  let done = 0;
  for (const [personId, cancelled] of people) {
    refreshPerson(writer, personId, nameInitials);
    writer.audit({
      action: 'import.undoPerson',
      entity: 'person',
      entityId: personId,
      before: { facts: cancelled.map(({ kind, validFrom, value }) => ({ kind, validFrom, value })) },
      after: { batchId: batch.batchId, fileName: batch.fileName },
    });
    done += 1;
    if (done % peoplePerStep === 0) yield { done, total: people.size, phase: '正在撤销' };
  }
  return people.size;
}

function undoStandards(writer: Writer, batch: Batch): number {
  const standards = standardsOf(writer, batch.batchId);
  for (const standardId of standards) {
    const before = standardForAudit(writer, standardId);
    insertVoid(writer, standardId, `撤销导入《${batch.fileName}》`, batch.batchId);
    const after = { reason: `撤销导入《${batch.fileName}》`, batchId: batch.batchId };
    writer.audit({ action: 'standard.void', entity: 'standard', entityId: standardId, before, after });
  }
  return standards.length;
}

function undoHomes(writer: Writer, batchId: number): number {
  const created = rows<{ homeId: number }>(
    writer,
    'SELECT home_id AS homeId FROM home WHERE batch_id = ? AND withdrawn_at IS NULL',
    batchId,
  );
  for (const { homeId } of created) {
    const before = homes.storedHome(writer, homeId);
    run(writer, 'UPDATE home SET withdrawn_at = ? WHERE home_id = ?', writer.at, homeId);
    writer.audit({ action: 'home.withdraw', entity: 'home', entityId: homeId, before, after: { batchId } });
  }
  const replaced = rows<{ homeId: number; before: string }>(
    writer,
    'SELECT home_id AS homeId, before_json AS "before" FROM import_replaced WHERE batch_id = ?',
    batchId,
  );
  for (const { homeId, before } of replaced) {
    const stored = JSON.parse(before) as homes.StoredHome;
    const imported = homes.storedHome(writer, homeId);
    homes.updateHome(writer, homeId, stored, null);
    if (stored.isWithdrawn) run(writer, 'UPDATE home SET withdrawn_at = ? WHERE home_id = ?', writer.at, homeId);
    writer.audit({ action: 'home.change', entity: 'home', entityId: homeId, before: imported, after: stored });
  }
  return created.length + replaced.length;
}

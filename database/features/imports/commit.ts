/** Writes a checked file: one transaction, one batch, everything or nothing. */
import { AppError } from '../../../electron/contract/result.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { newUid, row, run, transactionSteps, type Reader, type Steps, type WriteContext, type Writer } from '../../core/sql.ts';
import { writeHappinessRow } from '../happiness/import-batch.ts';
import * as homes from '../homes/service.ts';
import { nameInitials } from '../people/pinyin.ts';
import { insertFact, insertPerson, refreshPerson, trueFacts, type Origin } from '../people/store.ts';
import type { Identity, NewFact } from '../people/facts.ts';
import { writeProjectRow } from '../renovation/import-batch.ts';
import { insertStandard } from '../standards/service.ts';
import { knownMark, knownPerson } from './known.ts';
import { additionFacts, changeFacts, identityOf, rosterChanges, rosterFacts, type HomeIdOf } from './record-facts.ts';
import type { ChangeRecord, HappinessRecord, HomeRecord, ProjectRecord, RosterRecord, StandardRecord } from './records.ts';
import { rejectionsOf, type CheckedFile, type RowVerdict } from './verdicts.ts';

export type CommitInput = {
  readonly checked: CheckedFile;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly sheetName: string;
  /** `knownMark` at the time of the check. */
  readonly mark: string;
  readonly isSkippingInvalid: boolean;
};
export type Committed = {
  readonly batchId: number | null;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
};

const rowsPerStep = 200;

/** Asked before anything is prepared for the import. @throws AppError IMPORT_REJECTED, PREVIEW_STALE */
export function refuseCommit(reader: Reader, { checked, isSkippingInvalid, mark }: CommitInput): void {
  if (checked.counts.rejected > 0 && !isSkippingInvalid) throw new AppError('IMPORT_REJECTED', { rejected: rejectionsOf(checked).length });
  if (knownMark(reader) !== mark) throw new AppError('PREVIEW_STALE');
}

/** @throws AppError IMPORT_REJECTED, PREVIEW_STALE */
export function* commitSteps(context: WriteContext, input: CommitInput): Steps<Committed> {
  const { checked } = input;
  const { counts } = checked;
  refuseCommit(context, input);
  const accepted = inWritingOrder(checked.verdicts.filter((verdict) => verdict.status === 'new' || verdict.status === 'changed'));
  const summary = { accepted: accepted.length, unchanged: counts.unchanged, rejected: counts.rejected };
  if (accepted.length === 0) return { batchId: null, ...summary };
  return yield* transactionSteps(context, function* (writer) {
    const batchId = insertBatch(writer, input, summary);
    const write = rowWriter(writer, checked, context.clock.today());
    let done = 0;
    for (const verdict of accepted) {
      write(verdict, { source: `导入《${input.fileName}》第${verdict.row}行`, batchId });
      done += 1;
      if (done % rowsPerStep === 0) yield { done, total: accepted.length, phase: '正在写入台账' };
    }
    writer.audit({
      action: `import.${checked.kind}`,
      entity: 'import_batch',
      entityId: batchId,
      after: { fileName: input.fileName, sha256: input.fileSha256, ...summary },
    });
    return { batchId, ...summary };
  });
}

/** Somebody's own addition goes before whatever else the same file says of him, wherever the rows stand. */
function inWritingOrder(verdicts: readonly RowVerdict[]): RowVerdict[] {
  const isAddition = ({ record }: RowVerdict): boolean => record !== null && 'type' in record && record.type === 'addition';
  return [...verdicts.filter(isAddition), ...verdicts.filter((verdict) => !isAddition(verdict))];
}

function insertBatch(writer: Writer, input: CommitInput, summary: Omit<Committed, 'batchId'>): number {
  return run(
    writer,
    `INSERT INTO import_batch (uid, kind, file_name, file_sha256, sheet_name, row_count, accepted, unchanged, rejected, imported_at, imported_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newUid(),
    input.checked.kind,
    input.fileName,
    input.fileSha256,
    input.sheetName,
    input.checked.rows,
    summary.accepted,
    summary.unchanged,
    summary.rejected,
    writer.at,
    writer.actor.userId,
  );
}

type WriteRow = (verdict: RowVerdict, origin: Origin & { readonly batchId: number }) => void;

function rowWriter(writer: Writer, { kind, asOf }: CheckedFile, today: IsoDate): WriteRow {
  const stored = homes.storedHomes(writer);
  const ids = new Map(stored.map((home) => [home.code, home.homeId]));
  const codes = new Map(stored.map((home) => [home.homeId, home.code]));
  const homeIdOf: HomeIdOf = (code) => {
    const homeId = ids.get(code);
    if (homeId === undefined) throw new AppError('HOME_NOT_FOUND');
    return homeId;
  };
  const homeCode = (homeId: number): string | null => codes.get(homeId) ?? null;
  switch (kind) {
    case 'roster':
      return ({ record }, origin) => writeRosterRow(writer, record as RosterRecord, origin, homeIdOf, homeCode, today);
    case 'changes':
      return ({ record }, origin) => writeChange(writer, record as ChangeRecord, origin, homeIdOf);
    case 'homes':
      return ({ record }, origin) => writeHome(writer, record as HomeRecord, stored, origin.batchId, { today, bedsDay: asOf ?? today });
    case 'happiness':
      return ({ record }, origin) => writeHappinessRow(writer, record as HappinessRecord, origin);
    case 'projects':
      return ({ record }, origin) => writeProjectRow(writer, record as ProjectRecord, origin);
    case 'standards':
      return ({ record }, origin) => {
        const standard = record as StandardRecord;
        const standardId = insertStandard(writer, standard, origin.source, origin.batchId);
        writer.audit({ action: 'standard.add', entity: 'standard', entityId: standardId, after: standard });
      };
  }
}

function personIdOf(writer: Writer, idNumber: string): number | undefined {
  return row<{ personId: number }>(writer, 'SELECT person_id AS personId FROM person WHERE id_number = ?', idNumber)?.personId;
}

/** Adds somebody; who was there before an undone import gets his old row back. */
function addPerson(writer: Writer, identity: Identity, facts: readonly NewFact[], origin: Origin): number {
  const known = identity.idNumber ? personIdOf(writer, identity.idNumber) : undefined;
  const personId = known ?? insertPerson(writer, identity, null, nameInitials(identity.name), facts, origin);
  if (known !== undefined) addFacts(writer, known, facts, origin);
  writer.audit({ action: 'person.register', entity: 'person', entityId: personId, after: { source: origin.source, facts } });
  return personId;
}

function addFacts(writer: Writer, personId: number, facts: readonly NewFact[], origin: Origin): void {
  for (const fact of facts) insertFact(writer, personId, fact, origin);
  refreshPerson(writer, personId, nameInitials);
}

function writeRosterRow(
  writer: Writer,
  record: RosterRecord,
  origin: Origin,
  homeIdOf: HomeIdOf,
  homeCode: (homeId: number) => string | null,
  today: IsoDate,
): void {
  const personId = personIdOf(writer, record.idNumber);
  const known = personId === undefined ? undefined : knownPerson(trueFacts(writer, personId), homeCode);
  if (personId === undefined || !known) {
    addPerson(writer, identityOf(record), rosterFacts(record, homeIdOf), origin);
    return;
  }
  const facts = rosterChanges(record, known, homeIdOf, today);
  addFacts(writer, personId, facts, origin);
  writer.audit({ action: 'person.change', entity: 'person', entityId: personId, before: known, after: { source: origin.source, facts } });
}

function writeChange(writer: Writer, record: ChangeRecord, origin: Origin, homeIdOf: HomeIdOf): void {
  if (record.type === 'addition') {
    addPerson(writer, identityOf(record), additionFacts(record), origin);
    return;
  }
  const personId = personIdOf(writer, record.idNumber);
  if (personId === undefined) throw new AppError('PERSON_NOT_FOUND');
  const facts = changeFacts(record, homeIdOf);
  const touched = new Set(facts.map((fact) => fact.kind));
  const before = { facts: trueFacts(writer, personId).filter((fact) => touched.has(fact.kind)) };
  addFacts(writer, personId, facts, origin);
  writer.audit({ action: `person.${record.type}`, entity: 'person', entityId: personId, before, after: { source: origin.source, facts } });
}

function writeHome(
  writer: Writer,
  record: HomeRecord,
  stored: readonly homes.StoredHome[],
  batchId: number,
  { today, bedsDay }: { readonly today: IsoDate; readonly bedsDay: IsoDate },
): void {
  const { level, account, ...rest } = record;
  const content = { ...rest, homeLevel: level };
  const before = stored.find((home) => home.code === record.code);
  let homeId: number;
  if (before) {
    homeId = before.homeId;
    homes.updateHome(writer, homeId, content, { day: bedsDay, batchId });
    const replaced = 'INSERT INTO import_replaced (batch_id, home_id, before_json, after_json) VALUES (?, ?, ?, ?)';
    run(writer, replaced, batchId, homeId, JSON.stringify(before), JSON.stringify(homes.storedHome(writer, homeId)));
  } else homeId = homes.insertHome(writer, content, { day: bedsDay, batchId });
  if (account) homes.insertAccount(writer, { homeId, validFrom: today, ...account }, batchId);
  writer.audit({
    action: before ? 'home.change' : 'home.register',
    entity: 'home',
    entityId: homeId,
    ...(before ? { before } : {}),
    after: content,
  });
}

/** From the ledger to the papers of one project: its sheet with photos, the form of its acceptance, its assets. */
import { fireKinds } from '../../../../electron/contract/renovation-works-terms.ts';
import { AppError } from '../../../../electron/contract/result.ts';
import { labelOf } from '../../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { readContent, type AttachmentStore } from '../../attachments/store.ts';
import type { ScopedReader } from '../../users/scope.ts';
import { storedProjects, type StoredProject } from '../queries-projects.ts';
import { acceptancesOf, assetsOf, settlementOf } from '../queries-works.ts';
import { checklistItems } from '../service-acceptance.ts';
import { hasReached } from './content.ts';
import { projectReader, regionOf, unitOf } from './contents.ts';
import type { AcceptanceContent } from './letter-acceptance.ts';
import { photosOfProject, type PhotoFacts } from './queries.ts';
import type { AssetsContent } from './report-assets.ts';
import type { SheetContent, SheetPhoto } from './sheet.ts';

/** What one page shows of each side. */
const mostPhotos = 2;

/** Of the reader's own; what is not his is not there for him. @throws AppError RENOVATION_NOT_FOUND */
export function projectInScope(reader: ScopedReader, projectId: number): StoredProject {
  const found = storedProjects(reader).find((project) => project.projectId === projectId);
  if (!found) throw new AppError('RENOVATION_NOT_FOUND');
  return found;
}

function shown(store: AttachmentStore, { title, takenOn, fileName, sha256 }: PhotoFacts): SheetPhoto {
  const content = readContent(store, fileName, sha256);
  return { title, takenOn, bytes: content.state === 'whole' ? content.bytes : null };
}

/** @throws AppError RENOVATION_NOT_FOUND */
export function sheetContent(reader: ScopedReader, store: AttachmentStore, projectId: number, today: IsoDate): SheetContent {
  const project = projectInScope(reader, projectId);
  const { onPaper } = projectReader(reader, today)(project);
  const photos = Map.groupBy(photosOfProject(reader, projectId), ({ purpose }) => purpose);
  const isFinished = hasReached(onPaper, 'completed');
  const after = photos.get('after') ?? [];
  const newest = after.length > 0 ? after : (photos.get('progress') ?? []);
  return {
    region: regionOf(reader),
    unit: unitOf(reader, [project]),
    asOf: today,
    project: onPaper,
    before: (photos.get('before') ?? []).slice(0, mostPhotos).map((photo) => shown(store, photo)),
    after: newest.slice(-mostPhotos).map((photo) => shown(store, photo)),
    isFinished: isFinished || after.length > 0,
  };
}

/** Before the acceptance the checklist of today, unanswered. @throws AppError RENOVATION_NOT_FOUND */
export function acceptanceContent(reader: ScopedReader, projectId: number, today: IsoDate): AcceptanceContent {
  const project = projectInScope(reader, projectId);
  const { onPaper } = projectReader(reader, today)(project);
  const found = acceptancesOf(reader, projectId).find(({ withdrawnBy }) => withdrawnBy === null);
  const answered = found?.checklist ?? [];
  return {
    region: regionOf(reader),
    unit: unitOf(reader, [project]),
    project: onPaper,
    acceptance: found ? { ...found, fireKind: found.fireKind === null ? null : labelOf(fireKinds, found.fireKind) } : null,
    checklist: answered.length > 0 ? answered : checklistItems(reader, today).map(({ label }) => ({ label, isMet: null, note: null })),
  };
}

/** @throws AppError RENOVATION_NOT_FOUND, RENOVATION_NO_ASSETS */
export function assetsContent(reader: ScopedReader, projectId: number, today: IsoDate): AssetsContent {
  const project = projectInScope(reader, projectId);
  const assets = assetsOf(reader, projectId).filter(({ withdrawnBy }) => withdrawnBy === null);
  if (assets.length === 0) throw new AppError('RENOVATION_NO_ASSETS', { name: project.name });
  return {
    region: regionOf(reader),
    unit: unitOf(reader, [project]),
    asOf: today,
    projectCode: project.code,
    projectName: project.name,
    homeName: project.homeName,
    registrationNo: settlementOf(reader, projectId)?.assetRegistrationNo ?? null,
    assets,
  };
}

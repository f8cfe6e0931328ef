/** Are all attachments there and as they were added? Reads and decrypts every file. */
import type { AttachmentCheck, AttachmentProblem } from '../../../electron/contract/attachments.ts';
import type { Reader, Steps } from '../../core/sql.ts';
import { attachmentFiles, attachmentsWithContent, countAttachments } from './queries.ts';
import { looseFiles, readContent, type AttachmentStore } from './store.ts';

export function* checkSteps(reader: Reader, store: AttachmentStore): Steps<AttachmentCheck> {
  const files = attachmentFiles(reader);
  const problems: AttachmentProblem[] = [];
  let bytes = 0;
  for (const [index, { contentId, fileName, sha256, bytes: length }] of files.entries()) {
    yield { done: index, total: files.length, phase: '正在核对附件' };
    bytes += length;
    const { state } = readContent(store, fileName, sha256);
    if (state === 'whole') continue;
    for (const { entity, ...found } of attachmentsWithContent(reader, contentId))
      problems.push({
        attachmentId: found.attachmentId,
        state,
        entity,
        ownerId: found.ownerId,
        ownerName: found.ownerName,
        kind: found.kind,
        title: found.title,
        addedAt: found.addedAt,
        addedBy: found.addedBy,
        isWithdrawn: found.withdrawnAt !== null,
      });
  }
  return {
    folder: store.folder,
    files: files.length,
    attachments: countAttachments(reader),
    bytes,
    problems,
    looseFiles: looseFiles(store, new Set(files.map((file) => file.fileName))),
  };
}

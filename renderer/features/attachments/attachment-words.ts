import {
  attachmentKinds,
  attachmentMediaTypes,
  type AttachmentEntity,
  type AttachmentRow,
} from '../../../electron/contract/attachments.ts';

export type AttachmentOwner = {
  readonly entity: Exclude<AttachmentEntity, 'gradingCase' | 'renovationProject' | 'filed'>;
  readonly id: number;
  readonly name: string;
};

export function kindText(kind: AttachmentRow['kind']): string {
  return attachmentKinds.find((known) => known.id === kind)?.label ?? kind;
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${Math.round((kilobytes / 1024) * 10) / 10} MB`;
}

/** Name offered for a copy: whose, what, its ending. */
export function copyName(owner: AttachmentOwner, attachment: AttachmentRow): string {
  const ending = attachmentMediaTypes.find((type) => type.id === attachment.mediaType)?.ending ?? '';
  const title = attachment.title === kindText(attachment.kind) ? '' : `_${attachment.title}`;
  return `${owner.name}_${kindText(attachment.kind)}${title}.${ending}`;
}

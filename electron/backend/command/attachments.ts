/** Commands of the attachments: attach add, attach check. */
import { attachmentKinds, kindsOf, type AttachmentKind } from '../../contract/attachments.ts';
import { AppError } from '../../contract/result.ts';
import { finish } from '../../../database/core/sql.ts';
import { checkSteps } from '../../../database/features/attachments/check.ts';

import * as attachments from '../../../database/features/attachments/service.ts';
import { attachmentsFolder, attachmentStore, type AttachmentStore } from '../../../database/features/attachments/store.ts';
import { allowed, type OpenCommand } from './context.ts';
import { required } from './options.ts';
import { say, type Answer } from './output.ts';

function storeOf({ ledger }: OpenCommand): AttachmentStore {
  return attachmentStore(attachmentsFolder(ledger.file), ledger.dataKey);
}

function kindOption(word: string, entity: attachments.Owner['entity']): AttachmentKind {
  const kind = attachmentKinds.find((known) => known.id === word || known.label === word)?.id;
  if (!kind)
    throw new AppError('COMMAND_OPTION', {
      option: '--kind',
      usage: `种类为 ${kindsOf(entity)
        .map((known) => `${known.id}（${known.label}）`)
        .join('、')}。`,
    });
  return kind;
}

function ownerOption({ options, context }: OpenCommand): attachments.Owner {
  const { id, home } = options.values;
  if ((id === undefined) === (home === undefined))
    throw new AppError('COMMAND_OPTION', { option: '--id --home', usage: '请给出 --id 身份证号，或 --home 机构编号，二者选一。' });
  const owner = attachments.findOwner(context, id === undefined ? { homeCode: home ?? '' } : { idNumber: id });
  if (!owner) throw id === undefined ? new AppError('HOME_NOT_FOUND') : new AppError('UNKNOWN_PERSON', { idNumber: id });
  return owner;
}

export function attachAdd(command: OpenCommand): Answer {
  const { options, context } = command;
  // Before anybody is looked for: who may not add learns nothing of who is there.
  allowed(command, options.values['home'] === undefined ? 'attachments.addToPerson' : 'attachments.addToHome');
  const path = required(options, 'file');
  const owner = ownerOption(command);
  const added = attachments.add(context, storeOf(command), {
    owner,
    kind: kindOption(required(options, 'kind'), owner.entity),
    title: options.values['title'] ?? '',
    path,
  });
  const notes = [
    added.isTrimmed ? '照片中的拍摄位置等附带信息已去除。' : '',
    added.elsewhere > 0 ? `同一份文件也在另外 ${added.elsewhere} 个人员或机构名下，请核对。` : '',
  ];
  return { json: added, text: `已添加附件“${added.title}”，编号 ${added.attachmentId}。${notes.join('')}` };
}

const stateWords = { missing: '文件不在', altered: '内容与添加时不一致', unreadable: '文件读不出来' } as const;

export function attachCheck(command: OpenCommand): Answer {
  allowed(command, 'attachments.check');
  const checked = finish(checkSteps(command.context, storeOf(command)));
  for (const problem of checked.problems)
    say(`${problem.ownerName}　${problem.title}（编号 ${problem.attachmentId}）：${stateWords[problem.state]}`);
  for (const loose of checked.looseFiles) say(`多余的文件：${loose.file}`);
  const isWhole = checked.problems.length === 0;
  return {
    json: checked,
    text: isWhole
      ? `附件 ${checked.attachments} 份、文件 ${checked.files} 个，全部完好。${checked.looseFiles.length > 0 ? `另有多余的文件 ${checked.looseFiles.length} 个，未删除。` : ''}`
      : `有 ${checked.problems.length} 份附件缺失或被改动，请从备份恢复附件文件夹：${checked.folder}`,
    exitCode: isWhole ? 0 : 2,
  };
}

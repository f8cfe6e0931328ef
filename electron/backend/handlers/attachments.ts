import { checkSteps } from '../../../database/features/attachments/check.ts';
import { attachmentMegabytes } from '../../../database/features/attachments/limits.ts';
import * as attachments from '../../../database/features/attachments/service.ts';
import { attachmentsFolder, attachmentStore, type AttachmentStore } from '../../../database/features/attachments/store.ts';
import { requireProtection, saveProtected } from '../../../database/features/exports/service.ts';
import { getSetting, saveSetting } from '../../../database/features/settings/service.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, reader, requiredPath, sessionOf, writeContext, type Backend } from '../session.ts';

type Names = Extract<keyof Handlers, `attachments.${string}`>;

function store(backend: Backend): AttachmentStore {
  const { file, dataKey } = openLedger(backend);
  return attachmentStore(attachmentsFolder(file), dataKey);
}

export const attachmentHandlers: Pick<Handlers, Names> = {
  'attachments.ofPerson': ({ backend }, { personId }) =>
    attachments.list(reader(backend), store(backend), { entity: 'person', id: personId }),
  'attachments.ofHome': ({ backend }, { homeId }) => attachments.list(reader(backend), store(backend), { entity: 'home', id: homeId }),
  'attachments.addToPerson': (call, { personId, ...input }) => {
    const { backend } = call;
    const owner = { entity: 'person', id: personId } as const;
    const added = attachments.add(writeContext(backend), store(backend), { owner, ...input, path: requiredPath(call) });
    changed(backend, 'attachments');
    return added;
  },
  'attachments.addToHome': (call, { homeId, ...input }) => {
    const { backend } = call;
    const owner = { entity: 'home', id: homeId } as const;
    const added = attachments.add(writeContext(backend), store(backend), { owner, ...input, path: requiredPath(call) });
    changed(backend, 'attachments');
    return added;
  },
  'attachments.open': ({ backend }, { attachmentId }) => {
    try {
      const opened = attachments.open(writeContext(backend), store(backend), attachmentId);
      changed(backend);
      return opened;
    } catch (error) {
      // The list says so from now on.
      changed(backend, 'attachments');
      throw error;
    }
  },
  'attachments.withdraw': ({ backend }, input) => {
    attachments.withdraw(writeContext(backend), input);
    changed(backend, 'attachments');
    return {};
  },
  'attachments.save': async (call, { attachmentId, protection }) => {
    const { backend } = call;
    const context = writeContext(backend);
    requireProtection(sessionOf(backend).user.role, protection);
    const path = requiredPath(call);
    const file = protection.kind === 'plain' ? attachments.plainCopyPath(context, attachmentId, path) : path;
    await saveProtected(context, attachments.copyOut(context, store(backend), attachmentId), file, protection);
    changed(backend);
    return { file };
  },
  'attachments.check': async ({ backend, jobId }) => {
    const checked = await backend.jobs.run(jobId, checkSteps(reader(backend), store(backend)), '正在核对附件');
    changed(backend, 'attachments');
    return checked;
  },
  'attachments.limit': ({ backend }) => ({ megabytes: getSetting(reader(backend), attachmentMegabytes) }),
  'attachments.saveLimit': ({ backend }, { megabytes }) => {
    saveSetting(writeContext(backend), attachmentMegabytes, megabytes);
    changed(backend, 'attachments');
    return {};
  },
};

import { add } from '../../../database/features/attachments/service.ts';
import { attachmentsFolder, attachmentStore, type AttachmentStore } from '../../../database/features/attachments/store.ts';
import { moneyOf } from '../../../database/features/renovation/money.ts';
import { fundSources, workTemplate } from '../../../database/features/renovation/policy.ts';
import * as contracts from '../../../database/features/renovation/service-contracts.ts';
import { addFund, withdrawFund } from '../../../database/features/renovation/service-funds.ts';
import { history } from '../../../database/features/renovation/service-history.ts';
import { get, list } from '../../../database/features/renovation/service-list.ts';
import { addPayment, withdrawPayment } from '../../../database/features/renovation/service-payments.ts';
import { saveWorkItems, setPlan } from '../../../database/features/renovation/service-plan.ts';
import { save, withdrawProject } from '../../../database/features/renovation/service-projects.ts';
import { recordStageOf, withdrawStage } from '../../../database/features/renovation/service-stages.ts';
import type { renovationMoneyMethods } from '../../contract/renovation-money.ts';
import type { renovationMethods } from '../../contract/renovation.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, reader, requiredPath, scopedReader, writeContext, type Backend } from '../session.ts';

type Names = keyof typeof renovationMethods | keyof typeof renovationMoneyMethods;

const today = (backend: Backend) => backend.clock.today();

function store(backend: Backend): AttachmentStore {
  const { file, dataKey } = openLedger(backend);
  return attachmentStore(attachmentsFolder(file), dataKey);
}

function written<Answer>(backend: Backend, answer: Answer): Answer {
  changed(backend, 'renovation');
  return answer;
}

function takenBack(backend: Backend): Record<string, never> {
  changed(backend, 'renovation');
  return {};
}

export const renovationHandlers: Pick<Handlers, Names> = {
  'renovation.list': ({ backend }, input) => list(scopedReader(backend), input, today(backend)),
  'renovation.get': ({ backend }, { projectId }) => get(reader(backend), store(backend), projectId, today(backend)),
  'renovation.save': ({ backend }, input) => written(backend, save(writeContext(backend), input)),
  'renovation.withdrawProject': ({ backend }, input) => {
    withdrawProject(writeContext(backend), input);
    return takenBack(backend);
  },
  'renovation.recordStage': ({ backend }, input) => written(backend, recordStageOf(writeContext(backend), input)),
  'renovation.withdrawStage': ({ backend }, input) => {
    withdrawStage(writeContext(backend), input);
    return takenBack(backend);
  },
  'renovation.setPlan': ({ backend }, input) => written(backend, setPlan(writeContext(backend), input)),
  'renovation.saveWorkItems': ({ backend }, input) => written(backend, saveWorkItems(writeContext(backend), input)),
  'renovation.workTemplate': ({ backend }) => workTemplate(reader(backend), today(backend)),
  'renovation.sources': ({ backend }) => fundSources(reader(backend), today(backend)),
  'renovation.addPhoto': (call, { projectId, purpose, title, takenOn }) => {
    const { backend } = call;
    const owner = { entity: 'renovationProject', id: projectId, purpose, takenOn: takenOn ?? null } as const;
    const kind = purpose === 'document' ? 'renovationPaper' : 'renovationPhoto';
    const added = add(writeContext(backend), store(backend), { owner, kind, title, path: requiredPath(call) });
    changed(backend, 'attachments', 'renovation');
    return added;
  },
  'renovation.history': ({ backend }, { projectId }) => history(reader(backend), projectId),
  'renovation.money': ({ backend }, { projectId }) => moneyOf(reader(backend), projectId, today(backend)),
  'renovation.saveContract': ({ backend }, input) => written(backend, contracts.saveContract(writeContext(backend), input)),
  'renovation.withdrawContract': ({ backend }, input) => {
    contracts.withdrawContract(writeContext(backend), input);
    return takenBack(backend);
  },
  'renovation.addChange': ({ backend }, input) => written(backend, contracts.addChange(writeContext(backend), input)),
  'renovation.withdrawChange': ({ backend }, input) => {
    contracts.withdrawChange(writeContext(backend), input);
    return takenBack(backend);
  },
  'renovation.addPayment': ({ backend }, input) => written(backend, addPayment(writeContext(backend), input)),
  'renovation.withdrawPayment': ({ backend }, input) => {
    withdrawPayment(writeContext(backend), input);
    return takenBack(backend);
  },
  'renovation.addFund': ({ backend }, input) => written(backend, addFund(writeContext(backend), input)),
  'renovation.withdrawFund': ({ backend }, input) => {
    withdrawFund(writeContext(backend), input);
    return takenBack(backend);
  },
};

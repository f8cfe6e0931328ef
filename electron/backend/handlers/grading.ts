import { attachmentsFolder, attachmentStore, type AttachmentStore } from '../../../database/features/attachments/store.ts';
import { commitVisit } from '../../../database/features/grading/papers/visit-service.ts';
import { award } from '../../../database/features/grading/service-award.ts';
import { caseDetail, scoresOfStage } from '../../../database/features/grading/service-case.ts';
import { clocks } from '../../../database/features/grading/service-clocks.ts';
import * as decisions from '../../../database/features/grading/service-decisions.ts';
import { addEvidence } from '../../../database/features/grading/service-evidence.ts';
import { history, statistics } from '../../../database/features/grading/service-history.ts';
import * as notices from '../../../database/features/grading/service-notice.ts';
import * as rounds from '../../../database/features/grading/service-rounds.ts';
import * as scores from '../../../database/features/grading/service-scores.ts';
import * as sheets from '../../../database/features/grading/service-templates.ts';
import * as vetoes from '../../../database/features/grading/service-veto.ts';
import type { gradingAwardMethods } from '../../contract/grading-award.ts';
import type { gradingVisitMethods } from '../../contract/grading-papers.ts';
import type { gradingMethods } from '../../contract/grading.ts';
import type { Handlers } from '../router.ts';
import { changed, openLedger, reader, requiredPath, scopedReader, sessionOf, writeContext, type Backend } from '../session.ts';

type Names = keyof typeof gradingMethods | keyof typeof gradingAwardMethods | keyof typeof gradingVisitMethods;

const today = (backend: Backend) => backend.clock.today();

function written<Answer>(backend: Backend, answer: Answer): Answer {
  changed(backend, 'happiness');
  return answer;
}

function done(backend: Backend): Record<string, never> {
  changed(backend, 'happiness');
  return {};
}

function store(backend: Backend): AttachmentStore {
  const { file, dataKey } = openLedger(backend);
  return attachmentStore(attachmentsFolder(file), dataKey);
}

export const gradingHandlers: Pick<Handlers, Names> = {
  'grading.templates': ({ backend }) => sheets.templates(reader(backend)),
  'grading.template': ({ backend }, { templateId }) => sheets.template(reader(backend), templateId),
  'grading.saveDraft': ({ backend }, input) => written(backend, sheets.saveDraft(writeContext(backend), input)),
  'grading.copyTemplate': ({ backend }, { templateId }) => written(backend, sheets.copyTemplate(writeContext(backend), templateId)),
  'grading.publishTemplate': ({ backend }, input) => {
    sheets.publishTemplate(writeContext(backend), input);
    return done(backend);
  },
  'grading.retireTemplate': ({ backend }, { templateId }) => {
    sheets.retireTemplate(writeContext(backend), templateId);
    return done(backend);
  },
  'grading.discardDraft': ({ backend }, { templateId }) => {
    sheets.discardDraft(writeContext(backend), templateId);
    return done(backend);
  },
  'grading.rounds': ({ backend }) => rounds.rounds(scopedReader(backend), today(backend)),
  'grading.plan': ({ backend }, input) => rounds.plan(reader(backend), input),
  'grading.candidates': ({ backend }, input) => rounds.candidates(reader(backend), input, today(backend)),
  'grading.createRound': ({ backend }, input) => written(backend, rounds.createRound(writeContext(backend), input)),
  'grading.cases': ({ backend }, input) => rounds.cases(scopedReader(backend), input, today(backend)),
  'grading.case': ({ backend }, { caseId }) =>
    caseDetail(reader(backend), caseId, { store: store(backend), role: sessionOf(backend).user.role, today: today(backend) }),
  'grading.score': ({ backend }, { caseId, stage }) => scoresOfStage(reader(backend), caseId, stage),
  'grading.saveSelf': ({ backend }, input) => written(backend, scores.saveSelf(writeContext(backend), input)),
  'grading.saveTown': ({ backend }, input) => written(backend, scores.saveTown(writeContext(backend), input)),
  'grading.saveCounty': ({ backend }, input) => written(backend, scores.saveCounty(writeContext(backend), input)),
  'grading.commitVisit': ({ backend }, input) => written(backend, commitVisit(writeContext(backend), input, scores.saveCounty)),
  'grading.sendBack': ({ backend }, input) => written(backend, scores.sendBack(writeContext(backend), input)),
  'grading.leave': ({ backend }, input) => written(backend, scores.leave(writeContext(backend), input)),
  'grading.addEvidence': (call, input) => {
    const { backend } = call;
    const added = addEvidence(writeContext(backend), store(backend), { ...input, path: requiredPath(call) });
    changed(backend, 'attachments', 'happiness');
    return added;
  },
  'grading.addVeto': ({ backend }, input) => written(backend, vetoes.addVeto(writeContext(backend), input)),
  'grading.withdrawVeto': ({ backend }, input) => {
    vetoes.withdrawVeto(writeContext(backend), input);
    return done(backend);
  },
  'grading.vetoes': ({ backend }, { happinessHomeId }) => vetoes.vetoes(reader(backend), happinessHomeId),
  'grading.publish': ({ backend }, input) => written(backend, notices.publish(writeContext(backend), input)),
  'grading.object': ({ backend }, input) => written(backend, notices.object(writeContext(backend), input)),
  'grading.review': ({ backend }, input) => written(backend, notices.review(writeContext(backend), input)),
  'grading.award': ({ backend }, input) => written(backend, award(writeContext(backend), input)),
  'grading.suspend': ({ backend }, input) => written(backend, decisions.suspend(writeContext(backend), input)),
  'grading.resume': ({ backend }, input) => written(backend, decisions.resume(writeContext(backend), input)),
  'grading.downgrade': ({ backend }, input) => written(backend, decisions.downgrade(writeContext(backend), input)),
  'grading.remove': ({ backend }, input) => written(backend, decisions.remove(writeContext(backend), input)),
  'grading.history': ({ backend }, { happinessHomeId }) => history(reader(backend), happinessHomeId, today(backend)),
  'grading.statistics': ({ backend }, { roundId }) => statistics(scopedReader(backend), roundId, today(backend)),
  'grading.clocks': ({ backend }) => clocks(scopedReader(backend), today(backend)),
};

/**
 * Who may do what, written by hand from the handbook's list of users and read by people. The program is measured by it, not the other way
 * round: a new method needs a line here, and what stands here is tried with every role, inside and outside its place.
 *
 *   A 系统管理员  C 县级经办  V 县级审核审批  T 乡镇民政办  H 敬老院管理员  R 只读督查
 *
 * The second word says how far it reaches for those bound to a place (T, H):
 *   anyone   before login too              open     nobody's records, or one's own account
 *   county   the county's, never theirs    lists    answers, but with their own people only
 *   refuses  refuses what is not theirs    record   one record, refused when it is not theirs
 */
import type { MethodName } from '../../electron/contract/index.ts';

export type Far = 'anyone' | 'open' | 'county' | 'lists' | 'refuses' | 'record';
export type Rule = readonly [roles: string, far: Far];

export const golden = {
  'ledger.status': ['A C V T H R', 'anyone'],
  'ledger.inspectRecent': ['A C V T H R', 'anyone'],
  'ledger.inspectFile': ['A C V T H R', 'anyone'],
  'ledger.forgetRecent': ['A C V T H R', 'anyone'],
  'ledger.create': ['A C V T H R', 'anyone'],
  'ledger.login': ['A C V T H R', 'anyone'],
  'ledger.recover': ['A C V T H R', 'anyone'],
  'ledger.openDemo': ['A C V T H R', 'anyone'],
  'ledger.logout': ['A C V T H R', 'anyone'],
  'ledger.checkPassphrase': ['A C V T H R', 'anyone'],
  'ledger.recoveryPaper': ['A . . . . .', 'open'],
  'ledger.saveRecoveryPaper': ['A . . . . .', 'open'],
  'regions.provinces': ['A C V T H R', 'anyone'],
  'regions.cities': ['A C V T H R', 'anyone'],
  'regions.counties': ['A C V T H R', 'anyone'],
  'divisions.list': ['A C V T H R', 'open'],
  'jobs.cancel': ['A C V T H R', 'anyone'],

  'users.list': ['A . . . . .', 'county'],
  'users.add': ['A . . . . .', 'county'],
  'users.change': ['A . . . . .', 'county'],
  'users.disable': ['A . . . . .', 'county'],
  'users.enable': ['A . . . . .', 'county'],
  'users.resetPassphrase': ['A . . . . .', 'county'],
  'users.changePassphrase': ['A C V T H R', 'open'],
  'users.idleLock': ['A C V T H R', 'open'],
  'users.saveIdleLock': ['A . . . . .', 'county'],
  'recovery.propose': ['A . . . . .', 'county'],
  'recovery.accept': ['A . . . . .', 'county'],
  'session.lock': ['A C V T H R', 'open'],
  'session.unlock': ['A C V T H R', 'open'],
  'session.touch': ['A C V T H R', 'open'],

  'today.summary': ['A C V T H R', 'lists'],
  'people.page': ['A C V T H R', 'lists'],
  'people.find': ['A C V T H R', 'lists'],
  'people.get': ['A C V T H R', 'record'],
  'people.reveal': ['A C V T H .', 'record'],
  'people.register': ['A C . T . .', 'refuses'],
  'people.record': ['A C . T H .', 'record'],
  'people.cancelFact': ['A C . . . .', 'record'],
  'people.export': ['A C V T H R', 'lists'],

  'homes.list': ['A C V T H R', 'lists'],
  'homes.save': ['A C . . . .', 'county'],
  'homes.revealAccount': ['A C V T H .', 'record'],
  'homes.setAccount': ['A C . . . .', 'county'],
  'standards.list': ['A C V T H R', 'open'],
  'standards.add': ['A C . . . .', 'county'],
  'standards.void': ['A C . . . .', 'county'],
  'parameters.list': ['A C V T H R', 'open'],

  'imports.preview': ['A C . . . .', 'county'],
  'imports.remap': ['A C . . . .', 'county'],
  'imports.rows': ['A C . . . .', 'county'],
  'imports.commit': ['A C . . . .', 'county'],
  'imports.discard': ['A C . . . .', 'county'],
  'imports.saveErrors': ['A C . . . .', 'county'],
  'imports.batches': ['A C V . . R', 'county'],
  'imports.undo': ['A C . . . .', 'county'],

  'payments.sheets': ['A C V T H R', 'lists'],
  'payments.build': ['A C . . . .', 'county'],
  'payments.sheet': ['A C V T H R', 'lists'],
  'payments.rows': ['A C V T H R', 'refuses'],
  'payments.explain': ['A C V T H R', 'record'],
  'payments.prepare': ['A C . . . .', 'county'],
  'payments.review': ['A . V . . .', 'county'],
  'payments.approve': ['A . V . . .', 'county'],
  'payments.return': ['A C V . . .', 'county'],
  'payments.paper': ['A C V T H .', 'refuses'],
  'payments.savePaper': ['A C V T H .', 'refuses'],
  'payments.saveWorkbook': ['A C V T H .', 'refuses'],

  'backups.status': ['A C V . . R', 'county'],
  'backups.list': ['A C V . . R', 'county'],
  'backups.make': ['A C . . . .', 'county'],
  'backups.setSecondPlace': ['A . . . . .', 'county'],
  'backups.clearSecondPlace': ['A . . . . .', 'county'],
  'backups.setRotation': ['A . . . . .', 'county'],
  'backups.chooseFile': ['A . . . . .', 'county'],
  'backups.preview': ['A . . . . .', 'county'],
  'backups.restore': ['A . . . . .', 'county'],
  'backups.pack': ['A . . . . .', 'county'],
  'backups.inspectFile': ['A C V T H R', 'anyone'],
  'backups.besideLedger': ['A C V T H R', 'anyone'],
  'backups.restoreFromFile': ['A C V T H R', 'anyone'],
  'backups.restoreInPlace': ['A C V T H R', 'anyone'],

  'attachments.ofPerson': ['A C V T H R', 'record'],
  'attachments.ofHome': ['A C V T H R', 'record'],
  'attachments.addToPerson': ['A C . T H .', 'record'],
  'attachments.addToHome': ['A C . T H .', 'record'],
  'attachments.open': ['A C V T H .', 'record'],
  'attachments.withdraw': ['A C . T H .', 'record'],
  'attachments.save': ['A C V T H .', 'record'],
  'attachments.check': ['A C V . . .', 'county'],
  'attachments.limit': ['A C V T H R', 'open'],
  'attachments.saveLimit': ['A . . . . .', 'county'],

  'audit.page': ['A . V . . R', 'county'],
  'audit.verify': ['A . V . . R', 'county'],
  'audit.standing': ['A . V . . R', 'county'],
  'audit.users': ['A . V . . R', 'county'],
  'audit.export': ['A . V . . R', 'county'],
  'audit.renewAnchor': ['A . . . . .', 'county'],

  'check.run': ['A C V . . R', 'county'],
  'check.logPack': ['A C V . . R', 'county'],
} as const satisfies Record<MethodName, Rule>;

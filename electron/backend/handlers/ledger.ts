import { basename } from 'node:path';
import { transaction } from '../../../database/core/sql.ts';
import { listCities, listCounties, listProvinces } from '../../../database/features/divisions/national.ts';
import { currentDivisions } from '../../../database/features/divisions/service.ts';
import { passphraseStrength } from '../../../database/features/ledger/passphrase.ts';
import * as ledger from '../../../database/features/ledger/service.ts';
import { recoveryKeyReport } from '../../../database/features/ledger/recovery-paper.ts';
import * as today from '../../../database/features/today/service.ts';
import { openPartialFile } from '../../../database/documents/xlsx/partial-file.ts';
import { backupTasks } from '../backup-tasks.ts';
import { openDemo } from '../demo.ts';
import type { Handlers } from '../router.ts';
import { changed, enterLedger, leave, openLedger, reader, requiredPath, scopedReader, sessionOf, writeContext } from '../session.ts';
import type { entryHandlers } from './entry.ts';

type Names = Exclude<
  Extract<keyof Handlers, `ledger.${string}` | `regions.${string}` | `divisions.${string}` | `today.${string}`>,
  keyof typeof entryHandlers
>;

export const ledgerHandlers: Pick<Handlers, Names> = {
  'ledger.create': (call, input) => {
    const { backend } = call;
    const file = ledger.ledgerFileIn(requiredPath(call), input.name);
    leave(backend);
    const created = ledger.createLedger({ ...input, file, isDemo: backend.isDemo, clock: backend.clock });
    return { session: enterLedger(backend, created.ledger), recoveryKey: created.recoveryKey, divisions: created.divisions };
  },
  'ledger.openDemo': openDemo,
  'ledger.checkPassphrase': (_, { passphrase, userName }) => passphraseStrength(passphrase, userName),
  'ledger.recoveryPaper': ({ backend }, { recoveryKey }) => {
    const pdf = recoveryKeyReport(openLedger(backend), recoveryKey, backend.clock.today());
    transaction(writeContext(backend), (writer) => writer.audit({ action: 'ledger.printRecoveryKey', entity: 'ledger', entityId: 1 }));
    changed(backend);
    return { pdf };
  },
  'ledger.saveRecoveryPaper': (call, { recoveryKey }) => {
    const file = requiredPath(call);
    const context = writeContext(call.backend);
    const partial = openPartialFile(file);
    try {
      partial.append(recoveryKeyReport(openLedger(call.backend), recoveryKey, call.backend.clock.today()));
      // The line before the name: no key lies on the disk of which the log knows nothing.
      transaction(context, (writer) =>
        writer.audit({ action: 'ledger.saveRecoveryKey', entity: 'ledger', entityId: 1, after: { file: basename(file) } }),
      );
      partial.commit();
    } finally {
      partial.discard();
    }
    changed(call.backend);
    return { file };
  },
  'regions.provinces': () => [...listProvinces()],
  'regions.cities': (_, { provinceCode }) => [...listCities(provinceCode)],
  'regions.counties': (_, { cityCode }) => [...listCounties(cityCode)],
  'divisions.list': ({ backend }) => currentDivisions(reader(backend)),
  'today.summary': ({ backend }) => {
    const summary = today.summary(scopedReader(backend), sessionOf(backend).user.role, backend.clock.today());
    const tasks = [...summary.tasks, ...backupTasks(backend)];
    return { ...summary, tasks: tasks.toSorted((one, other) => Number(one.tone === 'info') - Number(other.tone === 'info')) };
  },
};

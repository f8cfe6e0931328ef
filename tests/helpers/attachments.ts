/** A real ledger with one person and a folder for files to attach. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { idCheckCharacter } from '../../electron/contract/id-number.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { fixedClock } from '../../database/core/clock.ts';
import { row, transaction, type WriteContext } from '../../database/core/sql.ts';
import * as attachments from '../../database/features/attachments/service.ts';
import { attachmentsFolder, attachmentStore, type AttachmentStore } from '../../database/features/attachments/store.ts';
import type { OpenLedger } from '../../database/features/ledger/service.ts';
import { insertPerson } from '../../database/features/people/store.ts';
import { fileLedger, temporaryFolder, type TemporaryFolder } from './ledger.ts';

const confirmedOn = isoDate('2020-01-01');

/** @returns the new person */
export function registerSomebody(context: WriteContext, name: string, sequence: string): { personId: number; idNumber: string } {
  const bornOn = isoDate('1945-03-12');
  const digits = `37099919450312${sequence}`;
  const idNumber = digits + idCheckCharacter(digits);
  const village = row<{ code: string; parent: string }>(
    context,
    "SELECT code, parent_code AS parent FROM division WHERE level = 'village' ORDER BY code LIMIT 1",
  );
  const identity = { name, sex: 'male', bornOn, ethnicity: null, idNumber } as const;
  const personId = transaction(context, (writer) =>
    insertPerson(
      writer,
      identity,
      null,
      ['r'],
      [
        { kind: 'identity', validFrom: confirmedOn, detail: identity },
        { kind: 'confirmation', validFrom: confirmedOn },
        {
          kind: 'residence',
          validFrom: confirmedOn,
          value: village?.code ?? '',
          detail: { areaType: 'rural', townCode: village?.parent ?? '' },
        },
      ],
      { source: '测试', batchId: null },
    ),
  );
  return { personId, idNumber };
}

export type Desk = {
  readonly folder: TemporaryFolder;
  readonly ledger: OpenLedger;
  readonly context: WriteContext;
  readonly store: AttachmentStore;
  readonly personId: number;
  /** Puts a file on the desk; returns its path. */
  readonly file: (name: string, bytes: Uint8Array) => string;
  readonly add: (path: string, changes?: Partial<attachments.AddInput>) => ReturnType<typeof attachments.add>;
};

/** @param disk where the attachments lie, when not beside the ledger */
export function openDesk(disk?: string): Desk {
  const folder = temporaryFolder();
  const clock = fixedClock(isoDate('2022-12-31'));
  const { ledger } = fileLedger(folder.path, { clock });
  const { user } = ledger.session;
  const context: WriteContext = { connection: ledger.connection, clock, actor: { userId: user.userId, name: user.name } };
  const { personId } = registerSomebody(context, '张守田', '001');
  const store = attachmentStore(disk ?? attachmentsFolder(ledger.file), ledger.dataKey);
  return {
    folder,
    ledger,
    context,
    store,
    personId,
    file: (name, bytes) => {
      const path = join(folder.path, name);
      writeFileSync(path, bytes);
      return path;
    },
    add: (path, changes = {}) =>
      attachments.add(context, store, { owner: { entity: 'person', id: personId }, kind: 'idCard', title: '', path, ...changes }),
  };
}

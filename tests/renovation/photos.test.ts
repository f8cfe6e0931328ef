/** Photos of a project: each for what it shows and the day it was taken; seen by whoever belongs to its home, and by nobody of another. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as attachments from '../../database/features/attachments/service.ts';
import { attachmentStore } from '../../database/features/attachments/store.ts';
import { get } from '../../database/features/renovation/service-list.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { isInScope } from '../../database/features/users/scope.ts';
import type { PhotoPurpose } from '../../electron/contract/renovation-terms.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger, temporaryFolder } from '../helpers/ledger.ts';
import { png } from '../helpers/pictures.ts';
import { homeIn, projectInput, refusalText } from './money-project.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const ledger = memoryLedger();
const store = attachmentStore(join(folder.path, '附件'), Buffer.alloc(32, 7));
const homeId = homeIn(ledger, '370983H01');
const otherHomeId = homeIn(ledger, '370983H02');
const { projectId } = save(ledger, projectInput(homeId, '370983R202101', '2021-01-10'));

function add(name: string, purpose: PhotoPurpose, takenOn: string | null, shade: number) {
  const path = join(folder.path, name);
  writeFileSync(path, png({ shade, text: 'GPS\u0000116.5,36.2' }));
  const owner = { entity: 'renovationProject', id: projectId, purpose, takenOn: takenOn === null ? null : isoDate(takenOn) } as const;
  return attachments.add(ledger, store, { owner, kind: 'renovationPhoto', title: '', path });
}

describe('photos of a project', () => {
  it('keep what they show and when, not where', () => {
    expect(add('东立面.png', 'before', '2021-01-12', 20)).toMatchObject({ title: '东立面', isTrimmed: true });
    add('九月.png', 'progress', '2021-09-20', 90);
    add('东立面新.png', 'after', null, 200);
    const { attachments: found } = get(ledger, store, projectId, isoDate('2022-12-31'));
    expect(found.map(({ title, purpose, takenOn }) => [title, purpose, takenOn])).toEqual([
      ['东立面新', 'after', null],
      ['九月', 'progress', '2021-09-20'],
      ['东立面', 'before', '2021-01-12'],
    ]);
  });

  it('are not added twice for one purpose, but may serve two', () => {
    expect(refusalText(() => add('同一张.png', 'before', null, 20))?.code).toBe('ATTACHMENT_EXISTS');
    expect(refusalText(() => add('同一张.png', 'acceptance', null, 20))).toBeNull();
    const kind = { owner: { entity: 'renovationProject', id: projectId, purpose: 'document', takenOn: null }, kind: 'idCard' } as const;
    expect(refusalText(() => attachments.add(ledger, store, { ...kind, title: '', path: join(folder.path, '九月.png') }))?.code).toBe(
      'ATTACHMENT_KIND',
    );
  });

  it('belong to the home the project is of', () => {
    const photo = get(ledger, store, projectId, isoDate('2022-12-31')).attachments[0]?.attachmentId ?? 0;
    const { connection } = ledger;
    expect(isInScope({ connection, scope: { kind: 'home', homeId } }, 'attachment', photo)).toBe(true);
    expect(isInScope({ connection, scope: { kind: 'home', homeId: otherHomeId } }, 'attachment', photo)).toBe(false);
    expect(isInScope({ connection, scope: { kind: 'town', townCode: '000000000' } }, 'attachment', photo)).toBe(false);
    expect(attachments.open(ledger, store, photo).bytes.length).toBeGreaterThan(50);
  });
});

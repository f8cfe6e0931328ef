/** One valid call of every method of the waiting list and of applications: somebody who lives at home applies for the home of the place. */
import { join } from 'node:path';
import type { InputOf } from '../../electron/contract/index.ts';
import { placementMethods } from '../../electron/contract/placement.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { newUid, run, type Writer } from '../../database/core/sql.ts';
import { apply, approve, enterStep } from '../../database/features/placement/applications.ts';
import { safetyItems } from '../../database/features/placement/safety.ts';
import * as people from '../../database/features/people/service.ts';
import type { Row } from './role-matrix.inputs.ts';
import { newIdNumber, type Place, type World } from './role-world.ts';

type Names = keyof typeof placementMethods;
type Rows = { readonly [Name in Names]: Row<Name> };

const day = isoDate('2022-01-20');
const plain = { kind: 'plain', purpose: '送代发银行' } as const;
const particulars = {
  appliedOn: isoDate('2022-01-10'),
  partnerPersonId: null,
  willSignedOn: isoDate('2022-01-10'),
  willWitness: '村干部',
  contactName: null,
  phone: null,
  hasGuardian: false,
  note: null,
};

type Applicant = { readonly personId: number; readonly applicationId: number; readonly bedId: number };

function bedIn(writer: Writer, homeId: number): number {
  const roomId = run(
    writer,
    "INSERT INTO room (uid, home_id, building, floor, name, sex, recorded_at, recorded_by) VALUES (?, ?, '迎新楼', 1, '101室', 'any', ?, ?)",
    newUid(),
    homeId,
    writer.at,
    writer.actor.userId,
  );
  return run(
    writer,
    "INSERT INTO bed (uid, room_id, label, bed_type, from_on, recorded_at, recorded_by) VALUES (?, ?, '1', 'nursing', '2021-01-01', ?, ?)",
    newUid(),
    roomId,
    writer.at,
    writer.actor.userId,
  );
}

/** For both places, so that whoever asks finds his own. */
function applicants(world: World): string {
  const admin = world.admin();
  const writer: Writer = { ...admin, at: admin.clock.now(), audit: () => undefined };
  const places = [world.own('home_manager'), world.other('home_manager')];
  const made = places.map((place, index): readonly [number, Applicant] => {
    const { personId } = people.register(admin, {
      name: index === 0 ? '端木候一' : '东方候二',
      sex: 'male',
      bornOn: isoDate('1945-03-12'),
      idNumber: newIdNumber(),
      ethnicity: '汉族',
      villageCode: place.villageCode,
      areaType: 'rural',
      address: null,
      category: 'elder',
      disability: { certificateNumber: null, kind: null, grade: null },
      level: 'completeLoss',
      assessedOn: isoDate('2021-02-20'),
      mode: 'scattered',
      homeId: null,
      caregiver: null,
      confirmedOn: isoDate('2018-05-10'),
      account: null,
      caregiverAccount: null,
      phone: null,
      wish: 'willing',
      remark: null,
    });
    const { applicationId } = apply(admin, { ...particulars, personId, wishedHomeId: place.homeId });
    const items = safetyItems(admin, day).map(({ code }) => ({ code, risk: 'none' as const, measures: null }));
    enterStep(admin, { kind: 'safety', applicationId, onDate: day, isPassed: true, assessors: '护理长', items, conclusion: null });
    const approval = { applicationId, onDate: day, isPassed: true, homeId: place.homeId, opinion: null, overrideReason: '代办' };
    approve(admin, approval);
    return [place.homeId, { personId, applicationId, bedId: bedIn(writer, place.homeId) }];
  });
  return JSON.stringify(Object.fromEntries(made));
}

/** Nothing is prepared where the call is refused before anything is looked at. */
const nobody: Applicant = { personId: 999_999, applicationId: 999_999, bedId: 999_999 };
function of(place: Place, prepared: string): Applicant {
  return prepared === '' ? nobody : ((JSON.parse(prepared) as Readonly<Record<string, Applicant>>)[place.homeId] ?? nobody);
}

const ofApplication = <Name extends Names>(more: (place: Place) => Omit<InputOf<Name>, 'applicationId'>): Row<Name> =>
  ({
    before: applicants,
    ask: (place: Place, _: World, prepared: string) => ({ ...more(place), applicationId: of(place, prepared).applicationId }),
  }) as unknown as Row<Name>;

const inFolder =
  (name: string) =>
  (world: World): string =>
    join(world.folder, name);

export const placementInputs: Rows = {
  'placement.waiting': { ask: () => ({ asOf: day, search: '', level: null, offset: 0, limit: 100 }), before: applicants },
  'placement.move': { ask: ({ person }) => ({ personId: person.personId, place: 'first', reason: '房屋倒塌' }) },
  'placement.beds': {
    before: applicants,
    ask: (place, _, prepared) => ({ personId: of(place, prepared).personId, asOf: day, isFittingOnly: false, isGrouped: true, limit: 100 }),
  },
  'placement.paper': { ask: () => ({ asOf: day, purpose: 'print' }), before: applicants },
  'placement.savePaper': {
    ask: () => ({ asOf: day, protection: plain }),
    before: applicants,
    path: inFolder('等候名单.pdf'),
    otherwise: ['EXPORT_MASKED_ONLY'],
  },
  'placement.export': {
    ask: () => ({ asOf: day, protection: plain }),
    before: applicants,
    path: inFolder('等候名单.xlsx'),
    otherwise: ['EXPORT_MASKED_ONLY'],
  },
  'placement.safetyItems': { ask: () => ({ day }) },
  'placement.applications': { ask: () => ({ state: null, search: '', offset: 0, limit: 100 }), before: applicants },
  'placement.application': ofApplication<'placement.application'>(() => ({})),
  'placement.apply': { ask: ({ person, homeId }) => ({ ...particulars, personId: person.personId, wishedHomeId: homeId }) },
  'placement.change': ofApplication<'placement.change'>(({ homeId }) => ({ ...particulars, wishedHomeId: homeId })),
  'placement.step': ofApplication<'placement.step'>(
    () => ({ kind: 'agreement', onDate: day, agreementNumber: 'X-1', signedBy: '院长' }) as never,
  ),
  'placement.approve': ofApplication<'placement.approve'>(({ homeId }) => ({
    onDate: day,
    isPassed: true,
    homeId,
    opinion: null,
    overrideReason: '代办',
  })),
  'placement.admit': {
    before: applicants,
    ask: (place, _, prepared) => {
      const { applicationId, bedId } = of(place, prepared);
      return { applicationId, bedId, onDate: day, note: null };
    },
  },
  'placement.close': ofApplication<'placement.close'>(() => ({ onDate: day, reason: '本人改主意' })),
};

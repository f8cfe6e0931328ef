/** One valid call of every method of the works of a renovation; a project that is completed stands for each of the two homes. */
import { accept } from '../../database/features/renovation/service-acceptance.ts';
import { addAssets } from '../../database/features/renovation/service-assets.ts';
import { closeRooms } from '../../database/features/renovation/service-closures.ts';
import { putInUse } from '../../database/features/renovation/service-handover.ts';
import { saveProgress } from '../../database/features/renovation/service-progress.ts';
import { relocate } from '../../database/features/renovation/service-relocations.ts';
import { row, transaction } from '../../database/core/sql.ts';
import type { renovationProgressMethods } from '../../electron/contract/renovation-progress.ts';
import type { renovationWorksMethods } from '../../electron/contract/renovation-works.ts';
import { fen, isoDate, isoMonth } from '../../electron/contract/values.ts';
import { acceptance, insertProject } from '../renovation/works-project.ts';
import type { Rule } from './role-matrix.golden.ts';
import type { Row } from './role-matrix.inputs.ts';
import type { Place, World } from './role-world.ts';

type Name = keyof typeof renovationWorksMethods | keyof typeof renovationProgressMethods;
type Rows = { readonly [Each in Name]: Row<Each> };

/** By home: its project, who lives in it, and the row the call is about. */
type Made = Readonly<Record<number, { readonly projectId: number; readonly residentId: number; readonly key: number }>>;
const madeOf = (place: Place, prepared: string): Made[number] =>
  (prepared === '' ? {} : (JSON.parse(prepared) as Made))[place.homeId] ?? { projectId: 1, residentId: 1, key: 1 };

const day = isoDate('2022-01-20');
const month = isoMonth('2021-12');
const reason = '登记有误';
const seen = { acceptedOn: isoDate('2022-01-14') };
const away = {
  kind: 'temporary',
  fromOn: isoDate('2022-01-15'),
  plannedReturn: isoDate('2022-06-30'),
  toHomeId: null,
  place: '镇中学宿舍',
  documentNo: null,
  note: null,
} as const;
const report = {
  month,
  percent: 90,
  doneFen: fen(1_000_000),
  work: '室内装修',
  problems: null,
  coordination: null,
  nextSteps: null,
  reportedOn: null,
} as const;
const assets = {
  handedOverOn: day,
  receiver: '敬老院院长',
  rows: [{ name: '护理床', model: null, quantity: 2, unitFen: fen(300_000), place: null }],
} as const;
const use = {
  openedOn: isoDate('2022-01-18'),
  documentNo: '样民字〔2022〕9号',
  safetyAssessedOn: isoDate('2022-01-17'),
  safetyDocumentNo: '样安评2022-3',
  filingChangedOn: null,
  filingNo: null,
  note: null,
  exceptionReason: null,
} as const;

/** A project each, and what the call needs beside it. */
const prepare =
  (more: (world: World, projectId: number, residentId: number, place: Place) => number | undefined = () => undefined) =>
  (world: World): string => {
    const made = [world.own('home_manager'), world.other('home_manager')].map((place) => {
      const { homeId, person } = place;
      const projectId = transaction(world.admin(), (writer) => insertProject(writer, { homeId, until: 'completed' }));
      return [homeId, { projectId, residentId: person.personId, key: more(world, projectId, person.personId, place) ?? 1 }];
    });
    return JSON.stringify(Object.fromEntries(made) as unknown);
  };
const newest = (world: World, table: string): number =>
  row<{ id: number }>(world.admin(), `SELECT max(${table}_id) AS id FROM ${table}`)?.id ?? 1;

const closed = prepare((world, projectId, _, { beds }) => {
  closeRooms(world.admin(), { projectId, roomIds: [], bedIds: [beds.freeBedId], fromOn: day, plannedUntil: null, reason: '改造施工' });
  return newest(world, 'bed_outage');
});
const relocated = prepare((world, projectId, personId) => {
  relocate(world.admin(), { ...away, projectId, people: [{ personId, bedId: null }] });
  return newest(world, 'renovation_relocation');
});
const reported = prepare((world, projectId) => saveProgress(world.admin(), { ...report, projectId }).progressId);
const accepted = prepare((world, projectId) => {
  accept(world.admin(), {
    ...acceptance,
    ...seen,
    checklist: [...acceptance.checklist],
    rooms: [],
    nursingBedIds: [],
    retiredBedIds: [],
    projectId,
  });
  return undefined;
});
const handedOver = prepare((world, projectId) => {
  addAssets(world.admin(), { ...assets, rows: [...assets.rows], projectId });
  return newest(world, 'renovation_asset');
});
const opened = prepare((world, projectId) => {
  accept(world.admin(), {
    ...acceptance,
    ...seen,
    checklist: [...acceptance.checklist],
    rooms: [],
    nursingBedIds: [],
    retiredBedIds: [],
    projectId,
  });
  putInUse(world.admin(), { ...use, projectId });
  return undefined;
});

const ofProject = (place: Place, _: World, prepared: string) => ({ projectId: madeOf(place, prepared).projectId });
/** The project and the row the call is about. */
const about = (place: Place, prepared: string) => {
  const { projectId, key } = madeOf(place, prepared);
  return { projectId, key };
};

export const renovationWorksInputs: Rows = {
  'renovation.works': { ask: ofProject, before: prepare() },
  'renovation.closeRooms': {
    ask: (place, world, prepared) => ({
      ...ofProject(place, world, prepared),
      roomIds: [],
      bedIds: [place.beds.freeBedId],
      fromOn: day,
      plannedUntil: null,
      reason: '改造施工',
    }),
    before: prepare(),
  },
  'renovation.reopenRooms': {
    ask: (place, _, prepared) => {
      const { projectId, key } = about(place, prepared);
      return { projectId, outageIds: [key], onDate: day };
    },
    before: closed,
  },
  'renovation.relocate': {
    ask: (place, _, prepared) => {
      const { projectId, residentId } = madeOf(place, prepared);
      return { ...away, projectId, people: [{ personId: residentId, bedId: null }] };
    },
    before: prepare(),
  },
  'renovation.bringBack': {
    ask: (place, _, prepared) => {
      const { projectId, key } = about(place, prepared);
      return { projectId, returnedOn: day, people: [{ relocationId: key, bedId: null }] };
    },
    before: relocated,
  },
  'renovation.changeReturn': {
    ask: (place, _, prepared) => {
      const { projectId, key } = about(place, prepared);
      return { projectId, relocationId: key, plannedReturn: isoDate('2022-08-31'), reason: '工期顺延' };
    },
    before: relocated,
  },
  'renovation.withdrawRelocation': {
    ask: (place, _, prepared) => {
      const { projectId, key } = about(place, prepared);
      return { projectId, relocationId: key, reason };
    },
    before: relocated,
  },
  'renovation.accept': {
    ask: (place, world, prepared) => ({
      ...acceptance,
      ...seen,
      checklist: [...acceptance.checklist],
      nursingBedIds: [],
      retiredBedIds: [],
      ...ofProject(place, world, prepared),
      bedsAdded: 2,
      nursingAdded: 2,
      rooms: [{ building: '新楼', floor: 2, name: '201', sex: 'any', level: null, bedType: 'nursing', beds: 2 }],
    }),
    before: prepare(),
  },
  'renovation.withdrawAcceptance': {
    ask: (place, world, prepared) => ({ ...ofProject(place, world, prepared), reason }),
    before: accepted,
  },
  'renovation.addAssets': {
    ask: (place, world, prepared) => ({ ...assets, rows: [...assets.rows], ...ofProject(place, world, prepared) }),
    before: prepare(),
  },
  'renovation.withdrawAsset': {
    ask: (place, _, prepared) => {
      const { projectId, key } = about(place, prepared);
      return { projectId, assetId: key, reason };
    },
    before: handedOver,
  },
  'renovation.putInUse': {
    ask: (place, world, prepared) => ({ ...use, ...ofProject(place, world, prepared) }),
    before: accepted,
  },
  'renovation.settle': {
    ask: (place, world, prepared) => ({
      ...ofProject(place, world, prepared),
      settledOn: day,
      documentNo: '样审〔2022〕1号',
      auditor: '样本审计局',
      auditedFen: fen(190_000_000),
      assetRegistrationNo: null,
      note: null,
      exceptionReason: null,
    }),
    before: opened,
  },
  'renovation.progress': { ask: () => ({ month }), before: prepare() },
  'renovation.saveProgress': {
    ask: (place, world, prepared) => ({ ...report, ...ofProject(place, world, prepared) }),
    before: prepare(),
  },
  'renovation.withdrawProgress': {
    ask: (place, _, prepared) => {
      const { projectId, key } = about(place, prepared);
      return { projectId, progressId: key, reason };
    },
    before: reported,
  },
  'renovation.alerts': { ask: () => ({ projectId: null }), before: prepare() },
};

export const renovationWorksGolden = {
  'renovation.works': ['A C V T H R', 'record'],
  'renovation.closeRooms': ['A C . T H .', 'record'],
  'renovation.reopenRooms': ['A C . T H .', 'record'],
  'renovation.relocate': ['A C . T H .', 'record'],
  'renovation.bringBack': ['A C . T H .', 'record'],
  'renovation.changeReturn': ['A C . T H .', 'record'],
  'renovation.withdrawRelocation': ['A C . T H .', 'record'],
  'renovation.accept': ['A C . . . .', 'record'],
  'renovation.withdrawAcceptance': ['A . V . . .', 'record'],
  'renovation.addAssets': ['A C . . . .', 'record'],
  'renovation.withdrawAsset': ['A C . . . .', 'record'],
  'renovation.putInUse': ['A C . . . .', 'record'],
  'renovation.settle': ['A C . . . .', 'record'],
  'renovation.progress': ['A C V T H R', 'lists'],
  'renovation.saveProgress': ['A C . T H .', 'record'],
  'renovation.withdrawProgress': ['A C . T H .', 'record'],
  'renovation.alerts': ['A C V T H R', 'lists'],
} as const satisfies Readonly<Record<string, Rule>>;

/** What each leaves in the log. */
export const renovationWorksWrites = {
  'renovation.closeRooms': ['bed.close write -a', 'renovation.closeRooms write -a'],
  'renovation.reopenRooms': ['bed.reopen write ba', 'renovation.reopenRooms write -a'],
  'renovation.relocate': ['renovation.relocate write ba'],
  'renovation.bringBack': ['renovation.bringBack write ba'],
  'renovation.changeReturn': ['renovation.changeReturn write ba'],
  'renovation.withdrawRelocation': ['renovation.withdrawRelocation write ba', 'bed.assign write -a'],
  'renovation.accept': ['renovation.accept write ba', 'renovation.stage write -a'],
  'renovation.withdrawAcceptance': ['renovation.withdrawStage write ba', 'renovation.withdrawAcceptance write ba'],
  'renovation.addAssets': ['renovation.addAssets write -a'],
  'renovation.withdrawAsset': ['renovation.withdrawAsset write ba'],
  'renovation.putInUse': ['renovation.putInUse write -a', 'renovation.stage write -a'],
  'renovation.settle': ['renovation.settle write -a', 'renovation.stage write -a'],
  'renovation.saveProgress': ['renovation.progress write ba'],
  'renovation.withdrawProgress': ['renovation.withdrawProgress write ba'],
} as const;

/** What a row of a workbook says once it is read: the fields of each kind of import, in the forms in which the ledger keeps them. */
import type {
  AdmissionWish,
  AreaType,
  ChangeType,
  DisabilityGrade,
  DisabilityKind,
  HomeLevel,
  OperationMode,
  PersonCategory,
  SelfCareLevel,
  Sex,
  StandardKind,
  SupportMode,
  TerminationReason,
} from '../../../electron/contract/terms.ts';
import type { HappinessGrade } from '../../../electron/contract/happiness-terms.ts';
import type { ProjectKind, StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import type { Fen, IsoDate, IsoMonth } from '../../../electron/contract/values.ts';

export type AccountRecord = { readonly bank: string; readonly holder: string; readonly number: string };
export type CaregiverRecord = { readonly name: string; readonly idNumber: string | null; readonly phone: string | null };
export type DisabilityRecord = {
  readonly certificateNumber: string | null;
  readonly kind: DisabilityKind | null;
  readonly grade: DisabilityGrade | null;
};

/** One person of 特困人员花名册. null: the file does not say. */
export type RosterRecord = {
  readonly idNumber: string;
  /** The number of fifteen digits that stood in the file, if it did. */
  readonly idOriginal: string | null;
  readonly name: string;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly ethnicity: string | null;
  readonly townCode: string;
  readonly villageCode: string;
  readonly areaType: AreaType;
  readonly category: PersonCategory;
  readonly disability: DisabilityRecord;
  readonly illness: string | null;
  readonly level: SelfCareLevel;
  readonly assessedOn: IsoDate;
  readonly mode: SupportMode;
  /** The day of which the roster speaks (截止日期); without one the day of confirmation. */
  readonly modeFrom: IsoDate;
  /** Code of the home while centralised. */
  readonly homeCode: string | null;
  readonly caregiver: CaregiverRecord | null;
  readonly caregiverAccount: AccountRecord | null;
  readonly certificateNumber: string | null;
  readonly confirmedOn: IsoDate;
  readonly firstMonth: IsoMonth | null;
  readonly basicFen: Fen | null;
  readonly careFen: Fen | null;
  readonly totalFen: Fen | null;
  readonly account: AccountRecord | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly wish: AdmissionWish | null;
  readonly reviewedOn: IsoDate | null;
  readonly remark: string | null;
};

/** One home of 敬老院名册. */
export type HomeRecord = {
  readonly code: string;
  readonly name: string;
  readonly level: HomeLevel;
  readonly townCode: string;
  readonly bedsRegistered: number;
  readonly nursingBeds: number;
  readonly operationMode: OperationMode;
  readonly openedOn: IsoDate | null;
  readonly creditCode: string | null;
  readonly account: AccountRecord | null;
};

/** One line of 救助标准表. Dibao and basic living by area (and mode), care allowance by level. */
export type StandardRecord = {
  readonly kind: StandardKind;
  readonly areaType: AreaType | null;
  readonly mode: SupportMode | null;
  readonly level: SelfCareLevel | null;
  readonly amountFen: Fen;
  readonly validFrom: IsoDate;
  readonly documentNo: string;
  readonly documentTitle: string | null;
};

type ChangeOf<Type extends ChangeType> = {
  readonly type: Type;
  readonly idNumber: string;
  readonly name: string;
  readonly on: IsoDate;
  readonly reason: string | null;
};
/** Somebody who is newly supported: confirmed on `on`, assessed on the same day, scattered. */
export type AdditionRecord = ChangeOf<'addition'> & {
  readonly idOriginal: string | null;
  readonly sex: Sex;
  readonly bornOn: IsoDate;
  readonly ethnicity: string | null;
  readonly townCode: string;
  readonly villageCode: string;
  readonly areaType: AreaType;
  readonly category: PersonCategory;
  readonly level: SelfCareLevel;
  readonly caregiver: CaregiverRecord | null;
  readonly account: AccountRecord | null;
  readonly phone: string | null;
  readonly wish: AdmissionWish | null;
};
export type DeathRecord = ChangeOf<'death'>;
export type TerminationRecord = ChangeOf<'termination'> & { readonly terminationReason: TerminationReason };
export type LevelChangeRecord = ChangeOf<'levelChange'> & { readonly level: SelfCareLevel };
export type ModeChangeRecord = ChangeOf<'modeChange'> & {
  readonly mode: SupportMode;
  readonly homeCode: string | null;
  readonly caregiver: CaregiverRecord | null;
};
/** One line of 特困人员异动登记表. */
export type ChangeRecord = AdditionRecord | DeathRecord | TerminationRecord | LevelChangeRecord | ModeChangeRecord;

/** One home of 农村幸福院运营情况表: only what the ledger does not know yet. */
export type HappinessRecord = {
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  readonly villageCode: string;
  readonly grades: readonly { readonly grade: HappinessGrade; readonly effectiveFrom: IsoDate }[];
  readonly months: readonly { readonly month: IsoMonth; readonly openDays: number }[];
};

/** One line of 改造提升项目进度台账, as a file says it and as the ledger would print it. null: it does not say. */
export type ProjectLine = {
  readonly code: string;
  readonly name: string | null;
  readonly batchYear: number | null;
  readonly homeCode: string;
  readonly kind: ProjectKind;
  readonly content: string | null;
  readonly floorAreaCenti: number | null;
  readonly bedsBefore: number | null;
  readonly nursingBefore: number | null;
  readonly bedsAfter: number | null;
  readonly nursingAfter: number | null;
  readonly approvalNo: string | null;
  readonly approvedFen: Fen | null;
  /** 批复投资 by level. */
  readonly centralFen: Fen | null;
  readonly provinceFen: Fen | null;
  readonly cityFen: Fen | null;
  readonly countyFen: Fen | null;
  readonly otherFen: Fen | null;
  /** Over all sources. */
  readonly receivedFen: Fen | null;
  readonly spentFen: Fen | null;
  readonly contractor: string | null;
  readonly supervisor: string | null;
  readonly contractFen: Fen | null;
  readonly plannedStartOn: IsoDate | null;
  readonly startedOn: IsoDate | null;
  readonly plannedEndOn: IsoDate | null;
  readonly completedOn: IsoDate | null;
  readonly acceptedOn: IsoDate | null;
  readonly fireDocumentNo: string | null;
  /** Where it stands; 暂停 and 取消 instead of the stage while they last. */
  readonly stage: StageEntryKind | null;
  readonly percent: number | null;
  readonly problems: string | null;
  readonly nextSteps: string | null;
  readonly unit: string | null;
  readonly managerName: string | null;
  readonly managerPhone: string | null;
};
/** What a row adds to the ledger or changes in it. */
export type ProjectRecord = {
  readonly line: ProjectLine;
  /** Of which day the file speaks. */
  readonly asOf: IsoDate;
  /** Fields that differ from what is recorded; all that are filled of a new project. */
  readonly changed: ReadonlySet<keyof ProjectLine>;
};

export type RecordOf = {
  readonly roster: RosterRecord;
  readonly homes: HomeRecord;
  readonly standards: StandardRecord;
  readonly changes: ChangeRecord;
  readonly happiness: HappinessRecord;
  readonly projects: ProjectRecord;
};

/** What a method of the backend is: who may call it, whose data it reaches, what goes in, what comes out, which file the user must point at. */
import type { z } from 'zod';

export const roles = [
  { id: 'admin', label: '系统管理员', wordings: [] },
  { id: 'county_clerk', label: '县级经办', wordings: [] },
  { id: 'county_approver', label: '县级审核审批', wordings: [] },
  { id: 'town_clerk', label: '乡镇民政办', wordings: [] },
  { id: 'home_manager', label: '敬老院管理员', wordings: [] },
  { id: 'auditor', label: '只读督查', wordings: [] },
] as const;
export type Role = (typeof roles)[number]['id'];

/** Whose records a user works with. A township clerk and a home manager are bound to one place; nobody chooses it for himself. */
export type Scope =
  | { readonly kind: 'county' }
  | { readonly kind: 'town'; readonly townCode: string }
  | { readonly kind: 'home'; readonly homeId: number };

/** `anyone` before login too; else the roles named. */
export type Access = 'anyone' | readonly Role[];

export type RecordKind =
  | 'person'
  | 'home'
  | 'fact'
  | 'attachment'
  | 'room'
  | 'bed'
  | 'bedStay'
  | 'bedOutage'
  | 'absence'
  | 'incident'
  | 'application'
  | 'assessment'
  | 'conditionReport'
  | 'agreement'
  | 'fiveHavesCheck'
  | 'visit'
  | 'happinessHome'
  | 'gradingCase'
  | 'project'
  | 'registerRecord'
  | 'supervision';

/**
 * `none`: nobody's records. `county`: the county as a whole, refused to users bound to a place. `own`: lists, searches and papers that keep
 * to the caller's scope themselves. A record: the router compares it with the caller's scope before the work begins.
 */
export type Reach = 'none' | 'county' | 'own' | { readonly record: RecordKind; readonly key: string };

/** A path never comes from the page: the gate asks the user by a system dialog and hands the path on. */
export type FileNeed = {
  readonly dialog: 'open' | 'save' | 'folder';
  readonly title: string;
  readonly filterName: string;
  readonly extensions: readonly string[];
  /** Ending of the same file when it is encrypted; the name the page suggests says which of them it is. */
  readonly encryptedAs?: 'zip';
};

export type MethodDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly access: Access;
  readonly reach: Reach;
  /** What it does, for refusals and the audit: `编制发放表`. */
  readonly title: string;
  readonly input: Input;
  readonly output: Output;
  readonly file?: FileNeed;
  /** What only the window's system knows: the gate adds it, the page cannot. */
  readonly needs?: 'printers';
  /** Takes a whole table as it stands in the window: more may be sent at once than a form ever holds. */
  readonly isTable?: true;
  /** Reports progress and can be cancelled by its job id. */
  readonly isJob?: true;
  /** The answer may hold ID numbers, accounts and telephones in full; those of every other method are masked on their way out. */
  readonly isInFull?: true;
};

export function method<Input extends z.ZodType, Output extends z.ZodType>(
  definition: MethodDefinition<Input, Output>,
): MethodDefinition<Input, Output> {
  return definition;
}

export const everybody = ['admin', 'county_clerk', 'county_approver', 'town_clerk', 'home_manager', 'auditor'] as const satisfies Access;
export const countyUsers = ['admin', 'county_clerk', 'county_approver', 'auditor'] as const satisfies Access;
/** Everybody who may see a full number; an auditor reads everything masked. */
export const officers = ['admin', 'county_clerk', 'county_approver', 'town_clerk', 'home_manager'] as const satisfies Access;
export const everyClerk = ['admin', 'county_clerk'] as const satisfies Access;
/** Clerks of the county and of the places below it, each for his own people. */
export const everyRegistrar = ['admin', 'county_clerk', 'town_clerk'] as const satisfies Access;
export const everyReporter = ['admin', 'county_clerk', 'town_clerk', 'home_manager'] as const satisfies Access;
/** Who lives in which home is decided by the county (民政部门审批) and done by the county or the home; a township reads and applies. */
export const admitters = ['admin', 'county_clerk', 'home_manager'] as const satisfies Access;
/** Support at home is the county's and the townships' work; a home has nobody of it. */
export const scatteredReaders = ['admin', 'county_clerk', 'county_approver', 'town_clerk', 'auditor'] as const satisfies Access;
export const administrators = ['admin'] as const satisfies Access;
export const approvers = ['admin', 'county_approver'] as const satisfies Access;
export const signers = ['admin', 'county_clerk', 'county_approver'] as const satisfies Access;
/** Who may tell that a problem is put right: a township those that were assigned to it. */
export const rectifiers = ['admin', 'county_clerk', 'county_approver', 'town_clerk'] as const satisfies Access;
export const auditReaders = ['admin', 'county_approver', 'auditor'] as const satisfies Access;

/** What a method of the backend is: who may call it, what goes in, what comes out, which file the user must point at. */
import type { z } from 'zod';

export const roles = [
  { id: 'admin', label: '系统管理员', wordings: [] },
  { id: 'county_clerk', label: '县级经办', wordings: [] },
  { id: 'county_approver', label: '县级审核审批', wordings: [] },
] as const;
export type Role = (typeof roles)[number]['id'];

/** `anyone` before login too; `user` everybody logged in; else the roles named. */
export type Access = 'anyone' | 'user' | readonly Role[];

/** A path never comes from the page: the gate asks the user by a system dialog and hands the path on. */
export type FileNeed = {
  readonly dialog: 'open' | 'save' | 'folder';
  readonly title: string;
  readonly filterName: string;
  readonly extensions: readonly string[];
};

export type MethodDefinition<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly access: Access;
  /** What it does, for refusals and the audit: `编制发放表`. */
  readonly title: string;
  readonly input: Input;
  readonly output: Output;
  readonly file?: FileNeed;
  /** Reports progress and can be cancelled by its job id. */
  readonly isJob?: true;
};

export function method<Input extends z.ZodType, Output extends z.ZodType>(
  definition: MethodDefinition<Input, Output>,
): MethodDefinition<Input, Output> {
  return definition;
}

export const everyClerk: Access = ['admin', 'county_clerk'];
export const administrators: Access = ['admin'];
export const approvers: Access = ['admin', 'county_approver'];

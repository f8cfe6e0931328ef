import { AppError } from '../../../electron/contract/result.ts';
import type { Reader } from '../../core/sql.ts';
import { storedProject, type StoredProject } from './queries-projects.ts';

/** @throws AppError RENOVATION_NOT_FOUND */
export function requiredProject(reader: Reader, projectId: number): StoredProject {
  const project = storedProject(reader, projectId);
  if (!project) throw new AppError('RENOVATION_NOT_FOUND');
  return project;
}

/** Score sheets as they are stored. SQL only; bodies are read against their schema. */
import type { TemplateRow } from '../../../electron/contract/grading-shapes.ts';
import { sheetBodySchema, type SheetBody } from '../../../electron/contract/grading-sheet.ts';
import { row, rows, type Reader } from '../../core/sql.ts';

export type StoredTemplate = TemplateRow & { readonly body: SheetBody };
type Stored = TemplateRow & { readonly bodyJson: string };

const templateSql = `SELECT t.grading_template_id AS templateId, t.code, t.version, t.name, t.state, t.document_no AS documentNo,
    (SELECT count(*) FROM json_each(t.body_json, '$.groups') g, json_each(g.value, '$.items')) AS items,
    (SELECT count(*) FROM grading_round r WHERE r.grading_template_id = t.grading_template_id) AS rounds, t.published_at AS publishedAt,
    p.name AS publishedBy, t.retired_at AS retiredAt, t.recorded_at AS recordedAt, u.name AS recordedBy`;
const tables = `FROM grading_template t JOIN user_account u ON u.user_id = t.recorded_by LEFT JOIN user_account p ON p.user_id = t.published_by`;

/** By code, newest version first. */
export function templateRows(reader: Reader): TemplateRow[] {
  return rows(reader, `${templateSql} ${tables} ORDER BY t.code, t.version DESC`);
}

export function templateById(reader: Reader, templateId: number): StoredTemplate | undefined {
  const found = row<Stored>(reader, `${templateSql}, t.body_json AS bodyJson ${tables} WHERE t.grading_template_id = ?`, templateId);
  if (!found) return undefined;
  const { bodyJson, ...template } = found;
  return { ...template, body: sheetBodySchema.parse(JSON.parse(bodyJson)) };
}

export function templateByCode(reader: Reader, code: string): { readonly templateId: number; readonly version: number } | undefined {
  return row(
    reader,
    'SELECT grading_template_id AS templateId, version FROM grading_template WHERE code = ? ORDER BY version DESC LIMIT 1',
    code,
  );
}

export function draftOf(reader: Reader, code: string): { readonly templateId: number; readonly version: number } | undefined {
  return row(reader, `SELECT grading_template_id AS templateId, version FROM grading_template WHERE code = ? AND state = 'draft'`, code);
}

/** The sheet published last: whose vetoes hold between rounds. */
export function newestPublished(reader: Reader): StoredTemplate | undefined {
  const found = row<{ templateId: number }>(
    reader,
    `SELECT grading_template_id AS templateId FROM grading_template WHERE state <> 'draft'
     ORDER BY state = 'retired', published_at DESC, grading_template_id DESC LIMIT 1`,
  );
  return found && templateById(reader, found.templateId);
}

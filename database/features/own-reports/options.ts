/** What the choices of a column are called. */
import { rows, type Reader } from '../../core/sql.ts';
import type { Column, Option } from './shape.ts';

/** Townships and homes as choices; labels of every division that was ever in force. */
export function optionsOf(reader: Reader, { id, options }: Pick<Column, 'id' | 'options'>): readonly Option[] {
  if (options) return options.map(({ id: option, label }) => ({ id: option, label }));
  if (id === 'town')
    return rows<Option>(
      reader,
      `SELECT d.code AS id, (SELECT n.name FROM division n WHERE n.code = d.code ORDER BY n.valid_to IS NOT NULL LIMIT 1) AS label
       FROM division d WHERE d.level = 'town' GROUP BY d.code ORDER BY d.code`,
    );
  return rows<Option>(reader, 'SELECT CAST(home_id AS TEXT) AS id, name AS label FROM home WHERE withdrawn_at IS NULL ORDER BY code');
}

import type { ScatteredPerson } from '../../../electron/contract/scattered-person.ts';
import { careTierLabels } from '../../../electron/contract/terms.ts';
import type { TableColumn } from '../../shared/DataTable.tsx';
import { idNumberText } from '../../shared/format.ts';

/** Who it is and where he lives: the first columns of every list. */
export function personColumns<Row extends ScatteredPerson>(): TableColumn<Row>[] {
  return [
    { key: 'name', title: '姓名', width: 92, value: (row) => row.name },
    { key: 'town', title: '乡镇（街道）', width: 104, value: (row) => row.townName },
    { key: 'village', title: '村（社区）', width: 112, flex: 1, value: (row) => row.villageName },
    { key: 'level', title: '自理能力', width: 78, value: (row) => row.level && careTierLabels[row.level] },
    { key: 'idNumber', title: '身份证号', width: 166, isHidden: true, value: (row) => idNumberText(row.idNumber) },
  ];
}

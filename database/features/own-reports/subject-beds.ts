/** 集中供养人员 with their beds, and the beds themselves, on a day. */
import { bedTypes } from '../../../electron/contract/beds.ts';
import { everybody } from '../../../electron/contract/method.ts';
import type { Column, Subject } from './shape.ts';
import { people, personColumns } from './subject-people.ts';

const stay = `LEFT JOIN bed_stay y ON y.person_id = p.person_id AND y.kind = 'occupied' AND y.withdrawn_at IS NULL AND y.from_on <= @asOf
    AND ifnull(y.until_on, '9999-12-31') > @asOf LEFT JOIN bed b ON b.bed_id = y.bed_id LEFT JOIN room o ON o.room_id = b.room_id`;
const away = (column: string): string =>
  `(SELECT a.${column} FROM absence a WHERE a.person_id = p.person_id AND a.withdrawn_at IS NULL AND a.from_on <= @asOf AND ifnull(a.until_on, '9999-12-31') > @asOf
     ORDER BY a.from_on DESC LIMIT 1)`;

const bedColumns: readonly Column[] = [
  { id: 'building', title: '楼栋', section: '床位', kind: 'text', sql: 'o.building', widthMm: 20 },
  { id: 'floor', title: '楼层', section: '床位', kind: 'integer', sql: 'o.floor', widthMm: 12 },
  { id: 'room', title: '房间号', section: '床位', kind: 'text', sql: 'o.name', widthMm: 18 },
  { id: 'bed', title: '床位号', section: '床位', kind: 'text', sql: 'b.label', widthMm: 16, canGroup: false },
  { id: 'bedType', title: '床位类型', section: '床位', kind: 'choice', sql: 'b.bed_type', widthMm: 18, options: bedTypes },
];

export const residents: Subject = {
  ...people,
  id: 'residents',
  title: '集中供养人员',
  hint: '一人一行：供养机构、床位、在院状态和身份，按截止日期的情况',
  from: `${people.from} ${stay}`,
  where: `s.value ->> 1 = 1 AND s.value ->> 6 = 'centralised'`,
  columns: [
    ...bedColumns,
    { id: 'lyingFrom', title: '床位起始日期', section: '床位', kind: 'date', sql: 'y.from_on', widthMm: 22 },
    {
      id: 'presence',
      title: '在院状态',
      section: '床位',
      kind: 'choice',
      sql: `ifnull(${away('kind')}, 'inHouse')`,
      widthMm: 18,
      options: [
        { id: 'inHouse', label: '在院' },
        { id: 'leave', label: '请假' },
        { id: 'hospital', label: '住院' },
      ],
    },
    { id: 'awayFrom', title: '离院起始日期', section: '床位', kind: 'date', sql: away('from_on'), widthMm: 22 },
    ...personColumns,
  ],
  order: 's.value ->> 8, o.building, o.floor, o.name, b.label, p.person_id',
  start: { columns: ['home', 'building', 'room', 'bed', 'name', 'sex', 'age', 'level', 'presence'] },
};

export const beds: Subject = {
  id: 'beds',
  title: '床位',
  hint: '一床一行：房间、类型、护理型认定和入住人，按截止日期的情况',
  unit: '张',
  readers: everybody,
  isDated: true,
  from: `bed b JOIN room o ON o.room_id = b.room_id JOIN home h ON h.home_id = o.home_id
    LEFT JOIN bed_stay y ON y.bed_id = b.bed_id AND y.withdrawn_at IS NULL AND y.from_on <= @asOf AND ifnull(y.until_on, '9999-12-31') > @asOf
    LEFT JOIN person p ON p.person_id = y.person_id`,
  where: `b.from_on <= @asOf AND ifnull(b.until_on, '9999-12-31') > @asOf AND h.withdrawn_at IS NULL`,
  town: 'h.town_code',
  home: 'h.home_id',
  columns: [
    { id: 'town', title: '乡镇（街道）', section: '机构', kind: 'choice', sql: 'h.town_code', widthMm: 24 },
    { id: 'home', title: '机构', section: '机构', kind: 'choice', sql: 'h.home_id', widthMm: 42 },
    ...bedColumns,
    { id: 'recognisedOn', title: '护理型认定日期', section: '床位', kind: 'date', sql: 'b.recognised_on', widthMm: 24 },
    { id: 'basis', title: '认定依据', section: '床位', kind: 'text', sql: 'b.basis', widthMm: 36 },
    { id: 'fromOn', title: '启用日期', section: '床位', kind: 'date', sql: 'b.from_on', widthMm: 22 },
    {
      id: 'state',
      title: '占用',
      section: '入住',
      kind: 'choice',
      sql: `CASE WHEN y.kind IS NOT NULL THEN y.kind WHEN EXISTS (SELECT 1 FROM bed_outage u WHERE u.bed_id = b.bed_id AND u.withdrawn_at IS NULL
        AND u.from_on <= @asOf AND ifnull(u.until_on, '9999-12-31') > @asOf) THEN 'out' ELSE 'free' END`,
      widthMm: 16,
      options: [
        { id: 'occupied', label: '占用' },
        { id: 'reserved', label: '预留' },
        { id: 'out', label: '停用' },
        { id: 'free', label: '空床' },
      ],
    },
    { id: 'name', title: '入住人', section: '入住', kind: 'text', sql: 'p.name', widthMm: 20, canGroup: false },
    { id: 'since', title: '入住起始日期', section: '入住', kind: 'date', sql: 'y.from_on', widthMm: 22 },
  ],
  link: `'/beds?home=' || h.home_id`,
  order: 'h.code, o.building, o.floor, o.name, b.label',
  start: { columns: ['home', 'building', 'floor', 'room', 'bed', 'bedType', 'state', 'name', 'since'] },
};

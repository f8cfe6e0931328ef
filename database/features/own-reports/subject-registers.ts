/** Records of every light register: its fields are the columns, whatever register it is. */
import { maskIdNumber, maskPhones } from '../../../electron/contract/masking.ts';
import { scatteredReaders } from '../../../electron/contract/method.ts';
import type { RegisterDefinition, RegisterField } from '../../../electron/contract/registers-shapes.ts';
import { definitions } from '../registers/library.ts';
import type { Column, Subject } from './shape.ts';

const widths = {
  text: 34,
  longText: 60,
  integer: 18,
  fen: 26,
  date: 22,
  month: 22,
  choice: 24,
  yesNo: 14,
  person: 20,
  idNumber: 38,
  phone: 26,
};

const yesNo = [
  { id: '1', label: '是' },
  { id: '0', label: '否' },
];

function columnOf(field: RegisterField): Column {
  const sql = `(r.values_json ->> '$.${field.code}')`;
  const base = { id: field.code, title: field.label, section: field.group ?? '登记内容', sql, widthMm: widths[field.kind] };
  switch (field.kind) {
    case 'fen':
      return { ...base, kind: 'money', isSummed: true };
    case 'integer':
      return { ...base, kind: 'integer', isSummed: true };
    case 'date':
      return { ...base, kind: 'date' };
    case 'month':
      return { ...base, kind: 'month' };
    case 'choice':
      return { ...base, kind: 'choice', options: field.options };
    case 'yesNo':
      return { ...base, kind: 'choice', options: yesNo };
    case 'person':
      return { ...base, kind: 'text', sql: `(SELECT p.name FROM person p WHERE p.person_id = ${sql})`, canGroup: false };
    case 'idNumber':
      return { ...base, kind: 'number', mask: maskIdNumber };
    case 'phone':
      return { ...base, kind: 'number', mask: maskPhones };
    case 'text':
      return { ...base, kind: 'text' };
    case 'longText':
      return { ...base, kind: 'text', canGroup: false };
  }
}

function subjectOf(definition: RegisterDefinition): Subject {
  const fields = definition.fields.map(columnOf);
  return {
    id: `register.${definition.code}`,
    title: `登记：${definition.title}`,
    hint: definition.purpose,
    unit: '条',
    readers: scatteredReaders,
    isDated: false,
    from: 'register_record r JOIN user_account u ON u.user_id = r.recorded_by',
    where: `r.withdrawn_at IS NULL AND r.code = '${definition.code}'`,
    town: 'r.town_code',
    home: null,
    columns: [
      { id: 'recordNumber', title: '登记号', section: '登记', kind: 'text', sql: 'r.number', widthMm: 24, canGroup: false },
      { id: 'town', title: '乡镇（街道）', section: '登记', kind: 'choice', sql: 'r.town_code', widthMm: 24 },
      { id: 'recordState', title: '状态', section: '登记', kind: 'choice', sql: 'r.state', widthMm: 22, options: definition.states },
      { id: 'stateOn', title: '状态日期', section: '登记', kind: 'date', sql: 'r.state_on', widthMm: 22 },
      {
        id: 'dueOn',
        title: '期限',
        section: '登记',
        kind: 'date',
        sql: '(SELECT min(c.due_on) FROM register_clock c WHERE c.register_record_id = r.register_record_id AND c.stopped_on IS NULL)',
        widthMm: 22,
      },
      { id: 'recordedBy', title: '登记人', section: '登记', kind: 'text', sql: 'u.name', widthMm: 20 },
      ...fields.filter(({ id }) => !['recordNumber', 'town', 'recordState', 'stateOn', 'dueOn', 'recordedBy'].includes(id)),
    ],
    link: `'/registers/${definition.code}/' || r.register_record_id`,
    order: 'r.happened_on, r.register_record_id',
    start: {
      columns: [
        ...(definition.level === 'town' ? ['town'] : []),
        ...definition.columns.filter((code) => fields.some(({ id }) => id === code)).slice(0, 6),
        'recordState',
        'stateOn',
      ],
    },
  };
}

/** A register that only points at another page has no records. */
export function registerSubjects(): Subject[] {
  return definitions()
    .filter(({ link }) => link === null)
    .map(subjectOf);
}

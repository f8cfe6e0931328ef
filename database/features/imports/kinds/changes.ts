/**
 * 特困人员异动登记表: what happened to people since the roster. A date before what is recorded is a late fact and welcome, that is what the form
 * is for; a date after the end of somebody's support contradicts. Rows are judged by their dates: somebody may be added and change in one file.
 */
import { changeTypes, labelOf } from '../../../../electron/contract/terms.ts';
import { isSameName, normaliseName } from '../../people/person-name.ts';
import { dayOfCell, termReader } from '../normalise.ts';
import { optionalText, readDay, readId, readTerm, refuseNumber, requireFilled } from '../rules-cells.ts';
import { doubtFormulaErrors } from '../rules-doubts.ts';
import { additionFields, judgeAddition } from './changes-additions.ts';
import { type Change, type ChangeRow, judgeEnd, judgeLevel, judgeMode, type Standing } from './changes-facts.ts';
import { type ChangeField, changeFields, changeWords } from './changes-fields.ts';
import type { FileContext, Judgement, KindSpec } from './kind.ts';

const readType = termReader(changeTypes);
const keptFields = changeFields.filter(({ isUnused }) => !isUnused).map(({ key }) => key);

function readChange(row: ChangeRow, context: FileContext): Change | null {
  for (const key of ['type', 'name', 'idNumber', 'on'] as const) requireFilled(row, key);
  const said = readType(row.text('type'));
  if (said === 'addition') for (const key of additionFields) requireFilled(row, key);
  if (said === 'levelChange' || said === 'modeChange') requireFilled(row, 'after');
  const id = readId(row, 'idNumber', context.today);
  refuseNumber(row, 'accountNumber', false);
  refuseNumber(row, 'caregiverIdNumber', false);
  const on = readDay(row, 'on', context.today);
  const type = readTerm(row, 'type', changeTypes, readType);
  const name = normaliseName(row.text('name'));
  return type && id && on ? { type, id, on, name, reason: optionalText(row, 'reason') } : null;
}

function judge(context: FileContext): (row: ChangeRow) => Judgement<'changes'> {
  const standings = new Map<string, Standing>();
  const seen = new Map<string, number>();
  return (row) => {
    const change = readChange(row, context);
    if (!change) return null;
    const { type, id, on, name } = change;
    const recorded = context.known.personByIdNumber(id.idNumber);
    const person = standings.get(id.idNumber) ?? (recorded ? recorded : undefined);
    const key = type === 'addition' ? `${id.idNumber} addition` : `${id.idNumber} ${type} ${on}`;
    const earlier = seen.get(key);
    if (earlier !== undefined)
      row.issue(
        'idNumber',
        'DUPLICATE_IN_FILE',
        `身份证号 ${row.shown('idNumber').trim()} 的“${labelOf(changeTypes, type)}”在第 ${earlier} 行已经出现。请核对，或删去重复的一行。`,
      );
    if (type !== 'addition') {
      if (!person)
        row.issue('idNumber', 'UNKNOWN_PERSON', `台账中没有身份证号为 ${id.idNumber} 的人员。请核对号码；确为新进人员的请先登记新增。`);
      else if (!isSameName(person.name, name))
        row.issue(
          'name',
          'CONFLICT',
          `“${row.title('name')}”为“${name}”，身份证号 ${id.idNumber} 登记的姓名是“${person.name}”。请核对是否填错了人。`,
        );
      else if (person.endedOn !== null && on > person.endedOn)
        row.issue(
          'on',
          'CONFLICT',
          `${person.name} 的供养已于 ${person.endedOn} 终止，不能登记 ${on} 的变动。请核对；终止有误的请先撤销终止记录。`,
        );
    }
    if (row.issues.length > 0 && (type !== 'addition' || !person)) {
      // Of a new person the other cells are judged as well, so that all is said at once.
      if (type === 'addition') judgeAddition(row, change, undefined, context);
      return null;
    }
    const judged =
      type === 'addition'
        ? judgeAddition(row, change, person, context)
        : !person
          ? null
          : type === 'levelChange'
            ? judgeLevel(row, change, person)
            : type === 'modeChange'
              ? judgeMode(row, change, person, context)
              : judgeEnd(row, change, person);
    if (!judged || row.issues.length > 0) return null;
    standings.set(id.idNumber, judged.person);
    seen.set(key, row.number);
    doubtFormulaErrors(row, keptFields);
    if (type !== 'addition' && judged.person.confirmedOn !== null && on < judged.person.confirmedOn)
      row.warn('on', 'DATE_ORDER', `变动日期 ${on} 早于确认日期 ${judged.person.confirmedOn}。请核对。`);
    return { record: judged.record, status: judged.status };
  };
}

/** New people first, then by date; on one day ends come last. Rows without a date keep their place at the end. */
function inOrder(rows: readonly ChangeRow[]): readonly ChangeRow[] {
  const ranked = rows.map((row) => {
    const type = readType(row.text('type'));
    return {
      row,
      rank: type === 'addition' ? 0 : 1,
      day: dayOfCell(row.cell('on')) ?? '9999',
      end: type === 'death' || type === 'termination' ? 1 : 0,
    };
  });
  ranked.sort(
    (one, other) =>
      one.rank - other.rank ||
      (one.day < other.day ? -1 : one.day > other.day ? 1 : 0) ||
      one.end - other.end ||
      one.row.number - other.row.number,
  );
  return ranked.map(({ row }) => row);
}

export const changes: KindSpec<'changes', ChangeField> = {
  kind: 'changes',
  label: '特困人员异动登记表',
  fields: changeFields,
  words: changeWords,
  identity: ['idNumber'],
  numbering: ['sequence'],
  judge,
  inOrder,
};

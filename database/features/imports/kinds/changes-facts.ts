/** What happened to somebody who is known: assessed anew, moved, died, support ended. Each against what held before and on that day. */
import {
  changeTypes,
  labelOf,
  selfCareLevels,
  supportModes,
  terminationReasons,
  type ChangeType,
} from '../../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import type { IdNumber } from '../../people/id-number.ts';
import type { KnownLevel, KnownMode, KnownPerson } from '../known-ledger.ts';
import { termReader } from '../normalise.ts';
import type { ChangeRecord } from '../records.ts';
import type { Row } from '../row.ts';
import { optionalText, readTerm, requireFilled } from '../rules-cells.ts';
import { readCaregiver } from '../rules-person-cells.ts';
import { readHome } from '../rules-place.ts';
import { factOn, modeText } from '../rules-recorded.ts';
import type { ChangeField } from './changes-fields.ts';
import type { FileContext } from './kind.ts';

export type ChangeRow = Row<ChangeField>;

const readLevel = termReader(selfCareLevels);
const readMode = termReader(supportModes);
const readReason = termReader(terminationReasons);

/** A person as recorded and as earlier rows of the file have it. */
export type Standing = Pick<KnownPerson, 'name' | 'confirmedOn' | 'endedOn' | 'endReason'> & {
  readonly levels: readonly KnownLevel[];
  readonly modes: readonly KnownMode[];
};

/** What every row needs, once it is understood. */
export type Change = {
  readonly type: ChangeType;
  readonly id: IdNumber;
  readonly name: string;
  readonly on: IsoDate;
  readonly reason: string | null;
};

/** What a sound row records, and how the person stands after it. */
export type Judged = { readonly record: ChangeRecord; readonly status: 'new' | 'unchanged'; readonly person: Standing };

function inserted<Fact>(facts: readonly Fact[], fact: Fact, dayOf: (fact: Fact) => IsoDate): Fact[] {
  return [...facts.filter((other) => dayOf(other) !== dayOf(fact)), fact].sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1));
}

const assessedOn = (fact: KnownLevel): IsoDate => fact.assessedOn;
const from = (fact: KnownMode): IsoDate => fact.from;

/** What held on the day before; the first fact holds for the time before it. */
function before<Fact>(facts: readonly Fact[], on: IsoDate, dayOf: (fact: Fact) => IsoDate): Fact | undefined {
  return factOn(
    facts.filter((fact) => dayOf(fact) !== on),
    on,
    dayOf,
  );
}

function contradicts(row: ChangeRow, key: ChangeField, message: string): null {
  row.issue(key, 'CONFLICT', message);
  return null;
}

export function judgeLevel(row: ChangeRow, change: Change, person: Standing): Judged | null {
  const level = readTerm(row, 'after', selfCareLevels, readLevel);
  if (level === null) return null;
  const { on } = change;
  const same = person.levels.find((fact) => fact.assessedOn === on);
  if (same && same.level !== level)
    return contradicts(
      row,
      'after',
      `${on} 的评估已登记为“${labelOf(selfCareLevels, same.level)}”，与“${labelOf(selfCareLevels, level)}”不同。请核对；原登记有误的请先撤销。`,
    );
  const earlier = before(person.levels, on, assessedOn);
  const said = readLevel(row.text('before'));
  if (row.text('before') !== '' && earlier && said !== earlier.level)
    row.warn(
      'before',
      'BEFORE_DIFFERS',
      `变动前为“${row.shown('before')}”，而记录为“${labelOf(selfCareLevels, earlier.level)}”（${earlier.assessedOn} 评估）。请核对。`,
    );
  const record: ChangeRecord = { type: 'levelChange', idNumber: change.id.idNumber, name: person.name, on, reason: change.reason, level };
  return {
    record,
    status: same ? 'unchanged' : 'new',
    person: { ...person, levels: inserted(person.levels, { level, assessedOn: on }, assessedOn) },
  };
}

export function judgeMode(row: ChangeRow, change: Change, person: Standing, context: FileContext): Judged | null {
  const mode = readTerm(row, 'after', supportModes, readMode);
  if (mode === null) return null;
  if (mode === 'centralised' && !requireFilled(row, 'home', false)) return null;
  const home = mode === 'centralised' ? readHome(row, context.known, 'home', null) : null;
  if (mode === 'centralised' && !home) return null;
  const { on } = change;
  const homeCode = home?.code ?? null;
  const same = person.modes.find((fact) => fact.from === on);
  const text = modeText(mode, homeCode, context.known);
  if (same && (same.mode !== mode || same.homeCode !== homeCode))
    return contradicts(
      row,
      'after',
      `${on} 起已登记为“${modeText(same.mode, same.homeCode, context.known)}”，与“${text}”不同。请核对；原登记有误的请先撤销。`,
    );
  const earlier = before(person.modes, on, from);
  const said = readMode(row.text('before'));
  if (row.text('before') !== '' && earlier && said !== earlier.mode)
    row.warn(
      'before',
      'BEFORE_DIFFERS',
      `变动前为“${row.shown('before')}”，而记录为“${modeText(earlier.mode, earlier.homeCode, context.known)}”。请核对。`,
    );
  const isIdle = !same && earlier?.mode === mode && earlier.homeCode === homeCode;
  if (isIdle) row.warn('after', 'SAME_AS_RECORDED', `${on} 之前已是“${text}”，没有变动，不作登记。请核对供养机构。`);
  if (mode === 'scattered' && optionalText(row, 'home') !== null)
    row.warn('home', 'HOME_IGNORED', '转为分散供养的人员填写了供养机构，没有采用。请核对。');
  const caregiver = mode === 'scattered' ? readCaregiver(row) : null;
  const record: ChangeRecord = {
    type: 'modeChange',
    idNumber: change.id.idNumber,
    name: person.name,
    on,
    reason: change.reason,
    mode,
    homeCode,
    caregiver,
  };
  return {
    record,
    status: same || isIdle ? 'unchanged' : 'new',
    person: isIdle ? person : { ...person, modes: inserted(person.modes, { mode, homeCode, from: on }, from) },
  };
}

export function judgeEnd(row: ChangeRow, change: Change, person: Standing): Judged | null {
  const { on, id, reason } = change;
  const isDeath = change.type === 'death';
  const terminationReason = readReason(reason ?? '') ?? 'other';
  if (person.endedOn !== null) {
    const isSame = person.endedOn === on && (person.endReason === 'death') === isDeath;
    if (!isSame)
      return contradicts(
        row,
        'type',
        `${person.name} 的供养已于 ${person.endedOn} 因${person.endReason === 'death' ? '死亡' : '终止'}结束。请核对；原登记有误的请先撤销。`,
      );
  }
  const last = [...person.levels.map(assessedOn), ...person.modes.map(from)]
    .filter((day) => day > on)
    .sort()
    .at(-1);
  if (last !== undefined)
    row.warn('on', 'DATE_ORDER', `${labelOf(changeTypes, change.type)}日期 ${on} 早于已登记的 ${last} 的变动。请核对。`);
  const common = { idNumber: id.idNumber, name: person.name, on, reason };
  const record: ChangeRecord = isDeath ? { type: 'death', ...common } : { type: 'termination', ...common, terminationReason };
  return {
    record,
    status: person.endedOn === null ? 'new' : 'unchanged',
    person: { ...person, endedOn: on, endReason: isDeath ? 'death' : terminationReason },
  };
}

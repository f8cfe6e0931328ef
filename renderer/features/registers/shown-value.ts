/** A value of a register as it is read on the screen. */
import type {
  ClockStanding,
  RegisterDefinition,
  RegisterField,
  RegisterRow,
  RegisterValues,
} from '../../../electron/contract/registers-shapes.ts';
import { dateText, money, monthText, nothing } from '../../shared/format.ts';

export function shownText(field: RegisterField, values: RegisterValues, people: RegisterRow['people']): string {
  const value = values[field.code] ?? null;
  if (value === null || value === '') return nothing;
  switch (field.kind) {
    case 'person':
      return people[field.code]?.name ?? nothing;
    case 'choice':
      return field.options.find(({ id }) => id === value)?.label ?? String(value);
    case 'yesNo':
      return value === true ? '是' : '否';
    case 'fen':
      return `${money(Number(value))} 元`;
    case 'date':
      return dateText(String(value));
    case 'month':
      return monthText(String(value));
    case 'integer':
      return `${String(value)}${field.unit === null ? '' : ` ${field.unit}`}`;
    default:
      return String(value);
  }
}

export const stateOf = ({ states }: RegisterDefinition, id: string): RegisterDefinition['states'][number] | undefined =>
  states.find((state) => state.id === id);

/** `还剩 3 天`, `已超 2 天`, `按期`. */
export function clockText({ standing, daysLeft, stoppedOn }: ClockStanding): string {
  if (stoppedOn !== null) return standing === 'late' ? `超期 ${-daysLeft} 天办结` : '按期';
  if (daysLeft < 0) return `已超 ${-daysLeft} 天`;
  return daysLeft === 0 ? '今天到期' : `还剩 ${daysLeft} 天`;
}

export const clockTone = ({ standing }: ClockStanding): 'error' | 'warning' | 'success' | 'neutral' =>
  standing === 'overdue' || standing === 'late' ? 'error' : standing === 'due' ? 'warning' : standing === 'done' ? 'success' : 'neutral';

const tones = { neutral: 'neutral', info: 'accent', success: 'success', warning: 'warning', error: 'error' } as const;
export const stateTone = (definition: RegisterDefinition, id: string): (typeof tones)[keyof typeof tones] =>
  tones[stateOf(definition, id)?.tone ?? 'neutral'];

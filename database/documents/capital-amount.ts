/**
 * Amounts in capital characters, as vouchers and payment sheets carry them (支付结算办法, 附一《正确填写票据和结算凭证的基本规定》).
 * 整 after 元 only, never after 角 or 分; a leading ten is 壹拾.
 */
import type { Fen } from '../../electron/contract/values.ts';

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const places = ['仟', '佰', '拾', ''] as const;

/** 1 to 9999, a run of zeros between two digits as one 零, none at the ends. */
function belowTenThousand(value: number): string {
  let words = '';
  let zeros = false;
  for (const [index, digit] of [...String(value).padStart(4, '0')].entries()) {
    if (digit === '0') {
      zeros = words !== '';
      continue;
    }
    words += `${zeros ? '零' : ''}${digits[Number(digit)] ?? ''}${places[index] ?? ''}`;
    zeros = false;
  }
  return words;
}

/** Splits at 亿, then at 万. The lower part takes a 零 only when its own highest place is 0: 壹拾万柒仟, but 壹拾万零柒佰. */
function wholeNumber(value: number): string {
  for (const [size, unit] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (value < size) continue;
    const high = Math.floor(value / size);
    const low = value - high * size;
    return `${wholeNumber(high)}${unit}${low > 0 && low < size / 10 ? '零' : ''}${low > 0 ? wholeNumber(low) : ''}`;
  }
  return belowTenThousand(value);
}

/** `14273100` → `壹拾肆万贰仟柒佰叁拾壹元整`; below zero it begins with 负. */
export function capitalAmount(fen: Fen): string {
  const amount = Math.abs(fen);
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cent = amount % 10;
  const sign = fen < 0 ? '负' : '';
  if (amount === 0) return '零元整';
  const whole = yuan > 0 ? `${wholeNumber(yuan)}元` : '';
  if (jiao === 0 && cent === 0) return `${sign}${whole}整`;
  const isZeroSpoken = yuan > 0 && (jiao === 0 || yuan % 10 === 0);
  return `${sign}${whole}${isZeroSpoken ? '零' : ''}${jiao > 0 ? `${digits[jiao] ?? ''}角` : ''}${cent > 0 ? `${digits[cent] ?? ''}分` : ''}`;
}

import { useEffect, useState } from 'react';
import type { WireError } from '../../../electron/contract/result.ts';

/** `58 秒`, `12 分 05 秒`. */
function leftText(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒`;
}

export type Wait = { readonly isWaiting: boolean; /** Null when there is nothing to wait for. */ readonly text: string | null };

/** After too many wrong tries: counts down to the next one. The backend decides; this only shows. */
export function useWait(error: WireError | null): Wait {
  const isExhausted = error !== null && (error.code === 'TRIES_EXHAUSTED' || error.code === 'RECOVERY_TRIES_EXHAUSTED');
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!isExhausted) {
      setLeft(0);
      return undefined;
    }
    const until = performance.now() + Number(error.params['seconds'] ?? 0) * 1000;
    const show = (): void => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    show();
    const timer = setInterval(show, 250);
    return () => clearInterval(timer);
  }, [error, isExhausted]);
  if (!isExhausted) return { isWaiting: false, text: null };
  const secret = error.code === 'TRIES_EXHAUSTED' ? '口令' : '恢复密钥';
  return left > 0
    ? { isWaiting: true, text: `${secret}连续错误 ${error.params['tries'] ?? ''} 次，还要等 ${leftText(left)}。` }
    : { isWaiting: false, text: '可以再试一次了；再错要等更久。' };
}

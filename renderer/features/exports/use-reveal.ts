/** Numbers shown in full for a short while: gone after a minute, and with the page that shows them. Never kept in the cache of answers. */
import { useEffect, useState } from 'react';

export const revealSeconds = 60;

export type Reveal<Numbers> = {
  readonly numbers: Numbers | null;
  readonly show: (numbers: Numbers) => void;
  readonly hide: () => void;
};

/** @param about whom the numbers belong to; those of somebody else are hidden at once */
export function useReveal<Numbers>(about: string): Reveal<Numbers> {
  const [shown, setShown] = useState<{ readonly about: string; readonly numbers: Numbers } | null>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => setShown(null), revealSeconds * 1000);
    return () => clearTimeout(timer);
  }, [shown]);
  return {
    numbers: shown?.about === about ? shown.numbers : null,
    show: (numbers) => setShown({ about, numbers }),
    hide: () => setShown(null),
  };
}

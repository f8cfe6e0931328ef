/** Enter in an item goes to the first control of the next one; after the last it stays. */
export function focusNext(frame: HTMLElement | null): void {
  const groups = [...(frame?.querySelectorAll<HTMLElement>('[role="group"], [role="radiogroup"]') ?? [])];
  const here = groups.findIndex((group) => group.contains(document.activeElement));
  const next = groups[here + 1];
  const first = next?.querySelector<HTMLElement>('[data-first], input') ?? next?.querySelector<HTMLElement>('button');
  first?.focus();
  first?.scrollIntoView({ block: 'nearest' });
}

/**
 * Covers the whole page but one element: not seen, not reached by keys or mouse, not read aloud, not found. The work under it stays as it is,
 * with what was typed and where it was scrolled to; dialogs that open meanwhile (a job that ends) are covered as they come.
 */
type Covered = { readonly element: HTMLElement; readonly wasInert: boolean; readonly style: string };

function cover(element: HTMLElement): Covered {
  const covered = { element, wasInert: element.hasAttribute('inert'), style: element.style.getPropertyValue('content-visibility') };
  // Also out of what is read aloud. Not by aria-hidden: dialogs set and take that away themselves, meanwhile too.
  element.toggleAttribute('inert', true);
  // Unlike display: none it keeps the places of scrolled tables, and nothing inside can make itself visible again.
  element.style.setProperty('content-visibility', 'hidden');
  return covered;
}

function uncover({ element, wasInert, style }: Covered): void {
  element.toggleAttribute('inert', wasInert);
  element.style.setProperty('content-visibility', style);
}

/** @returns uncovers again and gives the focus back */
export function coverAllBut(kept: HTMLElement): () => void {
  const focused = document.activeElement;
  const title = document.title;
  const covered = new Map<HTMLElement, Covered>();
  const coverNew = (): void => {
    for (const element of document.body.children)
      if (element instanceof HTMLElement && element !== kept && !covered.has(element)) covered.set(element, cover(element));
    // A dialog that opens hides everything beside it from screen readers.
    if (kept.hasAttribute('aria-hidden')) kept.removeAttribute('aria-hidden');
  };
  coverNew();
  const observer = new MutationObserver(coverNew);
  observer.observe(document.body, { childList: true });
  observer.observe(kept, { attributes: true, attributeFilter: ['aria-hidden'] });
  return () => {
    observer.disconnect();
    for (const one of covered.values()) uncover(one);
    document.title = title;
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
  };
}

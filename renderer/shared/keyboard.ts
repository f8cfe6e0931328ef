import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

/** What engines put into `keyCode` for every key of an input method; some end the composition before this key and say only this. */
const compositionCode = 229;

function legacyCode(event: KeyboardEvent): number {
  // Read by its name because the property is deprecated, and has no successor that says the same.
  return Reflect.get(event, 'keyCode');
}

/** Enter, Esc and letters typed into an input method belong to it. */
export function isComposing(event: ReactKeyboardEvent | KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || legacyCode(native) === compositionCode;
}

/** Whether keys are going into a text field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.getAttribute('role') === 'combobox')
  );
}

import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { TemplateFaultView, TemplatePaperKind } from '../../../electron/contract/papers.ts';
import { useCall } from '../../shared/client.ts';
import { useLeaveGuard } from '../../shared/leave-guard.ts';

/** After the last key; short enough to feel live, long enough not to set a paper for every letter. */
const pauseMs = 350;
const noFaults: readonly TemplateFaultView[] = [];

export type TemplateDraft = {
  readonly body: string;
  readonly setBody: (body: string) => void;
  readonly isChanged: boolean;
  /** Of the text as it stands; empty while it is being looked at. */
  readonly faults: readonly TemplateFaultView[];
  /** The text as it stands has been looked at and is in order. */
  readonly isSound: boolean;
  /** The paper of the last text that was in order. */
  readonly pdf: Uint8Array | null;
  readonly warnings: readonly string[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Where the cursor stands, in place of what is marked; can be undone with Ctrl+Z. */
  readonly insert: (text: string) => void;
  readonly mark: (fault: TemplateFaultView) => void;
};

const noWarnings: readonly string[] = [];

export function useTemplateDraft(kind: TemplatePaperKind, template: OutputOf<'papers.template'>, isBlank: boolean): TemplateDraft {
  const [body, setBody] = useState(template.body);
  const [settled, setSettled] = useState(body);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(body), pauseMs);
    return () => clearTimeout(timer);
  }, [body]);
  const isChanged = body !== template.body;
  useLeaveGuard(isChanged, '修改后的模板还没有保存，离开后不能找回。');
  const tried = useCall('papers.tryTemplate', { kind, body: settled, isBlank }, { keepsPrevious: true });
  const answer = tried.isPlaceholderData ? undefined : tried.data;
  const isCurrent = answer !== undefined && settled === body;
  const last = useRef<{ readonly pdf: Uint8Array; readonly warnings: readonly string[] } | null>(null);
  if (answer?.pdf) last.current = { pdf: answer.pdf, warnings: answer.warnings };
  const { pdf = null, warnings = noWarnings } = last.current ?? {};

  return useMemo(() => {
    const insert = (text: string): void => {
      field.current?.focus();
      // The only way that leaves the field's own undo intact.
      // oxlint-disable-next-line typescript/no-deprecated -- nothing has come in its place
      document.execCommand('insertText', false, text);
    };
    const mark = ({ offset, length }: TemplateFaultView): void => {
      const element = field.current;
      if (!element) return;
      element.focus();
      element.setSelectionRange(offset, offset + length);
    };
    return {
      body,
      setBody,
      isChanged,
      faults: isCurrent ? answer.faults : noFaults,
      isSound: isCurrent && answer.faults.length === 0,
      pdf,
      warnings,
      field,
      insert,
      mark,
    };
  }, [body, isChanged, isCurrent, answer, pdf, warnings]);
}

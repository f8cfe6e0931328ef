import Box from '@mui/material/Box';
import { useMemo, type ReactNode, type RefObject } from 'react';
import type { TemplateFaultView } from '../../../electron/contract/papers.ts';

const gutter = '2.75rem';
const look = {
  font: 'inherit',
  fontSize: '0.875rem',
  lineHeight: 1.75,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  wordBreak: 'break-all',
  letterSpacing: 0,
} as const;

type Marked = { readonly text: string; readonly isFault: boolean };

/** A line cut where faults begin and end. */
function marked(line: string, start: number, faults: readonly TemplateFaultView[]): readonly Marked[] {
  const pieces: Marked[] = [];
  let at = 0;
  for (const { offset, length } of faults) {
    const from = Math.max(at, offset - start);
    const until = Math.min(line.length, offset + length - start);
    if (until <= from) continue;
    if (from > at) pieces.push({ text: line.slice(at, from), isFault: false });
    pieces.push({ text: line.slice(from, until), isFault: true });
    at = until;
  }
  pieces.push({ text: line.slice(at), isFault: false });
  return pieces;
}

/** Where each line begins in the text. */
function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
}

type TemplateTextProps = {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Of this very text; empty while it is being looked at. */
  readonly faults: readonly TemplateFaultView[];
  readonly isReadOnly: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
};

/** The wording with its line numbers; what is wrong stands underlined. The text of the field lies over the same text with the marks. */
export function TemplateText({ text, onText, faults, isReadOnly, field }: TemplateTextProps): ReactNode {
  const lines = useMemo(() => {
    const starts = lineStarts(text);
    return text.split('\n').map((line, index) => marked(line, starts[index] ?? 0, faults));
  }, [text, faults]);
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', position: 'relative', scrollbarGutter: 'stable' }}>
      <Box sx={{ position: 'relative', minHeight: '100%' }}>
        <Box aria-hidden sx={{ ...look, color: 'transparent', pt: 1, pb: 6, pointerEvents: 'none' }}>
          {lines.map((pieces, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line is its place
            <Box key={index} sx={{ position: 'relative', pl: gutter, pr: 1.5, minHeight: '1.75em' }}>
              <Box
                component="span"
                sx={{
                  position: 'absolute',
                  left: 0,
                  width: '2.125rem',
                  textAlign: 'right',
                  color: pieces.some(({ isFault }) => isFault) ? 'error.main' : 'text.secondary',
                  fontSize: '0.75rem',
                  lineHeight: '1.5rem',
                  fontVariantNumeric: 'tabular-nums',
                }}
              >
                {index + 1}
              </Box>
              {pieces.map(({ text: piece, isFault }, place) => (
                <Box
                  // oxlint-disable-next-line react/no-array-index-key -- a piece is its place
                  key={place}
                  component="span"
                  sx={
                    isFault
                      ? {
                          textDecoration: 'underline wavy',
                          textDecorationColor: 'var(--mui-palette-error-main, #c62828)',
                          bgcolor: 'rgba(198, 40, 40, 0.12)',
                        }
                      : {}
                  }
                >
                  {piece}
                </Box>
              ))}
            </Box>
          ))}
        </Box>
        <Box
          component="textarea"
          ref={field}
          aria-label="模板"
          spellCheck={false}
          value={text}
          readOnly={isReadOnly}
          onChange={(event) => onText(event.target.value)}
          sx={{
            ...look,
            fontFamily: 'inherit',
            position: 'absolute',
            inset: 0,
            width: '100%',
            height: '100%',
            m: 0,
            pt: 1,
            pb: 6,
            pl: gutter,
            pr: 1.5,
            border: 0,
            outline: 'none',
            resize: 'none',
            overflow: 'hidden',
            bgcolor: 'transparent',
            color: 'text.primary',
          }}
        />
      </Box>
    </Box>
  );
}

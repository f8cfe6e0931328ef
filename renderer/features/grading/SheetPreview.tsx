import Box from '@mui/material/Box';
import { useRef, useState, type ReactNode } from 'react';
import { proposeGrade, scoreSheet, type SheetBody } from '../../../electron/contract/grading-sheet.ts';
import { gradeText } from '../happiness/happiness-words.ts';
import { AnswerControl } from './AnswerControl.tsx';
import { points } from './grading-words.ts';
import { PointsInput } from './PointsInput.tsx';
import { focusNext } from './focus-next.ts';
import { given, listOf, type Answers } from './score-draft.ts';

/** The sheet as it will be filled in; what is tried here is kept nowhere. */
export function SheetPreview({ body }: { readonly body: SheetBody }): ReactNode {
  const [answers, setAnswers] = useState<Answers>(() => new Map());
  const frame = useRef<HTMLDivElement>(null);
  const result = scoreSheet(body, listOf(body, answers));
  const grade = result.total === null ? null : proposeGrade(body, { total: result.total, groups: result.groups }, []).grade;
  return (
    <Box ref={frame} sx={{ fontSize: '0.8125rem' }}>
      <Box
        sx={{
          position: 'sticky',
          top: 0,
          zIndex: 1,
          bgcolor: 'background.paper',
          borderBottom: 1,
          borderColor: 'divider',
          px: 2,
          py: 1,
          display: 'flex',
          gap: 3,
          flexWrap: 'wrap',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        <span>
          {result.total === null ? `还有 ${result.missing.length} 项没有试填` : `总分 ${points(result.total)}，${gradeText(grade)}`}
        </span>
        {result.groups.map((group) => (
          <Box key={group.code} component="span" sx={{ color: 'text.secondary' }}>
            {group.code} {points(group.points)} / {points(group.max)}
          </Box>
        ))}
      </Box>
      {body.groups.map((group) => (
        <Box key={group.code} sx={{ mb: 1 }}>
          <Box sx={{ px: 2, py: 0.75, fontWeight: 600 }}>
            {group.code} {group.name}（{points(group.max)} 分）
          </Box>
          {group.items.map((item) => (
            <Box
              key={item.code}
              sx={{
                display: 'grid',
                gridTemplateColumns: 'minmax(12rem, 2fr) 3fr 3rem',
                gap: 1.5,
                px: 2,
                py: 0.5,
                alignItems: 'start',
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <Box sx={{ lineHeight: '1.625rem', display: 'flex', gap: 1 }}>
                <Box component="span" sx={{ color: 'text.secondary', flex: 'none' }}>
                  {item.code}
                </Box>
                <Box sx={{ minWidth: 0 }}>
                  {item.name}
                  {'text' in item ? <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', lineHeight: 1.4 }}>{item.text}</Box> : null}
                </Box>
              </Box>
              <AnswerControl
                item={item}
                answer={answers.get(item.code)}
                step={body.step}
                onGive={(change) => setAnswers((now) => given(now, item.code, change))}
                onNext={() => focusNext(frame.current)}
              />
              <Box sx={{ textAlign: 'right', lineHeight: '1.625rem', fontVariantNumeric: 'tabular-nums' }}>
                {points(result.items.find(({ code }) => code === item.code)?.points ?? null)}
              </Box>
            </Box>
          ))}
        </Box>
      ))}
      {(body.bonus?.items ?? []).map((item) => (
        <Box key={item.code} sx={{ display: 'flex', gap: 1.5, px: 2, py: 0.5, alignItems: 'center' }}>
          <span>加分：{item.name}</span>
          <PointsInput
            label={`${item.code} 加分`}
            value={answers.get(item.code)?.points ?? null}
            onChange={(value) => setAnswers((now) => given(now, item.code, { points: value }))}
          />
        </Box>
      ))}
    </Box>
  );
}

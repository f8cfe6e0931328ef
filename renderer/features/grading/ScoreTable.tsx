import { mdiCameraPlusOutline, mdiImageOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode, RefObject } from 'react';
import type { CaseDetail, CaseScore, ItemProposal } from '../../../electron/contract/grading-shapes.ts';
import { itemResult, type Answer, type SheetItem } from '../../../electron/contract/grading-sheet.ts';
import { scoreStages, type ScoreStage } from '../../../electron/contract/grading-terms.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { useMay } from '../../shared/session.ts';
import { Icon } from '../../shared/ui.tsx';
import { AnswerControl } from './AnswerControl.tsx';
import { useAddEvidence } from './Evidence.tsx';
import { focusNext } from './focus-next.ts';
import { points } from './grading-words.ts';
import { PointsInput } from './PointsInput.tsx';
import { answersOf, differs, given, takenOver, withAnswer, type Answers } from './score-draft.ts';
import { TextInput } from './TextInput.tsx';

type ScoreTableProps = {
  readonly detail: CaseDetail;
  readonly stage: ScoreStage | null;
  readonly answers: Answers;
  readonly before: CaseScore | null;
  readonly onChange: (answers: Answers) => void;
  readonly frame: RefObject<HTMLDivElement | null>;
};

const columnsOf = (stage: ScoreStage | null): string =>
  stage === null
    ? 'minmax(14rem, 1fr) 4.5rem 4.5rem 4.5rem'
    : `minmax(12rem, 4fr) ${stage === 'self' ? '' : '3.5rem '}${stage === 'county' ? '3.5rem ' : ''}minmax(16rem, 6fr) 3.25rem`;

/** Groups and items with what each stage gave. */
export function ScoreTable({ detail, stage, answers, before, onChange, frame }: ScoreTableProps): ReactNode {
  const { body } = detail.template;
  const grid = { display: 'grid', gridTemplateColumns: columnsOf(stage), columnGap: 1.25, px: 2, alignItems: 'start' } as const;
  const shown: readonly ScoreStage[] =
    stage === null ? ['self', 'town', 'county'] : stage === 'self' ? [] : stage === 'town' ? ['self'] : ['self', 'town'];
  const label = (id: ScoreStage): string => scoreStages.find((one) => one.id === id)?.label ?? '';
  const earlier = answersOf(before);
  return (
    <Box sx={{ fontSize: '0.8125rem', pb: 1 }}>
      <Box
        sx={{
          ...grid,
          position: 'sticky',
          top: 0,
          zIndex: 1,
          py: 0.75,
          bgcolor: 'background.paper',
          borderBottom: 1,
          borderColor: 'divider',
          color: 'text.secondary',
          fontWeight: 600,
        }}
      >
        <span>评分项</span>
        {shown.map((id) => (
          <Box key={id} sx={{ textAlign: 'right' }}>
            {label(id)}
          </Box>
        ))}
        {stage === null ? null : <span>{label(stage)}</span>}
        {stage === null ? null : <Box sx={{ textAlign: 'right' }}>得分</Box>}
      </Box>
      {body.groups.map((group) => (
        <Box key={group.code} component="section" aria-label={group.name}>
          <Box sx={{ ...grid, py: 0.75, bgcolor: 'action.hover', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
            <span>
              {group.code} {group.name}（{points(group.max)} 分）
            </span>
            {shown.map((id) => (
              <Box key={id} sx={{ textAlign: 'right' }}>
                {points(detail[id]?.groups.find(({ code }) => code === group.code)?.points ?? null)}
              </Box>
            ))}
          </Box>
          {group.items.map((item) => (
            <Box key={item.code} sx={{ ...grid, py: 0.625, borderBottom: 1, borderColor: 'divider' }}>
              <ItemHead item={item} detail={detail} stage={stage} onTake={(proposal) => onChange(takenOver(answers, proposal))} />
              {shown.map((id) => (
                <Given
                  key={id}
                  item={item}
                  score={detail[id]}
                  earlier={id === 'town' ? detail.self : id === 'county' ? detail.town : null}
                  step={body.step}
                />
              ))}
              {stage === null ? null : (
                <Box>
                  <AnswerControl
                    item={item}
                    answer={answers.get(item.code)}
                    step={body.step}
                    onGive={(change) => onChange(given(answers, item.code, change))}
                    onNext={() => focusNext(frame.current)}
                  />
                  {before !== null && differs(item, body.step, answers.get(item.code), earlier.get(item.code)) ? (
                    <Box sx={{ mt: 0.5, display: 'flex', gap: 0.75, alignItems: 'center' }}>
                      <Box component="span" sx={{ color: 'warning.main', whiteSpace: 'nowrap' }}>
                        差异理由
                      </Box>
                      <TextInput
                        label={`${item.code} 差异理由`}
                        maxLength={200}
                        value={answers.get(item.code)?.reason ?? ''}
                        onChange={(reason) => onChange(withAnswer(answers, item.code, { reason: reason === '' ? null : reason }))}
                        isWrong={!answers.get(item.code)?.reason?.trim()}
                      />
                    </Box>
                  ) : null}
                </Box>
              )}
              {stage === null ? null : (
                <Box sx={{ textAlign: 'right', lineHeight: '1.625rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
                  {points(itemResult(item, answers.get(item.code), body.step).points)}
                  <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
                    /{points(item.max)}
                  </Box>
                </Box>
              )}
            </Box>
          ))}
        </Box>
      ))}
      {(body.bonus?.items ?? []).map((item) => (
        <Box key={item.code} sx={{ ...grid, py: 0.625 }}>
          <span>
            加分 {item.code} {item.name}（至多 {points(item.max)} 分）
          </span>
          {shown.map((id) => (
            <Box key={id} sx={{ textAlign: 'right' }}>
              {points(detail[id]?.items.find(({ code }) => code === item.code)?.points ?? null)}
            </Box>
          ))}
          {stage === null ? null : (
            <PointsInput
              label={`${item.code} 加分`}
              value={answers.get(item.code)?.points ?? null}
              onChange={(value) => onChange(given(answers, item.code, { points: value }))}
            />
          )}
        </Box>
      ))}
    </Box>
  );
}

function ItemHead({
  item,
  detail,
  stage,
  onTake,
}: {
  readonly item: SheetItem;
  readonly detail: CaseDetail;
  readonly stage: ScoreStage | null;
  readonly onTake: (proposal: ItemProposal) => void;
}): ReactNode {
  const mayAdd = useMay(everyRegistrar) && detail.stage !== null;
  const files = detail.evidenceFiles.filter(({ itemCode, withdrawnAt }) => itemCode === item.code && withdrawnAt === null).length;
  const proposal = detail.facts.items.find(({ code }) => code === item.code);
  const add = useAddEvidence();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline' }}>
        <Box component="span" sx={{ color: 'text.secondary', flex: 'none' }}>
          {item.code}
        </Box>
        <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
          {item.name}
        </Box>
        {stage === null ? (
          <Box component="span" sx={{ color: 'text.secondary', flex: 'none' }}>
            {points(item.max)} 分
          </Box>
        ) : null}
        {mayAdd || files > 0 ? (
          <Button
            size="small"
            color="secondary"
            disabled={!mayAdd}
            aria-label={`${item.code} 添加佐证`}
            title={files > 0 ? `${files} 份佐证` : '添加佐证照片'}
            loading={add.isRunning}
            onClick={() => void add.run({ caseId: detail.caseId, itemCode: item.code, title: '' })}
            sx={{ minWidth: 0, minHeight: 0, height: '1.25rem', p: 0, px: 0.5, fontSize: '0.75rem', flex: 'none', alignSelf: 'flex-start' }}
          >
            <Icon path={files > 0 ? mdiImageOutline : mdiCameraPlusOutline} sx={{ fontSize: '1rem' }} />
            {files > 0 ? files : null}
          </Button>
        ) : null}
      </Box>
      {'text' in item && item.text ? <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{item.text}</Box> : null}
      {proposal && stage !== null ? (
        <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', fontSize: '0.75rem', color: 'text.secondary' }}>
          <span>{proposal.text}</span>
          <Button
            size="small"
            aria-label={`采用 ${item.code} 的台账数据`}
            onClick={() => onTake(proposal)}
            sx={{ minWidth: 0, minHeight: 0, p: 0, px: 0.5, fontSize: '0.75rem', flex: 'none' }}
          >
            采用
          </Button>
        </Box>
      ) : null}
    </Box>
  );
}

/** The words of an answer, for the tip of the figure. */
function wordsOf(item: SheetItem, answer: Answer): string {
  const out = item.notApplicable.find(({ code }) => code === answer.notApplicable);
  if (out) return `不适用：${out.text}`;
  if (item.kind === 'checklist' && answer.ticked)
    return (
      item.parts
        .filter(({ code }) => answer.ticked?.includes(code))
        .map(({ text }) => text)
        .join('、') || '均不具备'
    );
  if (item.kind === 'band' && answer.band !== null) return item.bands[answer.band]?.text ?? '都不符合';
  if (item.kind === 'pass' && answer.isPassed !== null) return answer.isPassed ? '达标' : '不达标';
  return '';
}

function Given({
  item,
  score,
  earlier,
  step,
}: {
  readonly item: SheetItem;
  readonly score: CaseScore | null;
  readonly earlier: CaseScore | null;
  readonly step: number;
}): ReactNode {
  const answer = score?.items.find(({ code }) => code === item.code);
  const isOther =
    earlier !== null &&
    differs(
      item,
      step,
      answer,
      earlier.items.find(({ code }) => code === item.code),
    );
  if (!answer) return <Box sx={{ textAlign: 'right', color: 'text.disabled' }}>—</Box>;
  return (
    <Box
      title={[wordsOf(item, answer), answer.reason ? `理由：${answer.reason}` : ''].filter(Boolean).join('\n')}
      sx={{
        textAlign: 'right',
        fontVariantNumeric: 'tabular-nums',
        cursor: 'default',
        ...(isOther ? { color: 'warning.main', fontWeight: 600 } : {}),
      }}
    >
      {points(answer.counted)}
      {answer.isNotApplicable ? <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>不适用</Box> : null}
      {isOther && answer.reason ? (
        <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', fontWeight: 400, overflowWrap: 'anywhere' }}>{answer.reason}</Box>
      ) : null}
    </Box>
  );
}

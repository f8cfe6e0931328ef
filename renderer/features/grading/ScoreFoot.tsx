import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { ScoreStage } from '../../../electron/contract/grading-terms.ts';
import { TextInput } from './TextInput.tsx';

export type Head = {
  readonly assessor: string;
  readonly secondAssessor: string;
  readonly thirdParty: string;
  readonly assessedOn: string;
  readonly remark: string;
};
const words: Readonly<Record<ScoreStage, { readonly who: string; readonly submit: string }>> = {
  self: { who: '自评人', submit: '提交自评' },
  town: { who: '初审人', submit: '完成初审' },
  county: { who: '评定人', submit: '完成评定' },
};

type ScoreFootProps = {
  readonly stage: ScoreStage;
  readonly head: Head;
  readonly onHead: (head: Head) => void;
  readonly missing: number;
  readonly openReasons: number;
  readonly isDirty: boolean;
  readonly isRunning: boolean;
  readonly onSave: (isFinal: boolean) => void;
};

/** Who scored and when; two people on the spot. Handing in waits until nothing is missing. */
export function ScoreFoot({ stage, head, onHead, missing, openReasons, isDirty, isRunning, onSave }: ScoreFootProps): ReactNode {
  const isCounty = stage === 'county';
  const isUnnamed = head.assessor.trim().length < 2;
  const isAlone = isCounty && (head.secondAssessor.trim().length < 2 || head.secondAssessor.trim() === head.assessor.trim());
  const open = isUnnamed
    ? `请填写${words[stage].who}`
    : missing > 0
      ? `还有 ${missing} 项未填`
      : openReasons > 0
        ? `${openReasons} 处差异没有写理由`
        : isAlone
          ? '须有两名不同的评定人'
          : null;
  const isWrong = (key: keyof Head): boolean => (key === 'assessor' && isUnnamed) || (key === 'secondAssessor' && isAlone);
  const field = (label: string, key: keyof Head, width: string): ReactNode => (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
      <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {label}
      </Box>
      <TextInput
        label={label}
        width={width}
        value={head[key]}
        isWrong={isWrong(key)}
        onChange={(value) => onHead({ ...head, [key]: value })}
        maxLength={key === 'remark' ? 500 : 30}
      />
    </Box>
  );
  return (
    <Box
      sx={{
        flex: 'none',
        borderTop: 1,
        borderColor: 'divider',
        px: 2,
        py: 1,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.5,
        rowGap: 1,
        alignItems: 'center',
        fontSize: '0.8125rem',
      }}
    >
      {field(words[stage].who, 'assessor', '6rem')}
      {isCounty ? field('第二评定人', 'secondAssessor', '6rem') : null}
      {isCounty ? field('第三方机构', 'thirdParty', '8rem') : null}
      {field(isCounty ? '现场日期' : '日期', 'assessedOn', '6.5rem')}
      {isCounty ? null : field('说明', 'remark', '12rem')}
      <Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center' }}>
        <Box component="span" role="status" sx={{ color: open === null ? 'success.main' : 'warning.main' }}>
          {open ?? '已填全'}
        </Box>
        <Button variant="outlined" loading={isRunning} disabled={!isDirty || isUnnamed} onClick={() => onSave(false)} title="Ctrl+S">
          保存
        </Button>
        <Button variant="contained" loading={isRunning} disabled={open !== null} onClick={() => onSave(true)}>
          {words[stage].submit}
        </Button>
      </Box>
    </Box>
  );
}

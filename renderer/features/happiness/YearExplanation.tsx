import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import type { HappinessExplanation } from '../../../electron/contract/happiness-shapes.ts';
import { money } from '../../shared/format.ts';
import { Money } from '../../shared/ui.tsx';
import { gradeText } from './happiness-words.ts';

const cell = { px: 1, py: 0.5, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;

/** Twelve months, each with what it earns and why. */
export function MonthsTable({ found }: { readonly found: HappinessExplanation }): ReactNode {
  return (
    <Box sx={{ overflowX: 'auto', flex: 'none' }}>
      <Table size="small" aria-label={`${found.year}年各月`}>
        <TableHead>
          <TableRow>
            {['月份', '等级', '开放天数', '年标准（元）', '当月（元）', '说明'].map((title, index) => (
              <TableCell key={title} sx={cell} {...(index >= 2 && index <= 4 ? { align: 'right' } : {})}>
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {found.months.map((month) => (
            <TableRow key={month.month} sx={month.isCounted ? {} : { '& td': { color: 'text.secondary' } }}>
              <TableCell sx={cell}>{Number(month.month.slice(5))}月</TableCell>
              <TableCell sx={cell} title={[month.gradeFrom, month.gradeDocumentNo].filter(Boolean).join(' ')}>
                {month.grade === null ? '' : gradeText(month.grade)}
              </TableCell>
              <TableCell sx={cell} align="right">
                {month.openDays ?? ''}
              </TableCell>
              <TableCell sx={cell} align="right">
                {month.annualFen === 0 ? '' : money(month.annualFen)}
              </TableCell>
              <TableCell sx={cell} align="right">
                {month.isCounted ? money(month.amountFen) : ''}
              </TableCell>
              <TableCell sx={{ ...cell, whiteSpace: 'normal', width: '55%' }}>{month.text}</TableCell>
            </TableRow>
          ))}
          <TableRow sx={{ '& td': { fontWeight: 600, borderBottom: 0 } }}>
            <TableCell sx={cell}>合计</TableCell>
            <TableCell sx={cell} />
            <TableCell sx={cell} align="right">
              {found.months.reduce((sum, month) => sum + (month.openDays ?? 0), 0)}
            </TableCell>
            <TableCell sx={cell} />
            <TableCell sx={cell} align="right">
              {money(found.entitlementFen)}
            </TableCell>
            <TableCell sx={cell}>计补 {found.countedMonths} 个月</TableCell>
          </TableRow>
        </TableBody>
      </Table>
    </Box>
  );
}

/** The arithmetic line by line, and the parameters with their documents. */
export function Arithmetic({ found }: { readonly found: HappinessExplanation }): ReactNode {
  return (
    <>
      <Box component="dl" aria-label="算式" sx={{ m: 0, display: 'grid', rowGap: 1 }}>
        {found.steps.map((step) => (
          <Box key={step.title} sx={{ display: 'grid', gridTemplateColumns: '6.5rem minmax(0, 1fr) auto', columnGap: 1.5 }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {step.title}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
              {step.text}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {step.fen === null ? '' : <Money fen={step.fen} isStrong hasUnit />}
            </Box>
          </Box>
        ))}
      </Box>
      <Box
        component="ul"
        aria-label="参数和文件"
        sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0, pt: 1, borderTop: 1, borderColor: 'divider' }}
      >
        {found.policies.map((policy) => (
          <Box component="li" key={`${policy.title} ${policy.validFrom}`} sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', py: 0.25 }}>
            <span>
              {policy.title}：{policy.value}
            </span>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {policy.validFrom} 起　{policy.documentNo}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

/** The whole explanation as plain text, for the clipboard. */
export function explanationText(found: HappinessExplanation): string {
  return [
    `${found.name}（${found.code}）${found.year}年运营奖补计算依据`,
    ...found.months.map((month) => `${Number(month.month.slice(5))}月\t${month.text}`),
    ...found.steps.map((step) => `${step.title}：${step.text}${step.fen === null ? '' : `，${money(step.fen)} 元`}`),
    ...found.policies.map((policy) => `${policy.title}：${policy.value}（${policy.validFrom} 起，${policy.documentNo}）`),
  ].join('\n');
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { bytesText } from '../../../electron/contract/size.ts';
import { count, formatInstant } from '../../shared/format.ts';
import { kindText, type Holding } from './backup-words.ts';

/** What a copy holds, in a few figures. */
export function HoldingFacts({ holding }: { readonly holding: Holding }): ReactNode {
  const facts: readonly (readonly [string, string])[] = [
    ['备份时间', `${formatInstant(holding.madeAt)}（${kindText(holding.kind)}${holding.madeBy === null ? '' : `，${holding.madeBy}`}）`],
    ['台账', `${holding.ledgerName} · ${holding.regionName}${holding.isDemo ? '（演示）' : ''}`],
    ['最后一次记录', formatInstant(holding.lastChangeAt)],
    [
      '内容',
      `人员 ${count(holding.people)}，机构 ${count(holding.homes)}，发放表 ${count(holding.sheets)}（${count(holding.payLines)} 行）`,
    ],
    [
      '附件',
      holding.missingAttachments === 0
        ? `${count(holding.attachments)} 个`
        : `${count(holding.attachments)} 个；备份时就缺少或已损坏 ${count(holding.missingAttachments)} 个`,
    ],
    ['大小', `${bytesText(holding.bytes)}${holding.isOlderSchema ? '；由旧版程序所做，恢复时自动升级' : ''}`],
  ];
  return <Facts facts={facts} />;
}

export function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '6.5rem minmax(0, 1fr)', columnGap: 1, rowGap: 0.5 }}>
      {facts.map(([label, value]) => (
        <Box key={label} sx={{ display: 'contents' }}>
          <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
            {label}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

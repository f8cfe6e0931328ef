import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Ruled like a page of an account book, drawn by the background so that it needs no picture. */
const ruledLines = 'repeating-linear-gradient(to bottom, transparent 0, transparent calc(2.25rem - 1px), rgb(255 255 255 / 7%) calc(2.25rem - 1px), rgb(255 255 255 / 7%) 2.25rem)';

/** The name of the product as a seal. */
export function Seal({ size = '3.25rem' }: { readonly size?: string }): ReactNode {
  return (
    <Box aria-hidden sx={{ width: size, height: size, border: '2px solid currentColor', borderRadius: '4px', display: 'grid', placeItems: 'center', flex: 'none' }}>
      <Box sx={{ fontSize: `calc(${size} * 0.34)`, lineHeight: 1.12, fontWeight: 700, textAlign: 'center', width: '1em', fontFamily: '"Noto Serif CJK SC","Source Han Serif SC","STZhongsong","SimSun",serif' }}>颐养</Box>
    </Box>
  );
}

/** Everything before login: the product at the left, one task at the right. */
export function GateFrame({ title, subtitle, children, version, isDemo, isWide = false }: { readonly title: string; readonly subtitle?: ReactNode; readonly children: ReactNode; readonly version: string; readonly isDemo: boolean; readonly isWide?: boolean }): ReactNode {
  return (
    <Box sx={{ height: '100%', display: 'flex', bgcolor: 'background.default' }}>
      <Box
        component="aside"
        sx={(theme) => ({
          width: 'clamp(13rem, 30vw, 26rem)', flex: 'none', color: '#f3efe4', p: 4, display: 'flex', flexDirection: 'column', position: 'relative', overflow: 'hidden',
          bgcolor: theme.palette.mode === 'dark' ? '#0f2321' : '#1c4d49', backgroundImage: ruledLines,
          '&::after': { content: '""', position: 'absolute', top: 0, bottom: 0, right: '1.75rem', borderRight: '1px solid rgb(255 255 255 / 16%)', width: '4px', borderLeft: '1px solid rgb(255 255 255 / 16%)' },
        })}
      >
        <Seal />
        <Typography sx={{ fontSize: '1.75rem', fontWeight: 600, letterSpacing: '0.12em', mt: 3 }}>颐养台账</Typography>
        <Typography sx={{ opacity: 0.82, mt: 1, lineHeight: 1.9, pr: 3 }}>
          特困人员救助供养
          <br />
          敬老院与救助标准
          <br />
          按月编制、审批、发放
        </Typography>
        <Box sx={{ mt: 'auto', opacity: 0.72, fontSize: '0.75rem', lineHeight: 1.8, pr: 3 }}>
          数据加密保存在本机
          <br />
          程序不连接网络
          <br />
          版本 {version}
        </Box>
      </Box>
      <Box component="main" sx={{ flex: 1, minWidth: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column' }}>
        {isDemo ? (
          <Box role="note" sx={{ bgcolor: 'warning.main', color: 'background.paper', px: 3, py: 0.5, fontWeight: 600 }}>
            演示模式：所有人员和数据均为虚构，与正式台账互不相通。
          </Box>
        ) : null}
        <Box sx={{ m: 'auto', width: '100%', maxWidth: isWide ? '50rem' : '30rem', px: 4, py: 4 }}>
          <Typography variant="h1">{title}</Typography>
          {subtitle ? (
            <Typography component="div" sx={{ color: 'text.secondary', mt: 0.5 }}>
              {subtitle}
            </Typography>
          ) : null}
          <Box sx={{ mt: 3 }}>{children}</Box>
        </Box>
      </Box>
    </Box>
  );
}

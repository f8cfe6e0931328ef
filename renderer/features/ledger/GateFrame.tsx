import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';
import { Seal } from '../../shared/ui/Seal.tsx';

/** Height of a line of the account book; texts at the top sit on its rules. */
const line = '2.25rem';
const ruledLines = `repeating-linear-gradient(to bottom, transparent 0, transparent calc(${line} - 1px), rgb(255 255 255 / 9%) calc(${line} - 1px), rgb(255 255 255 / 9%) ${line})`;

function panelColour(theme: Theme): string {
  return theme.palette.mode === 'dark' ? '#0f2321' : '#1c4d49';
}

/** Everything before login: the product at the left, one task at the right. */
export function GateFrame({
  title,
  subtitle,
  children,
  version,
  isDemo,
  width = '30rem',
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  readonly version: string;
  readonly isDemo: boolean;
  readonly width?: string;
}): ReactNode {
  useEffect(() => {
    document.title = `${title} · 颐养台账`;
  }, [title]);
  return (
    <Box sx={{ height: '100%', display: 'flex', bgcolor: 'background.default' }}>
      <Box
        component="aside"
        sx={(theme) => ({
          width: 'clamp(13rem, 29vw, 25rem)',
          flex: 'none',
          color: '#f3efe4',
          px: 4,
          pt: line,
          pb: 3,
          display: 'flex',
          flexDirection: 'column',
          position: 'relative',
          overflow: 'hidden',
          bgcolor: panelColour(theme),
          // The sheet ends above the foot, as a printed page does.
          '&::before': { content: '""', position: 'absolute', inset: '0 0 7.5rem 0', backgroundImage: ruledLines },
          '&::after': {
            content: '""',
            position: 'absolute',
            top: 0,
            bottom: 0,
            right: '1.75rem',
            width: '4px',
            borderLeft: '1px solid rgb(255 255 255 / 16%)',
            borderRight: '1px solid rgb(255 255 255 / 16%)',
          },
          '& > *': { position: 'relative', pr: 3 },
        })}
      >
        {/* Its own ground hides the rules behind the seal. */}
        <Box sx={{ height: `calc(${line} * 3)`, '&&': { pr: 0 } }}>
          <Box sx={(theme) => ({ width: 'fit-content', bgcolor: panelColour(theme) })}>
            <Seal height={`calc(${line} * 2 + 1px)`} />
          </Box>
        </Box>
        <Typography sx={{ fontSize: '1.75rem', fontWeight: 600, letterSpacing: '0.12em', lineHeight: line, mb: line }}>颐养台账</Typography>
        {['特困人员救助供养', '敬老院与救助标准', '按月编制、审批、发放'].map((subject) => (
          <Typography key={subject} sx={{ opacity: 0.86, lineHeight: line }}>
            {subject}
          </Typography>
        ))}
        <Box sx={{ mt: 'auto', opacity: 0.74, fontSize: '0.75rem', lineHeight: 1.8 }}>
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
        <Box sx={{ m: 'auto', width: '100%', maxWidth: width, px: 4, py: 4 }}>
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

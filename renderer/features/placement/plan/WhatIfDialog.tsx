import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { ChangesPanel } from './ChangesPanel.tsx';
import { ReachPanel } from './ReachPanel.tsx';

/** What more beds would bring. Nothing is kept and nothing changes. */
export function WhatIfDialog({ facts, onClose }: { readonly facts: OutputOf<'planner.facts'>; readonly onClose: () => void }): ReactNode {
  const [tab, setTab] = useState<'changes' | 'reach'>('reach');
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby="what-if-title">
      <DialogTitle id="what-if-title">测算床位</DialogTitle>
      <DialogContent sx={{ height: '32rem', display: 'flex', flexDirection: 'column' }}>
        <Tabs
          value={tab}
          onChange={(_, next: 'changes' | 'reach') => setTab(next)}
          aria-label="测算内容"
          sx={{ borderBottom: 1, borderColor: 'divider', flex: 'none' }}
        >
          <Tab value="reach" label="达标还差多少床位" />
          <Tab value="changes" label="增减床位会怎样" />
        </Tabs>
        <Box sx={{ flex: 1, minHeight: 0, pt: 1.5, display: 'flex', flexDirection: 'column' }}>
          {tab === 'reach' ? <ReachPanel facts={facts} /> : <ChangesPanel facts={facts} />}
        </Box>
      </DialogContent>
      <DialogActions>
        <Box sx={{ flex: 1, pl: 2, fontSize: '0.75rem', color: 'text.secondary' }}>只作测算，不改动任何记录</Box>
        <Button variant="outlined" onClick={onClose}>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}

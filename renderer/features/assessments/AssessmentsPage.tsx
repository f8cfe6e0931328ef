import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { Page } from '../../shared/ui.tsx';
import { DueTab } from './DueTab.tsx';
import { RecordsTab } from './RecordsTab.tsx';
import { ScalesTab } from './ScalesTab.tsx';

const tabs = [
  { id: 'due', label: '待评估' },
  { id: 'records', label: '评估记录' },
  { id: 'scales', label: '量表与日历' },
] as const;
type TabId = (typeof tabs)[number]['id'];

/** Self-care assessments: who is due, what was concluded, by which scales. */
export function AssessmentsPage(): ReactNode {
  const asked = useQuery().get('tab');
  const tab: TabId = tabs.find((known) => known.id === asked)?.id ?? 'due';
  return (
    <Page title="评估" subtitle="自理能力评估到期提醒、变化报告和评估记录">
      <Tabs
        value={tab}
        onChange={(_, chosen: TabId) => keepQuery({ tab: chosen === 'due' ? null : chosen })}
        sx={{ borderBottom: 1, borderColor: 'divider', flex: 'none', mb: 1.5 }}
      >
        {tabs.map(({ id, label }) => (
          <Tab key={id} value={id} label={label} />
        ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        {tab === 'due' ? <DueTab /> : tab === 'records' ? <RecordsTab /> : <ScalesTab />}
      </Box>
    </Page>
  );
}

import { mdiCalculatorVariantOutline, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState, type ReactNode } from 'react';
import type { StandardRow } from '../../../electron/contract/homes.ts';
import { countyUsers, everyClerk } from '../../../electron/contract/method.ts';
import { goTo, keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, Page } from '../../shared/ui.tsx';
import { ParameterTable } from './ParameterTable.tsx';
import { StandardDialog } from './StandardDialog.tsx';
import { StandardTable } from './StandardTable.tsx';
import { VoidStandardDialog } from './VoidStandardDialog.tsx';

/** Relief standards with their documents, and the parameters of the rules. */
export function StandardsPage(): ReactNode {
  const tab = useQuery().get('tab') === 'parameters' ? 'parameters' : 'standards';
  const mayWrite = useMay(everyClerk);
  const mayTry = useMay(countyUsers);
  const [isAdding, setIsAdding] = useState(false);
  const [voided, setVoided] = useState<StandardRow | null>(null);
  const add = (): void => setIsAdding(true);
  useShortcut('Ctrl+N', '登记标准', add, { isOn: mayWrite });
  return (
    <Page
      title="救助标准"
      subtitle="每项标准有起始日期和文号；调整时登记新标准，原标准执行到前一日"
      actions={
        <>
          {mayTry ? (
            <Button variant="outlined" startIcon={<Icon path={mdiCalculatorVariantOutline} />} onClick={() => goTo('/payments/what-if')}>
              测算
            </Button>
          ) : null}
          {mayWrite && tab === 'standards' ? (
            <Button variant="contained" startIcon={<Icon path={mdiPlus} />} onClick={add} title="Ctrl+N">
              登记标准
            </Button>
          ) : null}
        </>
      }
    >
      <Tabs
        value={tab}
        onChange={(_, chosen: string) => keepQuery({ tab: chosen === 'parameters' ? chosen : null })}
        sx={{ borderBottom: 1, borderColor: 'divider', flex: 'none', mb: 1.5 }}
      >
        <Tab value="standards" label="标准" />
        <Tab value="parameters" label="参数" />
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        {tab === 'standards' ? <StandardTable onAdd={mayWrite ? add : null} onVoid={mayWrite ? setVoided : null} /> : <ParameterTable />}
      </Box>
      {isAdding ? <StandardDialog onClose={() => setIsAdding(false)} /> : null}
      {voided ? <VoidStandardDialog standard={voided} onClose={() => setVoided(null)} /> : null}
    </Page>
  );
}

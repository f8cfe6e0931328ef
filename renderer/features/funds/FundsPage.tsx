import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { LoadError, Loading, Section } from '../../shared/ui.tsx';
import { PaymentsFrame } from '../payments/PaymentsFrame.tsx';
import { EntriesView } from './EntriesView.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { Forecast } from './Forecast.tsx';
import { FundExports } from './FundExports.tsx';
import { RulesView } from './RulesView.tsx';
import { SheetsView } from './SheetsView.tsx';
import { DocumentsTable, SourcesTable } from './SourcesTable.tsx';

type Year = OutputOf<'funds.year'>;

const views = [
  { id: 'overview', label: '总览' },
  { id: 'entries', label: '登记明细' },
  { id: 'sheets', label: '发放表支付' },
  { id: 'rules', label: '规则与来源' },
] as const;

function Overview({ year }: { readonly year: Year }): ReactNode {
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', containerType: 'inline-size' }}>
      <Box sx={{ display: 'grid', gap: 1.5, pb: 1 }}>
        <Section title={`${year.year}年资金来源`} isFlush>
          <SourcesTable year={year} />
        </Section>
        <Section title="全年测算">
          <Forecast year={year.year} />
        </Section>
        {year.documents.length === 0 ? null : (
          <Section title="指标文件使用情况" isFlush>
            <DocumentsTable documents={year.documents} />
          </Section>
        )}
      </Box>
    </Box>
  );
}

/** Where the money of a year comes from, where it went, and whether it will do. */
export function FundsPage(): ReactNode {
  const mayWrite = useMay(everyClerk);
  const query = useQuery();
  const asked = Number(query.get('year'));
  const view = views.find(({ id }) => id === query.get('view'))?.id ?? 'overview';
  const found = useCall(
    'funds.year',
    { year: Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : null },
    { keepsPrevious: true },
  );
  const [isAdding, setIsAdding] = useState(false);
  const year = found.data;
  return (
    <PaymentsFrame
      path="/payments/funds"
      subtitle="资金下达、到位和支出，按来源和文件核对"
      actions={
        year ? (
          <>
            <TextField
              select
              label="年度"
              value={year.year}
              onChange={(event) => keepQuery({ year: event.target.value })}
              sx={{ width: '7rem' }}
            >
              {year.years.map((one) => (
                <MenuItem key={one} value={one}>
                  {one}年
                </MenuItem>
              ))}
            </TextField>
            <FundExports year={year.year} />
            {mayWrite ? (
              <Button variant="contained" onClick={() => setIsAdding(true)}>
                登记资金
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {found.error && !year ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : year === undefined ? (
        <Loading />
      ) : (
        <>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={view}
            aria-label="资金的内容"
            onChange={(_, next: string | null) => next !== null && keepQuery({ view: next === 'overview' ? null : next })}
            sx={{ mb: 1.25, flex: 'none', alignSelf: 'flex-start' }}
          >
            {views.map(({ id, label }) => (
              <ToggleButton key={id} value={id} sx={{ px: 1.5, py: 0.375 }}>
                {label}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {view === 'overview' ? <Overview year={year} /> : null}
          {view === 'entries' ? <EntriesView year={year.year} onAdd={() => setIsAdding(true)} /> : null}
          {view === 'sheets' ? <SheetsView year={year} /> : null}
          {view === 'rules' ? <RulesView year={year.year} sources={year.sources} /> : null}
        </>
      )}
      {isAdding && year ? <EntryDialog year={year.year} sources={year.sources} onClose={() => setIsAdding(false)} /> : null}
    </PaymentsFrame>
  );
}

import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { IsoDate } from '../../../../electron/contract/values.ts';
import { useCall } from '../../../shared/client.ts';
import { count, formatInstant } from '../../../shared/format.ts';
import { keepQuery, useQuery } from '../../../shared/navigation.ts';
import { useOwnTown } from '../../../shared/session.ts';
import { LoadError, Loading, Section } from '../../../shared/ui.tsx';
import { ReportsFrame } from '../ReportsFrame.tsx';
import { PaperView } from './PaperView.tsx';
import { PeriodList } from './PeriodList.tsx';
import { ReportView } from './ReportView.tsx';
import { TownsTable } from './TownsTable.tsx';

const views = [
  { id: 'towns', label: '乡镇报送' },
  { id: 'report', label: '县级报告' },
  { id: 'reminder', label: '催报单' },
] as const;
type View = (typeof views)[number]['id'];

/** 季度报告: what townships sent in and the county's report of it. */
export function QuarterPage(): ReactNode {
  const query = useQuery();
  const found = useCall('quarter.list', {}, { keepsPrevious: true });
  const periods = found.data?.periods ?? [];
  const period = periods.find(({ end }) => end === query.get('end')) ?? periods.find(({ end }) => end === found.data?.current);
  return (
    <ReportsFrame path="/reports/quarter">
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !period ? (
        <Loading />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 2 }}>
          <Box sx={{ flex: 'none', width: 'min(14rem, 22%)', minHeight: 0, overflowY: 'auto' }}>
            <Section isFlush>
              <PeriodList periods={periods} chosen={period.end} />
            </Section>
          </Box>
          <Period end={period.end} />
        </Box>
      )}
    </ReportsFrame>
  );
}

function Period({ end }: { readonly end: IsoDate }): ReactNode {
  const query = useQuery();
  const isCounty = useOwnTown() === null;
  const found = useCall('quarter.get', { end });
  const view: View = (isCounty && views.find(({ id }) => id === query.get('view'))?.id) || 'towns';
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { period, towns, report, corrections } = found.data;
  const { sealed } = period;
  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, borderBottom: 1, borderColor: 'divider', mb: 1.25, flex: 'none' }}>
        {isCounty ? (
          <Tabs value={view} onChange={(_, next: View) => keepQuery({ end, view: next })} aria-label="季度报告的内容">
            {views.map(({ id, label }) => (
              <Tab key={id} value={id} label={label} />
            ))}
          </Tabs>
        ) : null}
        <Typography variant="body2" noWrap sx={{ ml: 'auto', py: 1, color: 'text.secondary' }}>
          {sealed
            ? `${sealed.documentNo}　${formatInstant(sealed.at)} ${sealed.by}封存`
            : `${period.name}　已报 ${count(period.submitted)}/${count(period.towns)}${corrections > 0 ? `　更正前期 ${count(corrections)} 项` : ''}`}
        </Typography>
      </Box>
      {view === 'report' && report ? (
        <ReportView period={period} report={report} />
      ) : view === 'reminder' ? (
        <PaperView key={`${end} ${JSON.stringify(towns)}`} end={end} kind="reminder" />
      ) : (
        <TownsTable end={end} towns={towns} />
      )}
    </Box>
  );
}

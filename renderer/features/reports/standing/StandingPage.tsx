import { mdiOpenInNew } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ListItemButton from '@mui/material/ListItemButton';
import ListSubheader from '@mui/material/ListSubheader';
import { Fragment, type ReactNode } from 'react';
import type { ReportSource, StandingReport } from '../../../../electron/contract/own-reports.ts';
import { isIsoDate, isoDate } from '../../../../electron/contract/values.ts';
import { useCall } from '../../../shared/client.ts';
import { goTo, isReachable, keepQuery, useQuery } from '../../../shared/navigation.ts';
import { useSession } from '../../../shared/session.ts';
import { EmptyState, Icon, LoadError } from '../../../shared/ui.tsx';
import { AsOfBox } from '../../indicators/AsOfBox.tsx';
import { MadeActions } from '../MadeActions.tsx';
import { MadeTable } from '../MadeTable.tsx';
import { ReportsFrame } from '../ReportsFrame.tsx';

function Catalogue({ reports, chosen }: { readonly reports: readonly StandingReport[]; readonly chosen: string | null }): ReactNode {
  const groups = [...new Set(reports.map(({ group }) => group))];
  return (
    <Box
      component="nav"
      aria-label="标准报表目录"
      sx={{
        width: '17.5rem',
        flex: 'none',
        overflowY: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      {groups.map((group) => (
        <Fragment key={group}>
          <ListSubheader sx={{ lineHeight: '2rem', fontSize: '0.75rem' }}>{group}</ListSubheader>
          {reports
            .filter((report) => report.group === group)
            .map((report) => (
              <ListItemButton
                key={report.id}
                selected={report.id === chosen}
                sx={{ py: 0.625, fontSize: '0.875rem' }}
                onClick={() => keepQuery({ report: report.id })}
              >
                {report.title}
              </ListItemButton>
            ))}
        </Fragment>
      ))}
    </Box>
  );
}

/** 标准报表: every roster, register and ledger of the office, each on screen, on paper and as a workbook. */
export function StandingPage(): ReactNode {
  const { today, user } = useSession();
  const query = useQuery();
  const found = useCall('reports.standing', {});
  const reports = found.data ?? [];
  const chosen = reports.find(({ id }) => id === query.get('report')) ?? reports[0];
  const wanted = query.get('day') ?? today;
  const asOf = isoDate(isIsoDate(wanted) ? wanted : today);
  const source: ReportSource | null = chosen?.isMade ? { kind: 'standing', id: chosen.id, asOf } : null;
  const { link = null, linkLabel = null } = chosen ?? {};
  const opens = link !== null && isReachable(link, user.role) ? link : null;
  return (
    <ReportsFrame path="/reports/standing" actions={source && chosen ? <MadeActions source={source} name={chosen.title} /> : null}>
      {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : null}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 2 }}>
        <Catalogue reports={reports} chosen={chosen?.id ?? null} />
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
          {chosen ? (
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flex: 'none' }}>
              {source ? (
                <AsOfBox
                  value={asOf}
                  today={isoDate(today)}
                  onChange={(day) => keepQuery({ report: chosen.id, day: day === today ? null : day })}
                />
              ) : null}
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', flex: 1, minWidth: 0 }}>{chosen.purpose}</Box>
              {opens !== null && source ? (
                <Button size="small" startIcon={<Icon path={mdiOpenInNew} />} onClick={() => goTo(opens)}>
                  {linkLabel}
                </Button>
              ) : null}
            </Box>
          ) : null}
          {source && chosen ? <MadeTable key={chosen.id} id={`standing.${chosen.id}`} source={source} /> : null}
          {chosen && !source ? (
            <EmptyState
              icon={mdiOpenInNew}
              what={`${chosen.title}在“${linkLabel ?? ''}”里制作`}
              next={chosen.purpose}
              action={
                opens === null ? null : (
                  <Button variant="contained" onClick={() => goTo(opens)}>
                    打开{linkLabel}
                  </Button>
                )
              }
            />
          ) : null}
        </Box>
      </Box>
    </ReportsFrame>
  );
}

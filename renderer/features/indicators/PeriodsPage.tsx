import { mdiArchiveLockOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { IndicatorPeriod } from '../../../electron/contract/indicator-periods.ts';
import { approvers } from '../../../electron/contract/method.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count, formatInstant } from '../../shared/format.ts';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { accentWash } from '../../shared/theme.tsx';
import { EmptyState, Icon, LoadError, Loading, Section } from '../../shared/ui.tsx';
import { ClosePeriodDialog } from './ClosePeriodDialog.tsx';
import { CorrectionsTable } from './CorrectionsTable.tsx';
import { IndicatorsFrame } from './IndicatorsFrame.tsx';
import { ClosedTable } from './ClosedTable.tsx';

function PeriodList({ periods, chosen }: { readonly periods: readonly IndicatorPeriod[]; readonly chosen: IsoDate }): ReactNode {
  return (
    <Box component="ul" aria-label="已封存的期末" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {periods.map((period) => (
        <Box component="li" key={period.end} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <ButtonBase
            aria-current={period.end === chosen}
            onClick={() => keepQuery({ end: period.end })}
            sx={(theme) => ({
              width: '100%',
              display: 'block',
              textAlign: 'left',
              px: 2,
              py: 1,
              bgcolor: period.end === chosen ? accentWash(theme, 0.12) : 'transparent',
              '&:hover': { bgcolor: accentWash(theme, period.end === chosen ? 0.16 : 0.06) },
              '&.Mui-focusVisible': { outlineOffset: '-2px' },
            })}
          >
            <Typography sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{period.end}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {formatInstant(period.closedAt)}　{period.closedBy}
            </Typography>
            {period.corrections > 0 ? (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                更正前期 {count(period.corrections)} 项
              </Typography>
            ) : null}
          </ButtonBase>
        </Box>
      ))}
    </Box>
  );
}

type View = 'values' | 'corrections' | 'next';

/** What the reports of closed periods told, beside what is known today; what each report told of the periods before it. */
export function PeriodsPage(): ReactNode {
  const query = useQuery();
  const mayClose = useMay(approvers);
  const [isClosing, setIsClosing] = useState(false);
  const found = useCall('indicatorPeriods.list', {}, { keepsPrevious: true });
  const periods = found.data?.periods ?? [];
  const open = found.data?.open ?? [];
  const period = periods.find(({ end }) => end === query.get('end')) ?? periods[0];
  const view: View = (['values', 'corrections', 'next'] as const).find((each) => each === query.get('view')) ?? 'values';
  const towns = found.data?.towns ?? [];
  const townCode = towns.find(({ code }) => code === query.get('town'))?.code ?? null;
  const nextEnd = open[0];
  const button = (
    <Button
      variant="contained"
      startIcon={<Icon path={mdiArchiveLockOutline} />}
      disabled={open.length === 0}
      onClick={() => setIsClosing(true)}
    >
      封存期末数
    </Button>
  );
  return (
    <IndicatorsFrame
      path="/indicators/periods"
      subtitle="封存的数不再改动；以后查明的变动在下一期报告中作更正说明"
      actions={mayClose ? button : null}
    >
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading />
      ) : !period ? (
        <EmptyState
          icon={mdiArchiveLockOutline}
          what="还没有封存过期末数"
          next="季末、年末上报以前由县级审核审批人员封存：全县和各乡镇的每个指标、分子分母和名单按当时的情况保存。"
          action={mayClose ? button : null}
        />
      ) : (
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 2 }}>
          <Box sx={{ flex: 'none', width: 'min(12.5rem, 22%)', minHeight: 0, overflowY: 'auto' }}>
            <Section isFlush>
              <PeriodList periods={periods} chosen={period.end} />
            </Section>
          </Box>
          <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
            <Box sx={{ display: 'flex', alignItems: 'flex-end', borderBottom: 1, borderColor: 'divider', mb: 1.25, flex: 'none' }}>
              <Tabs
                value={view}
                onChange={(_, next: View) => keepQuery({ ...asked(period.end, townCode), view: next })}
                variant="scrollable"
              >
                <Tab value="values" label="封存值与现值" />
                <Tab value="corrections" label="本期报告中的更正" />
                {nextEnd ? <Tab value="next" label="待下一期更正" /> : null}
              </Tabs>
              <TextField
                select
                label="地区"
                value={townCode ?? ''}
                onChange={(event) => keepQuery({ ...asked(period.end, event.target.value || null), view })}
                slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
                sx={{ ml: 'auto', mb: 0.75, width: '9.5rem' }}
              >
                <MenuItem value="">全县</MenuItem>
                {towns.map(({ code, name }) => (
                  <MenuItem key={code} value={code}>
                    {name}
                  </MenuItem>
                ))}
              </TextField>
            </Box>
            {view === 'values' ? (
              <ClosedTable key={`${period.end} ${townCode}`} end={period.end} townCode={townCode} />
            ) : (
              <CorrectionsTable
                key={`${view} ${period.end} ${townCode}`}
                end={view === 'next' && nextEnd ? nextEnd : period.end}
                townCode={townCode}
              />
            )}
          </Box>
        </Box>
      )}
      {isClosing && open.length > 0 ? <ClosePeriodDialog ends={open} onClose={() => setIsClosing(false)} /> : null}
    </IndicatorsFrame>
  );
}

const asked = (end: IsoDate, town: string | null) => ({ end, town });

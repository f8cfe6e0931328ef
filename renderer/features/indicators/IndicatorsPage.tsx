import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { IndicatorRow } from '../../../electron/contract/indicators.ts';
import { isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { LoadError, Loading, Section } from '../../shared/ui.tsx';
import { AsOfBox } from './AsOfBox.tsx';
import { IndicatorDetail, type DetailView } from './IndicatorDetail.tsx';
import { IndicatorList, rowKey } from './IndicatorList.tsx';
import { IndicatorsFrame } from './IndicatorsFrame.tsx';

const views: readonly DetailView[] = ['numerator', 'rest', 'unassessed', 'trend', 'places'];

/** As asked in the address, where the indicator has it. */
function viewOf(row: IndicatorRow, asked: string | null): DetailView {
  const view = views.find((each) => each === asked) ?? 'numerator';
  if (view === 'rest' && row.lists !== 'people') return 'numerator';
  return view === 'unassessed' && row.unassessed === 0 ? 'numerator' : view;
}

/** Indicators as of any day: how each is counted, its value against its target, and the names behind it. */
export function IndicatorsPage(): ReactNode {
  const session = useSession();
  const today = session.today as IsoDate;
  const query = useQuery();
  const asked = query.get('asOf');
  const asOf = asked !== null && isIsoDate(asked) ? asked : today;
  const found = useCall('indicators.list', { asOf }, { keepsPrevious: true });
  const rows = found.data?.rows ?? [];
  const row = rows.find((each) => rowKey(each) === query.get('code')) ?? rows[0];
  const view = row ? viewOf(row, query.get('side')) : 'numerator';
  const { placeName } = session.user;
  return (
    <IndicatorsFrame
      path="/indicators"
      subtitle={
        placeName === null ? '按当日24时的情况计算，早于当日的变动补登记后随之更正' : `只计${placeName}的人员；目标为全县目标，仅供对照`
      }
      actions={<AsOfBox value={asOf} today={today} onChange={(day) => keepQuery({ asOf: day === today ? null : day })} />}
    >
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : row ? (
        <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 2 }}>
          <Box sx={{ flex: 'none', width: 'min(22rem, 32%)', minHeight: 0, overflowY: 'auto' }}>
            <Section isFlush>
              <IndicatorList rows={rows} chosen={rowKey(row)} onChoose={(code) => keepQuery({ code, side: null })} />
            </Section>
          </Box>
          <IndicatorDetail row={row} view={view} asOf={asOf} />
        </Box>
      ) : (
        <Loading />
      )}
    </IndicatorsFrame>
  );
}

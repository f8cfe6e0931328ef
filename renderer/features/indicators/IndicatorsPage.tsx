import { mdiMicrosoftExcel } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { indicatorSides, type IndicatorRow, type IndicatorSide } from '../../../electron/contract/indicators.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { useCall, useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { keepQuery, useQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, LoadError, Loading, Page, Section, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { AsOfBox } from './AsOfBox.tsx';
import { HomesTable } from './HomesTable.tsx';
import { IndicatorList, Verdict } from './IndicatorList.tsx';
import { NamesTable } from './NamesTable.tsx';

function sideCount(row: IndicatorRow, side: IndicatorSide): number {
  return side === 'numerator' ? row.numerator : side === 'rest' ? row.denominator - row.numerator : row.unassessed;
}

function sideTitle(row: IndicatorRow, side: IndicatorSide): string {
  if (side === 'unassessed') return '未评估';
  if (side === 'numerator') return row.numeratorTitle;
  return row.code === 'IND03' ? '愿意但未集中供养' : row.code === 'IND12' ? '本月未探访' : '其余（在分母、不在分子）';
}

function Detail({ row, side, asOf }: { readonly row: IndicatorRow; readonly side: IndicatorSide; readonly asOf: IsoDate }): ReactNode {
  const { ledger, user } = useSession();
  const [isExporting, setIsExporting] = useState(false);
  const job = useJob('indicators.export');
  const people = sideCount(row, side);
  const save = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `${user.placeName ?? ledger.regionName}${row.name}名单${asOf}.${extension}`.replace(/[“”]/g, '');
    const saved = await job.start({ code: row.code, side, asOf, protection }, { suggestedName });
    if (!saved) return null;
    const done = `已导出 ${count(saved.rows)} 人`;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: done, next: saved.file });
    return { file: saved.file, done };
  };
  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap' }}>
        <Typography variant="h3" component="h2">
          {row.name}
        </Typography>
        <Typography sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>{row.shown}</Typography>
        <Verdict row={row} />
        {row.note ? (
          <Typography variant="body2" sx={{ color: 'warning.main' }}>
            {row.note}
          </Typography>
        ) : null}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        口径：{row.scope}。
      </Typography>
      {row.lists === 'people' ? (
        <>
          <Box sx={{ display: 'flex', alignItems: 'flex-end', borderBottom: 1, borderColor: 'divider', mb: 1.25 }}>
            <Tabs
              value={side}
              onChange={(_, chosen: IndicatorSide) => keepQuery({ side: chosen === 'numerator' ? null : chosen })}
              variant="scrollable"
            >
              {indicatorSides
                .filter((each) => each !== 'unassessed' || row.unassessed > 0)
                .map((each) => (
                  <Tab key={each} value={each} label={`${sideTitle(row, each)} ${count(sideCount(row, each))}`} />
                ))}
            </Tabs>
            <Button
              variant="outlined"
              startIcon={<Icon path={mdiMicrosoftExcel} />}
              onClick={() => setIsExporting(true)}
              disabled={people === 0 || job.isRunning}
              sx={{ ml: 'auto', mb: 0.75, flex: 'none' }}
            >
              导出名单
            </Button>
          </Box>
          <NamesTable key={`${row.code} ${side} ${asOf}`} code={row.code} side={side} asOf={asOf} />
        </>
      ) : (
        <Box sx={{ mt: 1.25, flex: 1, minHeight: 0, display: 'flex' }}>
          <HomesTable row={row} asOf={asOf} />
        </Box>
      )}
      {isExporting ? (
        <ExportDialog
          title="导出指标名单"
          content={`${row.name}：${sideTitle(row, side)} ${count(people)} 人，含身份证号`}
          extension="xlsx"
          save={save}
          isRunning={job.isRunning}
          onClose={() => setIsExporting(false)}
        />
      ) : null}
      <JobDialog job={job} title="正在导出指标名单" />
    </Box>
  );
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
  const row = rows.find(({ code }) => code === query.get('code')) ?? rows[0];
  const askedSide = indicatorSides.find((each) => each === query.get('side')) ?? 'numerator';
  const side = askedSide === 'unassessed' && row?.unassessed === 0 ? 'numerator' : askedSide;
  const { placeName } = session.user;
  return (
    <Page
      title="指标"
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
              <IndicatorList rows={rows} chosen={row.code} onChoose={(code) => keepQuery({ code, side: null })} />
            </Section>
          </Box>
          <Detail row={row} side={side} asOf={asOf} />
        </Box>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

import { mdiMicrosoftExcel } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { indicatorSides, type IndicatorRow, type IndicatorSide } from '../../../electron/contract/indicators.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useJob } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { keepQuery } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { HomesTable } from './HomesTable.tsx';
import { Verdict } from './IndicatorList.tsx';
import { ItemsTable } from './ItemsTable.tsx';
import { NamesTable } from './NamesTable.tsx';
import { PlacesView } from './PlacesView.tsx';
import { TrendView } from './TrendView.tsx';

function sideCount(row: IndicatorRow, side: IndicatorSide): number {
  return side === 'numerator' ? row.numerator : side === 'rest' ? row.denominator - row.numerator : row.unassessed;
}

function sideTitle(row: IndicatorRow, side: IndicatorSide): string {
  if (side === 'unassessed') return '未评估';
  if (side === 'numerator') return row.numeratorTitle;
  return row.code === 'IND03' ? '愿意但未集中供养' : row.code === 'IND12' ? '本月未探访' : '其余（在分母、不在分子）';
}

/** Lists behind the number, or how it went by months and places. */
export type DetailView = IndicatorSide | 'trend' | 'places';

const ofCountyAlone = /^IND(06|1[456])/;

function listTabs(row: IndicatorRow): { value: IndicatorSide; label: string }[] {
  if (row.lists !== 'people') return [{ value: 'numerator', label: row.lists === 'homes' ? '各敬老院' : '明细' }];
  return indicatorSides
    .filter((each) => each !== 'unassessed' || row.unassessed > 0)
    .map((value) => ({ value, label: `${sideTitle(row, value)} ${count(sideCount(row, value))}` }));
}

/** One indicator: its wording, who or what stands behind it, its months, its places. */
export function IndicatorDetail({
  row,
  view,
  asOf,
}: {
  readonly row: IndicatorRow;
  readonly view: DetailView;
  readonly asOf: IsoDate;
}): ReactNode {
  const side: IndicatorSide = view === 'trend' || view === 'places' ? 'numerator' : view;
  const isCounty = useSession().user.placeName === null && !ofCountyAlone.test(row.code);
  const isList = view === side;
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
          <Typography variant="body2" sx={{ color: row.code === 'IND07' ? 'text.secondary' : 'warning.main' }}>
            {row.note}
          </Typography>
        ) : null}
      </Box>
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
        口径：{row.scope}。
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'flex-end', borderBottom: 1, borderColor: 'divider', mb: 1.25, flex: 'none' }}>
        <Tabs
          value={view}
          onChange={(_, chosen: DetailView) => keepQuery({ side: chosen === 'numerator' ? null : chosen })}
          variant="scrollable"
        >
          {listTabs(row).map((tab) => (
            <Tab key={tab.value} value={tab.value} label={tab.label} />
          ))}
          <Tab value="trend" label="走势" />
          {isCounty ? <Tab value="places" label={row.lists === 'people' ? '各乡镇、机构' : '各乡镇'} /> : null}
        </Tabs>
        {isList && row.lists === 'people' ? (
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiMicrosoftExcel} />}
            onClick={() => setIsExporting(true)}
            disabled={people === 0 || job.isRunning}
            sx={{ ml: 'auto', mb: 0.75, flex: 'none' }}
          >
            导出名单
          </Button>
        ) : null}
      </Box>
      <Box key={`${row.code} ${row.batchYear} ${view} ${asOf}`} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        {view === 'trend' ? (
          <TrendView row={row} asOf={asOf} />
        ) : view === 'places' ? (
          <PlacesView row={row} asOf={asOf} />
        ) : row.lists === 'people' ? (
          <NamesTable code={row.code} side={side} asOf={asOf} />
        ) : row.lists === 'homes' ? (
          <HomesTable row={row} asOf={asOf} />
        ) : (
          <ItemsTable row={row} asOf={asOf} />
        )}
      </Box>
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

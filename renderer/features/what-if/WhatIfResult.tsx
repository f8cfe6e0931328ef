import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { changeShare } from '../../../electron/contract/change-share.ts';
import type { WhatIf } from '../../../electron/contract/what-if.ts';
import { count, money, monthText } from '../../shared/format.ts';

type Row = {
  readonly key: string;
  readonly name: string;
  readonly todayFen: number;
  readonly newFen: number;
  readonly people?: number;
  readonly affected?: number;
};

const cell = { px: 1.5, py: 0.5, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } as const;
const views = [
  { id: 'type', label: '分项目', column: '项目' },
  { id: 'town', label: '分乡镇', column: '乡镇（街道）' },
  { id: 'home', label: '分机构', column: '收款单位' },
  { id: 'month', label: '分月', column: '月份' },
] as const;
type View = (typeof views)[number]['id'];

function rowsOf(found: WhatIf, view: View): readonly Row[] {
  if (view === 'type') return found.byType;
  if (view === 'town') return found.byTown;
  if (view === 'home') return found.byHome;
  return found.byMonth.map(({ month, todayFen, newFen, isLocked }) => ({
    key: month,
    name: `${monthText(month)}${isLocked ? '（已审批）' : ''}`,
    todayFen,
    newFen,
  }));
}

function signed(fen: number): string {
  return fen > 0 ? `＋${money(fen)}` : money(fen);
}

function Difference({ todayFen, newFen }: { readonly todayFen: number; readonly newFen: number }): ReactNode {
  const difference = newFen - todayFen;
  return (
    <Box component="span" sx={difference === 0 ? { color: 'text.secondary' } : { fontWeight: 600 }}>
      {difference === 0 ? '不变' : signed(difference)}
    </Box>
  );
}

function Rows({ found, view }: { readonly found: WhatIf; readonly view: (typeof views)[number] }): ReactNode {
  const hasPeople = view.id !== 'month';
  const line = (row: Row, isTotal: boolean): ReactNode => (
    <TableRow key={row.key} {...(isTotal ? { sx: { '& td': { fontWeight: 600 } } } : {})}>
      <TableCell sx={cell}>{row.name}</TableCell>
      <TableCell align="right" sx={cell}>
        {money(row.todayFen)}
      </TableCell>
      <TableCell align="right" sx={cell}>
        {money(row.newFen)}
      </TableCell>
      <TableCell align="right" sx={cell}>
        <Difference todayFen={row.todayFen} newFen={row.newFen} />
      </TableCell>
      {hasPeople ? (
        <>
          <TableCell align="right" sx={cell}>
            {count(row.people ?? 0)}
          </TableCell>
          <TableCell align="right" sx={cell}>
            {count(row.affected ?? 0)}
          </TableCell>
        </>
      ) : null}
    </TableRow>
  );
  return (
    <Table stickyHeader size="small" aria-label={view.label}>
      <TableHead>
        <TableRow>
          <TableCell sx={cell}>{view.column}</TableCell>
          <TableCell align="right" sx={cell}>
            现行（元）
          </TableCell>
          <TableCell align="right" sx={cell}>
            假设（元）
          </TableCell>
          <TableCell align="right" sx={cell}>
            增减（元）
          </TableCell>
          {hasPeople ? (
            <>
              <TableCell align="right" sx={cell}>
                人数
              </TableCell>
              <TableCell align="right" sx={cell}>
                变化人数
              </TableCell>
            </>
          ) : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {rowsOf(found, view.id).map((row) => line(row, false))}
        {line({ ...found, key: 'total', name: '合计' }, true)}
      </TableBody>
    </Table>
  );
}

/** The year by what was supposed beside the year as it is today. */
export function WhatIfResult({ found }: { readonly found: WhatIf }): ReactNode {
  const [view, setView] = useState<View>('type');
  const shown = views.find(({ id }) => id === view) ?? views[0];
  const share = changeShare(found.todayFen, found.newFen);
  const figures = [
    ['现行全年应发', `${money(found.todayFen)} 元`],
    ['假设全年应发', `${money(found.newFen)} 元`],
    [
      '增减',
      found.newFen === found.todayFen ? '不变' : `${signed(found.newFen - found.todayFen)} 元${share === null ? '' : `（${share}）`}`,
    ],
    ['金额变化', `${count(found.affected)} 人（共 ${count(found.people)} 人）`],
    ...(found.lockedDifferenceFen === 0 ? [] : [['其中已审批月份', `${signed(found.lockedDifferenceFen)} 元`]]),
  ];
  return (
    <Box sx={{ minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box component="dl" aria-label="测算结果" sx={{ m: 0, mb: 1, display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1 }}>
        {figures.map(([label, value]) => (
          <Box key={label}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
              {label}
            </Typography>
            <Box component="dd" sx={{ m: 0, fontSize: '1.0625rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <Tabs
        value={view}
        onChange={(_, next: View) => setView(next)}
        aria-label="测算明细"
        sx={{ flex: 'none', borderBottom: 1, borderColor: 'divider' }}
      >
        {views.map(({ id, label }) => (
          <Tab key={id} value={id} label={label} />
        ))}
      </Tabs>
      <Box sx={{ flex: '0 1 auto', minHeight: 0, overflow: 'auto' }}>
        <Rows found={found} view={shown} />
      </Box>
      <Box component="ul" aria-label="说明" sx={{ flex: 'none', m: 0, mt: 1, pl: 2.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
        {found.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </Box>
    </Box>
  );
}

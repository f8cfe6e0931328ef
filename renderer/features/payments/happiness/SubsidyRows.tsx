import { mdiMagnify } from '@mdi/js';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
import type { SubsidyRow } from '../../../../electron/contract/happiness-sheets.ts';
import { happinessGrades } from '../../../../electron/contract/happiness-terms.ts';
import type { SheetDetail } from '../../../../electron/contract/payments.ts';
import { useCall } from '../../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../../shared/DataTable.tsx';
import { accountText, money, termText } from '../../../shared/format.ts';
import { useShortcut } from '../../../shared/shortcuts.ts';
import { Icon, LoadError } from '../../../shared/ui.tsx';
import { GroupSelect } from '../GroupList.tsx';

function accountOf({ account, fen }: SubsidyRow): string {
  if (account) return `${account.holder} ${accountText(account.number)}`;
  return fen > 0 ? '账号待补' : '';
}

const columns: readonly TableColumn<SubsidyRow>[] = [
  { key: 'townName', title: '乡镇', value: (row) => row.townName, width: 88 },
  { key: 'name', title: '幸福院', value: (row) => row.name, width: 124, flex: 2 },
  { key: 'code', title: '编号', value: (row) => row.code, width: 104, isHidden: true },
  { key: 'villageName', title: '村（社区）', value: (row) => row.villageName, width: 104, isHidden: true },
  { key: 'grade', title: '等级', value: (row) => (row.grade === null ? '未评' : termText(happinessGrades, row.grade)), width: 56 },
  { key: 'annualFen', title: '年奖补标准', kind: 'money', value: (row) => row.annualFen, width: 96, isHidden: true },
  { key: 'countedMonths', title: '计补月数', kind: 'number', value: (row) => row.countedMonths, width: 72 },
  { key: 'entitlementFen', title: '应补金额', kind: 'money', value: (row) => row.entitlementFen, width: 88 },
  { key: 'issuedFen', title: '已拨金额', kind: 'money', value: (row) => row.issuedFen, width: 88 },
  { key: 'offsetFen', title: '扣减', kind: 'money', value: (row) => row.offsetFen, width: 76 },
  { key: 'fen', title: '本次拨付', kind: 'money', value: (row) => row.fen, width: 88 },
  { key: 'carriedFen', title: '待收回', kind: 'money', value: (row) => row.carriedFen, width: 80 },
  { key: 'cityFen', title: '市级', kind: 'money', value: (row) => row.cityFen, width: 88, isHidden: true },
  { key: 'countyFen', title: '县级', kind: 'money', value: (row) => row.countyFen, width: 88, isHidden: true },
  { key: 'townFen', title: '乡级', kind: 'money', value: (row) => row.townFen, width: 88, isHidden: true },
  {
    key: 'account',
    title: '收款单位',
    value: accountOf,
    render: (row) => (
      <Box component="span" sx={row.account === null ? { color: 'warning.main', fontSize: '0.75rem' } : {}}>
        {accountOf(row)}
      </Box>
    ),
    width: 140,
    flex: 1,
  },
];

type SubsidyRowsProps = {
  readonly detail: SheetDetail;
  readonly groupKey: string | null;
  readonly onGroup: (key: string | null) => void;
  readonly onOpen: (row: SubsidyRow) => void;
};

/** Homes of the chosen township; the sum in the foot is that of all rows found, on every page. */
export function SubsidyRows({ detail, groupKey, onGroup, onOpen }: SubsidyRowsProps): ReactNode {
  const paging = useTablePage();
  const [typed, setTyped] = useState('');
  const [isMissingAccountOnly, setIsMissingAccountOnly] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const search = useDeferredValue(typed.trim());
  useShortcut('Ctrl+F', '在表中查找', () => field.current?.focus());
  const { setPage } = paging;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- only another part of the sheet starts at its first page
  useEffect(() => setPage(0), [groupKey]);
  const rows = useCall(
    'happiness.sheetRows',
    {
      month: detail.card.month,
      townCode: groupKey === null ? null : groupKey.replace(/^town:/, ''),
      search,
      isMissingAccountOnly,
      offset: paging.offset,
      limit: paging.limit,
    },
    { keepsPrevious: true },
  );
  return (
    <Box sx={{ height: '100%', minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box role="search" sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', flex: 'none' }}>
        <Box sx={{ width: '14rem', mt: 0.75, '@container (min-width: 56rem)': { display: 'none' } }}>
          <GroupSelect label="乡镇" detail={detail} chosen={groupKey} onChoose={onGroup} />
        </Box>
        <TextField
          inputRef={field}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setPage(0);
          }}
          placeholder="幸福院名称、编号、村"
          sx={{ width: '17rem' }}
          slotProps={{
            htmlInput: { 'aria-label': '在表中查找', maxLength: 60, spellCheck: false },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <Icon path={mdiMagnify} />
                </InputAdornment>
              ),
            },
          }}
        />
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={isMissingAccountOnly}
              onChange={(_, isChecked) => {
                setIsMissingAccountOnly(isChecked);
                setPage(0);
              }}
            />
          }
          label="只看账号待补"
        />
      </Box>
      {rows.error ? (
        <LoadError error={rows.error} onRetry={() => void rows.refetch()} />
      ) : (
        <DataTable
          id="payments.rows.happiness"
          label="发放明细"
          columns={columns}
          rows={rows.data?.rows ?? []}
          total={rows.data?.total ?? 0}
          rowKey={(row) => row.happinessHomeId}
          paging={paging}
          isLoading={rows.isPending}
          onOpen={onOpen}
          foot={
            rows.data ? (
              <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                合计{' '}
                <Box component="b" sx={{ color: 'text.primary', fontWeight: 600 }}>
                  {money(rows.data.totalFen)}
                </Box>{' '}
                元
              </Box>
            ) : null
          }
        />
      )}
    </Box>
  );
}

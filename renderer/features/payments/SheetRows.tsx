import { mdiMagnify } from '@mdi/js';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { SheetDetail, SheetGroup, SheetRow } from '../../../electron/contract/payments.ts';
import type { Scheme } from '../../../electron/contract/schemes.ts';
import { areaTypes, careTierLabels, supportModes } from '../../../electron/contract/terms.ts';
import { useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { accountText, idNumberText, money, termText } from '../../shared/format.ts';
import { useIdNumberHint } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, LoadError } from '../../shared/ui.tsx';
import { GroupSelect } from './GroupList.tsx';
import { keyOf } from './sheet-key.ts';
import { mainWord } from './sheet-words.ts';

const shownDigits = 4;

/** Who receives it and the end of the account. */
function Payee({ name, account }: { readonly name: string | null; readonly account: string | null }): ReactNode {
  if (name === null) return null;
  return (
    <Tooltip title={account === null ? `${name}：账号待补` : `${name} ${accountText(account)}`}>
      <Box component="span" sx={{ display: 'flex', gap: 0.75, minWidth: 0, width: '100%' }}>
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', flex: '0 1 auto' }}>
          {name}
        </Box>
        {account === null ? (
          <Box component="span" sx={{ color: 'warning.main', flex: 'none', fontSize: '0.75rem' }}>
            账号待补
          </Box>
        ) : (
          <Box component="span" sx={{ color: 'text.secondary', flex: 'none' }}>
            {accountText(account).slice(-shownDigits)}
          </Box>
        )}
      </Box>
    </Tooltip>
  );
}

const payeeText = (name: string | null, account: string | null): string | null =>
  name === null ? null : `${name} ${account ?? '账号待补'}`;

type Part = SheetGroup['kind'] | 'all';

/** In a home's part the home receives everything and stands in the head; in a township's part the township does. */
function columnsFor(part: Part, hasOther: boolean, scheme: Scheme): readonly TableColumn<SheetRow>[] {
  const isDestitute = scheme === 'destitute';
  const main = mainWord({ scheme });
  const column = (isShown: boolean, definition: TableColumn<SheetRow>): readonly TableColumn<SheetRow>[] => (isShown ? [definition] : []);
  return [
    { key: 'name', title: '姓名', value: (row) => row.name, width: 80 },
    { key: 'idNumber', title: '身份证号', value: (row) => idNumberText(row.idNumber), width: 152 },
    ...column(part === 'all', { key: 'place', title: '机构或乡镇', value: (row) => row.homeName ?? row.townName, width: 128, flex: 1 }),
    ...column(part === 'home', { key: 'townName', title: '户籍乡镇', value: (row) => row.townName, width: 110, flex: 1 }),
    {
      key: 'villageName',
      title: '村（社区）',
      value: (row) => row.villageName,
      width: 106,
      ...(part === 'home' ? { flex: 1 } : {}),
      isHidden: part === 'all',
    },
    { key: 'level', title: '自理能力', value: (row) => careTierLabels[row.level], width: 72 },
    ...column(part === 'all', {
      key: 'mode',
      title: '供养方式',
      value: (row) => termText(supportModes, row.mode),
      width: 80,
      isHidden: true,
    }),
    { key: 'areaType', title: '户籍类型', value: (row) => termText(areaTypes, row.areaType), width: 76, isHidden: part !== 'home' },
    { key: 'basicFen', title: main, kind: 'money', value: (row) => row.basicFen, width: isDestitute ? 74 : 104 },
    ...column(isDestitute, { key: 'careFen', title: '护理费', kind: 'money', value: (row) => row.careFen, width: 74 }),
    ...column(hasOther, { key: 'otherFen', title: '补发与抵扣', kind: 'money', value: (row) => row.otherFen, width: 96 }),
    { key: 'totalFen', title: '合计', kind: 'money', value: (row) => row.totalFen, width: 86 },
    // Behind the amounts: in a narrow window these are what one scrolls to.
    ...column(part !== 'home', {
      key: 'basicPayee',
      title: isDestitute ? '供养金收款人' : '收款人',
      value: (row) => payeeText(row.basicPayee, row.basicAccount),
      render: (row) => <Payee name={row.basicPayee} account={row.basicAccount} />,
      width: 104,
      flex: 1,
    }),
    ...column(part !== 'home' && isDestitute, {
      key: 'carePayee',
      title: '护理费收款人',
      value: (row) => payeeText(row.carePayee, row.careAccount),
      render: (row) => <Payee name={row.carePayee} account={row.careAccount} />,
      width: 104,
      flex: 1,
    }),
  ];
}

type SheetRowsProps = {
  readonly detail: SheetDetail;
  readonly groupKey: string | null;
  readonly onGroup: (key: string | null) => void;
  readonly onOpen: (row: SheetRow) => void;
};

/** People of the chosen part; the sum in the foot is that of all rows found, on every page. */
export function SheetRows({ detail, groupKey, onGroup, onOpen }: SheetRowsProps): ReactNode {
  const { card } = detail;
  const idNumberHint = useIdNumberHint();
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
    'payments.rows',
    { ...keyOf(card), groupKey, search, isMissingAccountOnly, offset: paging.offset, limit: paging.limit },
    { keepsPrevious: true },
  );
  const hasOther = detail.groups.some((group) => group.otherFen !== 0);
  const group = detail.groups.find((candidate) => candidate.key === groupKey);
  const part = group?.kind ?? 'all';
  const columns = useMemo(() => columnsFor(part, hasOther, card.scheme), [part, hasOther, card.scheme]);
  const first = part === 'home' ? rows.data?.rows[0] : undefined;
  return (
    <Box sx={{ height: '100%', minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Box role="search" sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', flex: 'none' }}>
        <Box sx={{ width: '14rem', mt: 0.75, '@container (min-width: 56rem)': { display: 'none' } }}>
          <GroupSelect detail={detail} chosen={groupKey} onChoose={onGroup} />
        </Box>
        <TextField
          inputRef={field}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setPage(0);
          }}
          placeholder={`姓名、拼音首字母、${idNumberHint}、村`}
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
        {first ? (
          <Box sx={{ ml: 'auto', color: 'text.secondary', maxWidth: '24rem', minWidth: 0, display: 'flex', gap: 0.75 }}>
            <Box component="span" sx={{ flex: 'none' }}>
              收款单位
            </Box>
            <Payee name={first.basicPayee ?? first.carePayee} account={first.basicAccount ?? first.careAccount} />
          </Box>
        ) : null}
      </Box>
      {rows.error ? (
        <LoadError error={rows.error} onRetry={() => void rows.refetch()} />
      ) : (
        <DataTable
          id={`payments.rows.${part}${card.scheme === 'destitute' ? '' : '.other'}`}
          label="发放明细"
          columns={columns}
          rows={rows.data?.rows ?? []}
          total={rows.data?.total ?? 0}
          rowKey={(row) => row.personId}
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

import { mdiBankPlus, mdiHomeCityOutline, mdiHomePlusOutline, mdiPaperclip, mdiPencilOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import type { HomeRow } from '../../../electron/contract/homes.ts';
import { everyClerk, officers } from '../../../electron/contract/method.ts';
import { homeLevels, operationModes } from '../../../electron/contract/terms.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { count, termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTablePlace } from '../../shared/table-place.ts';
import { EmptyState, Icon, LoadError, Page } from '../../shared/ui.tsx';
import { AttachmentsDialog } from '../attachments/AttachmentsDialog.tsx';
import { RevealDialog } from '../exports/RevealDialog.tsx';
import { useReveal } from '../exports/use-reveal.ts';
import { HomeAccountCell, type AccountShown } from './HomeAccountCell.tsx';
import { HomeAccountDialog } from './HomeAccountDialog.tsx';
import { HomeDialog } from './HomeDialog.tsx';
import { Occupancy } from './Occupancy.tsx';
import { RowButton } from './RowButton.tsx';

type Asked =
  | { readonly what: 'home'; readonly home: HomeRow | null }
  | { readonly what: 'account' | 'attachments' | 'reveal'; readonly home: HomeRow };

function homeColumns(ask: (asked: Asked) => void, mayWrite: boolean, accounts: AccountShown): readonly TableColumn<HomeRow>[] {
  const columns: TableColumn<HomeRow>[] = [
    { key: 'code', title: '编号', width: 96, isSortable: true, value: (home) => home.code },
    { key: 'name', title: '机构名称', width: 150, flex: 1.4, isSortable: true, value: (home) => home.name },
    { key: 'homeLevel', title: '级别', width: 74, isSortable: true, value: (home) => termText(homeLevels, home.homeLevel) },
    { key: 'townName', title: '乡镇（街道）', width: 104, isSortable: true, value: (home) => home.townName },
    { key: 'operationMode', title: '运营方式', width: 80, isSortable: true, value: (home) => termText(operationModes, home.operationMode) },
    { key: 'bedsRegistered', title: '核定床位', width: 76, kind: 'number', isSortable: true, value: (home) => home.bedsRegistered },
    { key: 'nursingBeds', title: '护理型床位', width: 86, kind: 'number', isSortable: true, value: (home) => home.nursingBeds },
    { key: 'residents', title: '在院特困', width: 76, kind: 'number', isSortable: true, value: (home) => home.residents },
    {
      key: 'occupancy',
      title: '占核定床位',
      width: 112,
      value: (home) => home.residents,
      render: (home) => <Occupancy residents={home.residents} beds={home.bedsRegistered} />,
    },
    {
      key: 'account',
      title: '收款账户',
      width: 186,
      flex: 1,
      value: (home) => home.account?.number ?? null,
      render: (home) => <HomeAccountCell home={home} accounts={accounts} />,
    },
    { key: 'openedOn', title: '开办日期', width: 96, kind: 'date', isHidden: true, value: (home) => home.openedOn },
    { key: 'creditCode', title: '统一社会信用代码', width: 168, isHidden: true, value: (home) => home.creditCode },
  ];
  // Beside the name: with a large text the right end of the row is out of sight.
  columns.splice(2, 0, {
    key: 'actions',
    title: '操作',
    width: mayWrite ? 104 : 56,
    align: 'center',
    value: () => null,
    render: (home) => (
      <Box sx={{ display: 'flex', justifyContent: 'center', alignItems: 'center', height: '100%' }}>
        {mayWrite ? (
          <>
            <RowButton icon={mdiPencilOutline} label={`修改${home.name}`} onClick={() => ask({ what: 'home', home })} />
            <RowButton icon={mdiBankPlus} label={`登记${home.name}的收款账户`} onClick={() => ask({ what: 'account', home })} />
          </>
        ) : null}
        <RowButton icon={mdiPaperclip} label={`${home.name}的附件`} onClick={() => ask({ what: 'attachments', home })} />
      </Box>
    ),
  });
  return columns;
}

function sumOf(homes: readonly HomeRow[], pick: (home: HomeRow) => number): string {
  return count(homes.reduce((sum, home) => sum + pick(home), 0));
}

/** The county's homes with their beds, residents and accounts. */
export function HomesPage(): ReactNode {
  const mayWrite = useMay(everyClerk);
  const mayMakeLetters = useMay(officers);
  const found = useCall('homes.list', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayReveal = useMay(officers);
  const account = useReveal<{ readonly homeId: number; readonly number: string }>(String(found.dataUpdatedAt));
  const { numbers: shown, show, hide } = account;
  const reveal = useAction('homes.revealAccount', {
    onSuccess: ({ number }, { homeId }) => {
      show({ homeId, number });
      setAsked(null);
    },
  });
  const columns = useMemo(() => {
    const toggle = (home: HomeRow): void => (shown?.homeId === home.homeId ? hide() : setAsked({ what: 'reveal', home }));
    return homeColumns(setAsked, mayWrite, mayReveal ? { shown, toggle } : null);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the way to hide never changes
  }, [mayWrite, mayReveal, shown]);
  const homes = found.data ?? [];
  const { apiRef, leaveFrom } = useTablePlace('homes', homes.length > 0, 'name');
  const register = (): void => setAsked({ what: 'home', home: null });
  useShortcut('Ctrl+N', '登记机构', register, { isOn: mayWrite });
  const close = (): void => setAsked(null);
  const missing = homes.filter((home) => home.account === null).length;
  const registerButton = (
    <Button variant="contained" startIcon={<Icon path={mdiHomePlusOutline} />} onClick={register} title="Ctrl+N">
      登记机构
    </Button>
  );
  return (
    <Page
      title="机构"
      subtitle={found.data ? `${count(homes.length)} 家${missing > 0 ? `，${count(missing)} 家账号待补` : ''}` : null}
      actions={
        <>
          {mayMakeLetters ? (
            <Button color="secondary" onClick={() => goTo('/papers/letters?subject=home')}>
              批量函件
            </Button>
          ) : null}
          {mayWrite ? registerButton : null}
        </>
      }
    >
      {found.error && !found.data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <DataTable
          id="homes"
          label="机构"
          columns={columns}
          rows={homes}
          rowKey={(home) => home.homeId}
          isLoading={found.isLoading}
          opensOn="doubleClick"
          apiRef={apiRef}
          onOpen={(home) => {
            leaveFrom(home.homeId);
            goTo(`/homes/${home.homeId}`);
          }}
          foot={
            <span>
              核定床位 {sumOf(homes, (home) => home.bedsRegistered)} 张，护理型 {sumOf(homes, (home) => home.nursingBeds)} 张，在院特困{' '}
              {sumOf(homes, (home) => home.residents)} 人 · 双击或回车打开机构
            </span>
          }
          empty={
            <EmptyState
              icon={mdiHomeCityOutline}
              what="还没有登记机构"
              next="可以导入敬老院名册，也可以逐家登记；集中供养人员要对应到机构。"
              action={mayWrite ? registerButton : null}
            />
          }
        />
      )}
      {asked?.what === 'home' ? <HomeDialog home={asked.home} onClose={close} /> : null}
      {asked?.what === 'attachments' ? (
        <AttachmentsDialog owner={{ entity: 'home', id: asked.home.homeId, name: asked.home.name }} onClose={close} />
      ) : null}
      {asked?.what === 'reveal' ? (
        <RevealDialog
          whose={asked.home.name}
          numbers="收款账号"
          isRunning={reveal.isRunning}
          onReveal={(reason) => void reveal.run({ homeId: asked.home.homeId, reason })}
          onClose={close}
        />
      ) : null}
      {asked?.what === 'account' ? <HomeAccountDialog home={asked.home} onClose={close} /> : null}
    </Page>
  );
}

import { mdiCheckCircleOutline, mdiPrinterOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMemo, useState, type ReactNode } from 'react';
import { approvers } from '../../../../electron/contract/method.ts';
import type { SheetDetail } from '../../../../electron/contract/payments.ts';
import { severityLabels, type SheetCheckId, type SheetFinding } from '../../../../electron/contract/sheet-checks.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../../shared/DataTable.tsx';
import { count, formatInstant, idNumberText } from '../../../shared/format.ts';
import { useMay } from '../../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, ReasonDialog, showToast, StatusChip } from '../../../shared/ui.tsx';
import { keyOf } from '../sheet-key.ts';
import { checkLabel, countsText, severityTone, type Findings } from './check-words.ts';
import { FindingDialog } from './FindingDialog.tsx';
import { SideBySide, SideList, type SideItem } from './SideList.tsx';

type Shape = { readonly isOneCheck: boolean; readonly hasAmounts: boolean; readonly hasReasons: boolean };

/** Columns that would say nothing are left out: the text of the finding needs the room. */
function columnsFor({ isOneCheck, hasAmounts, hasReasons }: Shape): readonly TableColumn<SheetFinding>[] {
  const column = (isShown: boolean, definition: TableColumn<SheetFinding>): readonly TableColumn<SheetFinding>[] =>
    isShown ? [definition] : [];
  return [
    {
      key: 'severity',
      title: '级别',
      value: (row) => severityLabels[row.severity],
      render: (row) => <StatusChip label={severityLabels[row.severity]} tone={severityTone[row.severity]} />,
      width: 70,
    },
    ...column(!isOneCheck, { key: 'check', title: '检查', value: (row) => checkLabel(row.check), width: 146 }),
    { key: 'name', title: '人员、机构', value: (row) => row.name, width: 92 },
    { key: 'idNumber', title: '身份证号', value: (row) => (row.idNumber === null ? null : idNumberText(row.idNumber)), width: 150 },
    { key: 'placeName', title: '机构或乡镇', value: (row) => row.placeName, width: 92 },
    { key: 'text', title: '疑点', value: (row) => row.text, width: 220, flex: 3 },
    ...column(hasAmounts, { key: 'fen', title: '涉及金额', kind: 'money', value: (row) => row.fen, width: 84 }),
    { key: 'documentNo', title: '依据', value: (row) => row.documentNo, width: 140, isHidden: true },
    ...column(hasReasons, { key: 'reason', title: '理由', value: (row) => row.reason?.text ?? null, width: 120, flex: 1 }),
  ];
}

function itemsOf({ checks, counts }: Findings): readonly SideItem<SheetCheckId>[] {
  return [
    { key: null, title: '全部', value: count(counts.red + counts.yellow) },
    ...checks.map(({ check, severity, found, open, documentNo }): SideItem<SheetCheckId> => ({
      key: check,
      title: checkLabel(check),
      value: severity === null && found === 0 ? '不检查' : found === 0 ? '无' : count(found),
      ...(open > 0 ? { note: `${count(open)} 条没有说明理由` } : severity === null ? { note: documentNo } : {}),
      ...(found === 0 ? { tone: 'muted' as const } : { tone: severityTone[severity ?? 'yellow'] }),
    })),
  ];
}

type CheckPanelProps = {
  readonly detail: SheetDetail;
  readonly onExplain: (personId: number) => void;
  readonly onHold: ((personId: number) => void) | null;
  /** The check list with its reasons, behind the 异动表. */
  readonly onPaper: (() => void) | null;
};

/** What the checks found, by check; a click shows one finding with what to do about it. */
export function CheckPanel({ detail, onExplain, onHold, onPaper }: CheckPanelProps): ReactNode {
  const { card } = detail;
  const paging = useTablePage();
  const [check, setCheck] = useState<SheetCheckId | null>(null);
  const [opened, setOpened] = useState<SheetFinding | null>(null);
  const [isAllAsked, setIsAllAsked] = useState(false);
  const isApprover = useMay(approvers);
  const mayAnswer = isApprover && (card.state === 'prepared' || card.state === 'reviewed');
  const found = useCall(
    'sheetChecks.findings',
    { ...keyOf(card), check, severity: null, offset: paging.offset, limit: paging.limit },
    { keepsPrevious: true },
  );
  const accept = useAction('sheetChecks.accept', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '理由已记录在每一条红色疑点上。' });
      setIsAllAsked(false);
    },
  });
  const choose = (key: SheetCheckId | null): void => {
    setCheck(key);
    paging.setPage(0);
  };
  const hasReasons = found.data?.rows.some((row) => row.reason !== null) ?? false;
  const hasAmounts = found.data?.rows.some((row) => row.fen !== null) ?? false;
  const columns = useMemo(() => columnsFor({ isOneCheck: check !== null, hasAmounts, hasReasons }), [check, hasAmounts, hasReasons]);
  const { data } = found;
  if (found.error) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return <Loading />;
  const wasNeverChecked = data.isFrozen && data.checkedAt === null;
  return (
    <SideBySide side={<SideList label="检查项目" items={itemsOf(data)} chosen={check} onChoose={choose} />}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap', flex: 'none', minHeight: '2.25rem' }}>
        <TextField
          select
          label="检查项目"
          value={check ?? ''}
          onChange={(event) => choose(event.target.value === '' ? null : (event.target.value as SheetCheckId))}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: '16rem', mt: 0.75, '@container (min-width: 56rem)': { display: 'none' } }}
        >
          <MenuItem value="">全部</MenuItem>
          {data.checks.map((item) => (
            <MenuItem key={item.check} value={item.check}>
              {checkLabel(item.check)}（{count(item.found)}）
            </MenuItem>
          ))}
        </TextField>
        <Box component="span" role="status">
          {wasNeverChecked ? '这份发放表在启用检查之前审批，没有检查记录。' : countsText(data.counts)}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          {data.isFrozen && data.checkedAt !== null ? `审批时的检查结果（${formatInstant(data.checkedAt)}），不再变动` : null}
        </Box>
        <Box component="span" sx={{ ml: 'auto' }} />
        {mayAnswer && data.counts.open > 0 ? (
          <Button variant="outlined" onClick={() => setIsAllAsked(true)} title="逐条写不同的理由，请点开每一条疑点">
            一并说明理由
          </Button>
        ) : null}
        {onPaper && data.total > 0 ? (
          <Button variant="outlined" startIcon={<Icon path={mdiPrinterOutline} />} onClick={onPaper} title="附在异动表之后打印">
            检查清单
          </Button>
        ) : null}
      </Box>
      <DataTable
        id="payments.findings"
        label="疑点"
        columns={columns}
        rows={data.rows}
        total={data.total}
        rowKey={(row) => row.key}
        paging={paging}
        isLoading={found.isPending}
        onOpen={setOpened}
        empty={<EmptyState icon={mdiCheckCircleOutline} what="没有发现疑点" />}
      />
      {opened ? (
        <FindingDialog
          card={card}
          finding={opened}
          mayAnswer={mayAnswer}
          onExplain={(personId) => {
            setOpened(null);
            onExplain(personId);
          }}
          onHold={
            onHold &&
            ((personId) => {
              setOpened(null);
              onHold(personId);
            })
          }
          onClose={() => setOpened(null)}
        />
      ) : null}
      {isAllAsked ? (
        <ReasonDialog
          title="为全部红色疑点说明理由？"
          confirmLabel="记录理由"
          cancelLabel="取消"
          reasonLabel="保留疑点的理由"
          subject={`${count(data.counts.open)} 条红色疑点没有说明理由`}
          effect={
            <Alert severity="warning" variant="outlined">
              同一个理由记在每一条上，并留在审计日志中。疑点属实的应退回更正，不应以理由代替。
            </Alert>
          }
          isRunning={accept.isRunning}
          onConfirm={(reason) => void accept.run({ ...keyOf(card), keys: null, reason })}
          onCancel={() => setIsAllAsked(false)}
        />
      ) : null}
    </SideBySide>
  );
}

import { mdiFilePdfBox, mdiMicrosoftExcel } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { BankSheet } from '../../../electron/contract/bank.ts';
import { otherPaymentKinds, recordOtherSchema, type RestLine } from '../../../electron/contract/other-payments.ts';
import { payeeKindLabels } from '../../../electron/contract/payments.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DataTable, useTablePage, type TableColumn } from '../../shared/DataTable.tsx';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { count, money, monthText } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { Icon, LoadError, showToast } from '../../shared/ui.tsx';
import { SearchBox } from '../people/SearchBox.tsx';
import { leftOutText, lineText } from './bank-words.ts';
import { SignatureExport, type SignatureFormat } from './SignatureExport.tsx';

const schema = recordOtherSchema.omit({ sheetId: true, lineIds: true });

const figuresOf = (lines: readonly RestLine[]): number => lines.reduce((sum, { fen }) => sum + fen, 0);

/** Which open lines were paid in cash, by cheque or by another transfer, and on what paper; beforehand the list to sign. */
export function OtherPaymentDialog({ sheet, onClose }: { readonly sheet: BankSheet; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<number, RestLine>>(new Map());
  const [format, setFormat] = useState<SignatureFormat | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const paging = useTablePage();
  const page = useCall(
    'otherPayments.lines',
    { sheetId: sheet.sheetId, search, offset: paging.offset, limit: paging.limit },
    { keepsPrevious: true },
  );
  const shown = page.data?.rows ?? [];
  const lines = [...chosen.values()];
  const record = useAction('otherPayments.record', {
    onSuccess: ({ lines: recorded, fen }) => {
      showToast({ tone: 'success', text: `已登记其他方式发放 ${count(recorded)} 笔，${money(fen)} 元。` });
      onClose();
    },
  });
  const toggle = (rows: readonly RestLine[], isChosen: boolean): void => {
    const next = new Map(chosen);
    for (const line of rows) {
      if (isChosen) next.set(line.lineId, line);
      else next.delete(line.lineId);
    }
    setChosen(next);
  };
  const columns: readonly TableColumn<RestLine>[] = [
    {
      key: 'chosen',
      title: '选择',
      width: 58,
      align: 'center',
      value: (line) => (chosen.has(line.lineId) ? '已选' : ''),
      render: (line) => (
        <Checkbox
          size="small"
          checked={chosen.has(line.lineId)}
          onChange={(_, isChosen) => toggle([line], isChosen)}
          slotProps={{ input: { 'aria-label': `${line.personName} ${lineText(line.type, line.of)}` } }}
          sx={{ p: 0.25 }}
        />
      ),
    },
    { key: 'personName', title: '人员', value: (line) => line.personName, width: 84 },
    { key: 'townName', title: '乡镇', value: (line) => line.townName, width: 100 },
    { key: 'type', title: '款项', value: (line) => lineText(line.type, line.of), width: 130, flex: 1 },
    { key: 'forMonth', title: '所属月份', value: (line) => monthText(line.forMonth), width: 96 },
    {
      key: 'payeeName',
      title: '收款人',
      value: (line) => `${line.payeeName ?? '—'}（${payeeKindLabels[line.payeeKind]}）`,
      width: 150,
      flex: 1,
    },
    { key: 'fen', title: '金额（元）', kind: 'money', value: (line) => line.fen, width: 105 },
    {
      key: 'leftOut',
      title: '未列入原因',
      value: (line) => (line.leftOut === null ? '可以代发' : leftOutText(line.leftOut)),
      width: 150,
      flex: 1,
    },
  ];
  const defaults = useMemo(() => ({ kind: 'cash' as const, paidOn: today as never, voucherNo: '', note: null }), [today]);
  const areAllShown = shown.length > 0 && shown.every(({ lineId }) => chosen.has(lineId));
  return (
    <FormDialog
      title={`${sheet.name}：登记其他方式发放`}
      submitLabel={chosen.size === 0 ? '登记发放' : `登记发放 ${count(chosen.size)} 笔`}
      isRunning={record.isRunning}
      onClose={onClose}
      maxWidth="lg"
    >
      {(formId) => (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
            <SearchBox
              label="查找款项"
              placeholder="姓名、收款人、乡镇"
              value={search}
              onSearch={(text) => {
                setSearch(text);
                paging.setPage(0);
              }}
              inputRef={box}
            />
            <Button size="small" variant="outlined" disabled={shown.length === 0} onClick={() => toggle(shown, !areAllShown)}>
              {areAllShown ? '取消本页' : '选中本页'}
            </Button>
            <Box sx={{ flex: 1, fontVariantNumeric: 'tabular-nums' }} aria-live="polite">
              已选 {count(chosen.size)} 笔，{money(figuresOf(lines))} 元
            </Box>
            <Button size="small" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setFormat('pdf')}>
              签领表 PDF
            </Button>
            <Button size="small" startIcon={<Icon path={mdiMicrosoftExcel} />} onClick={() => setFormat('xlsx')}>
              签领表 Excel
            </Button>
          </Box>
          {page.error ? (
            <LoadError error={page.error} onRetry={() => void page.refetch()} />
          ) : (
            <Box sx={{ height: 'min(22rem, 42vh)', display: 'flex', flexDirection: 'column', mb: 2 }}>
              <DataTable
                id="bank-rest-lines"
                label="未列入批次的款项"
                columns={columns}
                rows={shown}
                rowKey={(line) => line.lineId}
                isLoading={page.isFetching}
                total={page.data?.total ?? 0}
                paging={paging}
                foot={page.data ? `合计 ${money(page.data.totalFen)} 元` : null}
              />
            </Box>
          )}
          <Form
            id={formId}
            label="登记其他方式发放"
            schema={schema}
            defaultValues={defaults}
            fieldErrors={record.fieldErrors}
            onSubmit={(input) => {
              if (chosen.size === 0) return void showToast({ tone: 'warning', text: '请先选中已经付出的款项。' });
              return record.run({ sheetId: sheet.sheetId, lineIds: [...chosen.keys()], ...input });
            }}
          >
            <FormGrid minWidth="12rem">
              <SelectField name="kind" label="发放方式" isRequired options={otherPaymentKinds} />
              <DateField name="paidOn" label="发放日期" isRequired />
              <TextField name="voucherNo" label="凭证号" isRequired maxLength={60} hasFigures hint="签领表、收据、支票或转账凭证号" />
              <TextField name="note" label="说明" isNullable maxLength={200} />
            </FormGrid>
          </Form>
          {format ? (
            <SignatureExport
              sheet={sheet}
              lineIds={chosen.size === 0 ? null : [...chosen.keys()]}
              format={format}
              onClose={() => setFormat(null)}
            />
          ) : null}
        </>
      )}
    </FormDialog>
  );
}

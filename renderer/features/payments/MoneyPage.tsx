import { mdiArrowLeft, mdiFileExcelOutline, mdiFilePdfBox, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { officers } from '../../../electron/contract/method.ts';
import type { MoneyHistory } from '../../../electron/contract/payments-history.ts';
import type { Protection } from '../../../electron/contract/protection.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { money, monthText } from '../../shared/format.ts';
import { goBack } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { EmptyState, Icon, LoadError, Loading, MaskedText, Page, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { MoneyMonths } from './MoneyMonths.tsx';
import { MoneySheets } from './MoneySheets.tsx';

type Format = 'pdf' | 'xlsx';

/** The whole sum, as an equation: what was due is what sheets hold and what is still open. */
function Equation({ totals }: { readonly totals: MoneyHistory['totals'] }): ReactNode {
  const parts = [
    ['应发', totals.dueFen, '＝'],
    ['已发', totals.issuedFen, '－'],
    ['抵扣', totals.offsetFen, '－'],
    ['追回', totals.recoveredFen, '＋'],
    ['待定', totals.pendingFen, '＋'],
    ['差额', totals.differenceFen, ''],
  ] as const;
  return (
    <Box
      component="p"
      aria-label="合计"
      sx={{ m: 0, mb: 1.5, display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, alignItems: 'baseline', flex: 'none' }}
    >
      {parts.map(([label, fen, sign]) => (
        <Box component="span" key={label} sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
          <Box component="span" sx={{ color: 'text.secondary', mr: 0.75 }}>
            {label}
          </Box>
          <Box component="span" sx={{ fontSize: '1.125rem', fontWeight: 600, ...(label === '应发' ? { color: 'primary.main' } : {}) }}>
            {money(fen)}
          </Box>
          {sign === '' ? null : (
            <Box component="span" sx={{ ml: 1.5, color: 'text.secondary' }}>
              {sign}
            </Box>
          )}
        </Box>
      ))}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        元
      </Box>
    </Box>
  );
}

function Save({
  found,
  format,
  onClose,
}: {
  readonly found: MoneyHistory;
  readonly format: Format;
  readonly onClose: () => void;
}): ReactNode {
  const save = useAction('payments.saveHistory');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `供养资金明细_${found.name}.${extension}`;
    const saved = await save.run({ personId: found.personId, format, protection }, { suggestedName });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <ExportDialog
      title={format === 'pdf' ? '保存 PDF' : '导出 Excel'}
      content={`${found.name}的供养资金明细，含身份证号`}
      extension={format}
      save={write}
      isRunning={save.isRunning}
      onClose={onClose}
    />
  );
}

/** A person's whole money on one page that adds up: month by month at the left, sheet by sheet at the right. */
export function MoneyPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const personId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('payments.history', { personId }, { enabled: personId > 0 });
  const mayPrint = useMay(officers);
  const [saving, setSaving] = useState<Format | null>(null);
  const { data } = found;
  const { print } = usePrint('payments.historyPaper');
  useShortcut('Ctrl+P', '打印', () => void print({ personId, purpose: 'print' }), { isOn: mayPrint && data !== undefined });
  return (
    <Page
      title={data ? `资金明细：${data.name}` : '资金明细'}
      above={
        <Button
          color="secondary"
          size="small"
          startIcon={<Icon path={mdiArrowLeft} />}
          onClick={() => goBack(`/people/${personId}`)}
          sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
        >
          返回
        </Button>
      }
      subtitle={
        data ? (
          <>
            <MaskedText idNumber={data.idNumber} />
            {data.ledgerStart === null ? '' : `　本台账的发放表自${monthText(data.ledgerStart)}起`}
          </>
        ) : null
      }
      actions={
        mayPrint && data && data.sheets.length > 0 ? (
          <>
            <Button variant="outlined" startIcon={<Icon path={mdiFileExcelOutline} />} onClick={() => setSaving('xlsx')}>
              导出 Excel
            </Button>
            <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setSaving('pdf')}>
              保存 PDF
            </Button>
            <Button
              variant="contained"
              startIcon={<Icon path={mdiPrinterOutline} />}
              onClick={() => void print({ personId, purpose: 'print' })}
              title="Ctrl+P"
            >
              打印
            </Button>
          </>
        ) : null
      }
    >
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        personId === 0 ? (
          <EmptyState icon={mdiFilePdfBox} what="没有找到这个人员" next="请从人员名单中打开。" />
        ) : (
          <Loading />
        )
      ) : data.months.length === 0 && data.sheets.length === 0 ? (
        <EmptyState icon={mdiFilePdfBox} what="还没有应发、已发的供养资金" next="确认的下月起列入发放表，列入以后在这里逐月核对。" />
      ) : (
        <>
          <Equation totals={data.totals} />
          <Box
            sx={{
              flex: 1,
              minHeight: 0,
              display: 'grid',
              gap: 2,
              gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
              gridTemplateRows: 'minmax(0, 1fr)',
            }}
          >
            <MoneyMonths months={data.months} totals={data.totals} />
            <MoneySheets sheets={data.sheets} />
          </Box>
        </>
      )}
      {saving && data ? <Save key={saving} found={data} format={saving} onClose={() => setSaving(null)} /> : null}
    </Page>
  );
}

import { mdiClose, mdiHomeOutline, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { happinessSheetMethods, type SubsidyExplanation } from '../../../../electron/contract/happiness-sheets.ts';
import { happinessGrades, monthVerdicts } from '../../../../electron/contract/happiness-terms.ts';
import type { SheetCard } from '../../../../electron/contract/payments.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import { money, termText } from '../../../shared/format.ts';
import { goTo } from '../../../shared/navigation.ts';
import { useMay } from '../../../shared/session.ts';
import { Icon, LoadError, Loading, Money, Section, showToast } from '../../../shared/ui.tsx';
import { useCalmClose } from '../../../shared/use-calm-close.ts';
import { ExportDialog } from '../../exports/ExportDialog.tsx';
import type { Exported } from '../../exports/ExportedView.tsx';
import { FigureTable } from '../../funds/FigureTable.tsx';

const verdictText = (verdict: string): string => monthVerdicts.find(({ id }) => id === verdict)?.label ?? verdict;

function List({ texts }: { readonly texts: readonly string[] }): ReactNode {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, px: 2, py: 1.25, display: 'grid', gap: 0.75 }}>
      {texts.map((text, index) => (
        <Box component="li" key={`${index} ${text}`} sx={{ overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
          {text}
        </Box>
      ))}
    </Box>
  );
}

function Content({ explanation }: { readonly explanation: SubsidyExplanation }): ReactNode {
  const { lines, fen, carriedFen, steps, months, entries, parameters, year } = explanation;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Section title="本次拨付" isFlush>
        <FigureTable
          label="本次各笔"
          rows={lines}
          rowKey={(line) => line.lineId}
          hasTotal
          columns={[
            { title: '事项', cell: (line) => line.title, total: '合计' },
            { title: '金额（元）', isFigure: true, cell: (line) => money(line.fen), total: money(fen) },
          ]}
        />
        {carriedFen > 0 ? (
          <Box sx={{ px: 2, py: 1, color: 'warning.main', display: 'flex', gap: 1 }}>
            <span>尚待抵扣或退回</span>
            <Money fen={carriedFen} hasUnit />
          </Box>
        ) : null}
      </Section>
      <Section title="算式" isFlush>
        <List texts={steps} />
      </Section>
      <Section title={`${year}年各月`} isFlush>
        <FigureTable
          label="各月计补"
          rows={months}
          rowKey={(month) => month.month}
          columns={[
            { title: '月份', cell: (month) => `${Number(month.month.slice(5))}月` },
            { title: '等级', cell: (month) => (month.grade === null ? '未评' : termText(happinessGrades, month.grade)) },
            { title: '开放天数', isFigure: true, cell: (month) => (month.openDays === null ? '—' : String(month.openDays)) },
            { title: '年标准（元）', isFigure: true, cell: (month) => money(month.annualFen) },
            { title: '是否计补', cell: (month) => verdictText(month.verdict) },
          ]}
        />
      </Section>
      {entries.length === 0 ? null : (
        <Section title="此前的拨付和退回" isFlush>
          <FigureTable
            label="此前的拨付和退回"
            rows={entries.map((entry, index) => ({ ...entry, index }))}
            rowKey={(entry) => entry.index}
            columns={[
              { title: '时间', cell: (entry) => entry.on },
              { title: '所属年度', cell: (entry) => `${entry.year}年` },
              { title: '事项', cell: (entry) => entry.what },
              { title: '金额（元）', isFigure: true, cell: (entry) => money(entry.fen) },
            ]}
          />
        </Section>
      )}
      <Section title="依据" isFlush>
        <List
          texts={parameters.map(({ title, value, documentNo, validFrom }) => `${title}：${value}（${documentNo}，${validFrom} 起执行）`)}
        />
      </Section>
    </Box>
  );
}

type SubsidyDrawerProps = { readonly card: SheetCard; readonly happinessHomeId: number; readonly onClose: () => void };

/** Why a home stands on the sheet with what it has. */
export function SubsidyDrawer({ card, happinessHomeId, onClose }: SubsidyDrawerProps): ReactNode {
  const titleId = useId();
  const mayPrint = useMay(happinessSheetMethods['happiness.saveExplanation'].access);
  const [isSaving, setIsSaving] = useState(false);
  const close = useCalmClose(onClose);
  const found = useCall('happiness.explainSheet', { month: card.month, happinessHomeId });
  const save = useAction('happiness.saveExplanation');
  const name = found.data?.name ?? '';
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const suggestedName = `运营奖补发放依据_${name}_${card.month}.${extension}`;
    const saved = await save.run({ month: card.month, happinessHomeId, protection }, { suggestedName });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${saved.file}` });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <Drawer
      anchor="right"
      open
      onClose={close}
      slotProps={{ paper: { 'aria-labelledby': titleId, sx: { width: 'min(42rem, 92vw)', display: 'flex', flexDirection: 'column' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2.5, py: 1.5, borderBottom: 1, borderColor: 'divider', flex: 'none' }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography id={titleId} variant="h3" component="h2">
            {name}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {found.data ? `${found.data.townName}　编号 ${found.data.code}` : ''}
          </Typography>
        </Box>
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1, flex: 'none' }}>
          <Button
            color="secondary"
            startIcon={<Icon path={mdiHomeOutline} />}
            onClick={() => goTo(`/happiness/${happinessHomeId}?tab=money`)}
          >
            幸福院
          </Button>
          {mayPrint && found.data ? (
            <Button variant="outlined" startIcon={<Icon path={mdiPrinterOutline} />} onClick={() => setIsSaving(true)}>
              保存 PDF
            </Button>
          ) : null}
          <IconButton aria-label="关闭" onClick={onClose} autoFocus>
            <Icon path={mdiClose} />
          </IconButton>
        </Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', p: 2.5 }}>
        {found.data ? (
          <Content explanation={found.data} />
        ) : found.error ? (
          <LoadError error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Loading />
        )}
      </Box>
      {isSaving ? (
        <ExportDialog
          title="保存 PDF"
          content={`${name}的运营奖补发放依据说明`}
          extension="pdf"
          save={write}
          isRunning={save.isRunning}
          onClose={() => setIsSaving(false)}
        />
      ) : null}
    </Drawer>
  );
}

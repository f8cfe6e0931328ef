import { mdiFileExcelOutline, mdiFilePdfBox, mdiHandshakeOutline, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { officers } from '../../../../electron/contract/method.ts';
import { pointsText, type OperatorRow } from '../../../../electron/contract/operators-shapes.ts';
import { isoDate } from '../../../../electron/contract/values.ts';
import type { Protection } from '../../../../electron/contract/protection.ts';
import { useCall, useJob } from '../../../shared/client.ts';
import { DataTable, type TableColumn } from '../../../shared/DataTable.tsx';
import { count, nothing } from '../../../shared/format.ts';
import { goTo } from '../../../shared/navigation.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { usePrint } from '../../../shared/paper/use-print.ts';
import { EmptyState, Icon, JobDialog, LoadError, showToast, StatusChip, type StatusTone } from '../../../shared/ui.tsx';
import { ExportDialog } from '../../exports/ExportDialog.tsx';
import type { Exported } from '../../exports/ExportedView.tsx';
import { FigureStrip } from '../../happiness/FigureStrip.tsx';
import { RenovationFrame } from '../RenovationFrame.tsx';

const tones: Readonly<Record<string, StatusTone>> = {
  运营中: 'success',
  已签约: 'accent',
  招选中: 'accent',
  考核整改: 'warning',
  拟退出: 'warning',
  缺合同: 'warning',
};

const points = (tenths: number | null): string => (tenths === null ? '' : ` ${pointsText(tenths)} 分`);

const columns: readonly TableColumn<OperatorRow>[] = [
  { key: 'homeName', title: '机构', width: 156, isSortable: true, value: (row) => row.homeName },
  {
    key: 'stage',
    title: '状态',
    width: 84,
    isSortable: true,
    value: (row) => row.stage,
    render: (row) => <StatusChip label={row.stage} tone={tones[row.stage] ?? 'neutral'} />,
  },
  { key: 'operator', title: '运营单位', width: 180, isSortable: true, value: (row) => row.operator },
  { key: 'untilOn', title: '期满', kind: 'date', width: 92, isSortable: true, value: (row) => row.untilOn },
  { key: 'guaranteedBeds', title: '保底床位', kind: 'number', width: 74, isSortable: true, value: (row) => row.guaranteedBeds },
  { key: 'living', title: '在住特困', kind: 'number', width: 74, isSortable: true, value: (row) => row.living },
  { key: 'free', title: '空余', kind: 'number', width: 54, isSortable: true, value: (row) => row.free },
  {
    key: 'missingBeds',
    title: '短缺',
    kind: 'number',
    width: 54,
    isSortable: true,
    value: (row) => row.missingBeds,
    render: (row) =>
      row.missingBeds > 0 ? (
        <Box component="span" sx={{ color: 'error.main', fontWeight: 600 }}>
          {count(row.missingBeds)}
        </Box>
      ) : (
        nothing
      ),
  },
  {
    key: 'check',
    title: '最近考核',
    width: 152,
    isSortable: true,
    value: (row) => (row.checkYear === null ? null : `${row.checkYear} ${row.checkResult ?? ''}${points(row.checkScoreTenths)}`),
  },
  {
    key: 'warnings',
    title: '提醒',
    width: 150,
    flex: 1,
    value: (row) => row.warnings.map(({ text }) => text).join('；'),
    render: (row) => {
      const [first] = row.warnings;
      if (!first) return nothing;
      const all = row.warnings.map(({ text }) => text).join('\n');
      const tone = row.warnings.some((warning) => warning.tone === 'error') ? 'error.main' : 'warning.main';
      return (
        <Box component="span" title={all} sx={{ color: tone }}>
          {first.text}
          {row.warnings.length > 1 ? `（共 ${count(row.warnings.length)} 项）` : ''}
        </Box>
      );
    },
  },
];

/** Every home that is, was or may be run by somebody else. */
export function OperatorsPage(): ReactNode {
  const asOf = isoDate(useSession().today);
  const mayPrint = useMay(officers);
  const found = useCall('operators.list', { asOf });
  const save = useJob('operators.savePaper');
  const [saving, setSaving] = useState<'pdf' | 'xlsx' | null>(null);
  const rows = found.data?.rows ?? [];
  const rate = found.data?.rate;
  const { print } = usePrint('operators.paper');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    if (saving === null) return null;
    const saved = await save.start({ asOf, format: saving, protection }, { suggestedName: `敬老院托管运营台账${asOf}.${extension}` });
    if (!saved) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: '已保存', next: saved.file });
    return { file: saved.file, done: '已保存' };
  };
  return (
    <RenovationFrame
      path="/renovation/operators"
      subtitle="招选、合同、保底床位、年度考核和退出；点开一家机构登记"
      actions={
        rows.length === 0 ? null : (
          <>
            <Button variant="outlined" startIcon={<Icon path={mdiFileExcelOutline} />} onClick={() => setSaving('xlsx')}>
              导出 Excel
            </Button>
            <Button variant="outlined" startIcon={<Icon path={mdiFilePdfBox} />} onClick={() => setSaving('pdf')}>
              保存 PDF
            </Button>
            {mayPrint ? (
              <Button
                variant="outlined"
                startIcon={<Icon path={mdiPrinterOutline} />}
                onClick={() => void print({ asOf, purpose: 'print' })}
              >
                打印
              </Button>
            ) : null}
          </>
        )
      }
    >
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <>
          {rate ? (
            <FigureStrip
              label="托管情况"
              figures={[
                { label: '托管率', words: `${rate.shown}（${count(rate.numerator)} / ${count(rate.denominator)} 家）` },
                { label: '运营中', words: `${count(rows.filter(({ daysLeft }) => daysLeft !== null).length)} 家` },
                { label: '名册托管、缺合同', words: `${count(rows.filter(({ stage }) => stage === '缺合同').length)} 家` },
                { label: '保底床位短缺', words: `${count(rows.reduce((sum, row) => sum + row.missingBeds, 0))} 张` },
                { label: '需关注', words: `${count(rows.filter(({ warnings }) => warnings.length > 0).length)} 家` },
              ]}
            />
          ) : null}
          {rate?.note ? (
            <Box sx={{ flex: 'none', color: 'text.secondary', fontSize: '0.8125rem' }}>{rate.note}；点开机构，在“托管”页补登合同。</Box>
          ) : null}
          <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
            <DataTable
              id="operators"
              label="托管运营台账"
              columns={columns}
              rows={rows}
              rowKey={({ homeId }) => homeId}
              isLoading={found.isPending}
              onOpen={({ homeId }) => goTo(`/homes/${homeId}?tab=contracts`)}
              empty={
                <EmptyState
                  icon={mdiHandshakeOutline}
                  what="没有托管运营的机构"
                  next="在“机构”中打开一家敬老院，在“托管”页登记招选或托管合同。"
                />
              }
            />
          </Box>
        </>
      )}
      {saving ? (
        <ExportDialog
          key={saving}
          title={saving === 'pdf' ? '保存托管运营台账' : '导出托管运营台账'}
          content={`${count(rows.length)} 家机构的托管情况，不含个人信息`}
          extension={saving}
          save={write}
          isRunning={save.isRunning}
          onClose={() => setSaving(null)}
        />
      ) : null}
      <JobDialog job={save} title="保存托管运营台账" />
    </RenovationFrame>
  );
}

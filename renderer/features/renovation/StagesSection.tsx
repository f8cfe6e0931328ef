import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState, type ReactNode } from 'react';
import { approvers, signers } from '../../../electron/contract/method.ts';
import { renovationStages } from '../../../electron/contract/renovation-terms.ts';
import { dateText, text } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Section } from '../../shared/ui.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { stageText, type ProjectDetail } from './renovation-words.ts';

type PlanRow = ProjectDetail['plan'][number];
type StageEntry = ProjectDetail['stages'][number];

/** Days after the baseline, of what happened or of what is expected; as of today where neither is known. */
function slip(row: PlanRow, isDue: boolean, today: string): ReactNode {
  const days = row.slipDays;
  if (days === null) return isDue && row.baselineOn !== null && row.baselineOn < today ? '待登记' : '—';
  if (days === 0) return '按期';
  return (
    <Box component="span" sx={{ color: days > 0 ? 'warning.main' : 'success.main' }}>
      {days > 0 ? `晚 ${days} 天` : `早 ${-days} 天`}
    </Box>
  );
}

const entryOf = (project: ProjectDetail, row: PlanRow): StageEntry | undefined =>
  project.stages.filter((entry) => entry.stage === row.stage && entry.withdrawnReason === null).at(-1);

function noteOf(entry: StageEntry | undefined, row: PlanRow): string {
  if (!entry) return row.forecastReason ? `调整：${row.forecastReason}` : '';
  const words = [entry.note, entry.exceptionReason ? `例外：${entry.exceptionReason}（${entry.exceptionBy ?? ''}）` : null];
  return words.filter((word) => word !== null && word !== '').join('；');
}

/** The ten stages: planned first, expected now, what really happened, by which document. */
export function StagesSection({ project }: { readonly project: ProjectDetail }): ReactNode {
  const { today } = useSession();
  const mayWrite = useMay(signers);
  const mayReset = useMay(approvers);
  const [dialog, setDialog] = useState<'baseline' | 'forecast' | null>(null);
  const hasBaseline = project.plan.some((row) => row.baselineOn !== null);
  const here = renovationStages.findIndex(({ id }) => id === project.stage);
  return (
    <Section
      title="阶段与计划"
      isFlush
      actions={
        mayWrite ? (
          <>
            {!hasBaseline || mayReset ? (
              <Button color="secondary" onClick={() => setDialog('baseline')}>
                {hasBaseline ? '重定基准计划' : '编制基准计划'}
              </Button>
            ) : null}
            {mayWrite && hasBaseline ? (
              <Button color="secondary" onClick={() => setDialog('forecast')}>
                调整预计
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <Box sx={{ overflowX: 'auto' }}>
        <Table aria-label="阶段与计划" sx={{ '& td, & th': { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } }}>
          <TableHead>
            <TableRow>
              {['阶段', '基准计划', '预计', '实际', '与计划相比', '文号', '说明', '登记'].map((title) => (
                <TableCell key={title}>{title}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {project.plan.map((row, index) => {
              const entry = entryOf(project, row);
              const isHere = row.stage === project.stage;
              return (
                <TableRow
                  key={row.stage}
                  aria-current={isHere ? 'step' : undefined}
                  sx={(theme) => ({
                    '&:last-child td': { borderBottom: 0 },
                    ...(isHere ? { bgcolor: accentWash(theme, 0.08) } : {}),
                    ...(index > here && !entry ? { '& td': { color: 'text.secondary' } } : {}),
                  })}
                >
                  <TableCell sx={{ fontWeight: isHere ? 600 : 400 }}>
                    <Box component="span" sx={{ display: 'inline-block', width: '1.75rem' }}>
                      {index + 1}
                    </Box>
                    {stageText(row.stage)}
                  </TableCell>
                  <TableCell>{dateText(row.baselineOn)}</TableCell>
                  <TableCell>{row.forecastOn === null || row.forecastOn === row.baselineOn ? '—' : row.forecastOn}</TableCell>
                  <TableCell>{dateText(row.actualOn)}</TableCell>
                  <TableCell>{slip(row, index === here + 1, today)}</TableCell>
                  <TableCell>{text(entry?.documentNo)}</TableCell>
                  <TableCell sx={{ '&&': { whiteSpace: 'normal' }, width: '28%', overflowWrap: 'anywhere' }}>
                    {noteOf(entry, row)}
                  </TableCell>
                  <TableCell sx={{ color: 'text.secondary' }}>
                    {entry ? (entry.isFromFile ? '导入' : `${entry.recordedBy} ${entry.recordedAt.slice(0, 10)}`) : ''}
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      </Box>
      {dialog ? <PlanDialog project={project} kind={dialog} onClose={() => setDialog(null)} /> : null}
    </Section>
  );
}

import { mdiChevronDown, mdiChevronRight, mdiScaleBalance } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Fragment, useState, type ReactNode } from 'react';
import type { StandardRow } from '../../../electron/contract/homes.ts';
import { labelOf, standardKinds } from '../../../electron/contract/terms.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { formatInstant } from '../../shared/format.ts';
import { useSession } from '../../shared/session.ts';
import { DateText, EmptyState, Icon, LoadError, Loading, Money, Section, StatusChip } from '../../shared/ui.tsx';
import { groupsOf, kindOrder, stateOf, type StandardGroup, type StandardState } from './standard-groups.ts';
import { DocumentLink } from '../tasks/DocumentLink.tsx';

const columns = 6;
const states: Readonly<Record<StandardState, { readonly label: string; readonly tone: 'success' | 'accent' | 'neutral' | 'error' }>> = {
  current: { label: '执行中', tone: 'success' },
  coming: { label: '待执行', tone: 'accent' },
  past: { label: '已过期', tone: 'neutral' },
  void: { label: '已作废', tone: 'error' },
};

/** Amount over the dibao of the same area, against the floor of the parameter. */
function Multiple({ standard, floor }: { readonly standard: StandardRow; readonly floor: string | null }): ReactNode {
  if (standard.kind !== 'basicLiving') return null;
  if (standard.multiple === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        未登记低保标准
      </Box>
    );
  return (
    <StatusChip
      label={`${standard.multiple} 倍${standard.isMultipleMet === false && floor ? `，低于 ${floor} 倍` : ''}`}
      tone={standard.isMultipleMet === false ? 'error' : 'success'}
    />
  );
}

function Cells({ standard, floor }: { readonly standard: StandardRow; readonly floor: string | null }): ReactNode {
  return (
    <>
      <TableCell align="right">
        <Money fen={standard.amountFen} isStrong={standard.voidedAt === null} />
      </TableCell>
      <TableCell>
        <Multiple standard={standard} floor={floor} />
      </TableCell>
      <TableCell>
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {standard.validFrom} {standard.validUntil ? '至' : '起'}
        </Box>{' '}
        {standard.validUntil ? <DateText day={standard.validUntil} /> : null}
      </TableCell>
      <TableCell>
        <Box sx={{ wordBreak: 'keep-all', overflowWrap: 'anywhere', minWidth: '6rem' }}>
          <DocumentLink documentNo={standard.documentNo} />
        </Box>
        {standard.documentTitle ? <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{standard.documentTitle}</Box> : null}
      </TableCell>
    </>
  );
}

function HistoryRow({
  standard,
  floor,
  onVoid,
}: {
  readonly standard: StandardRow;
  readonly floor: string | null;
  readonly onVoid: ((standard: StandardRow) => void) | null;
}): ReactNode {
  const { today } = useSession();
  const state = stateOf(standard, today as IsoDate);
  return (
    <TableRow
      sx={{
        bgcolor: 'background.default',
        ...(state === 'void'
          ? { '& td': { color: 'text.secondary' }, '& td:nth-of-type(n+2):nth-of-type(-n+5)': { textDecoration: 'line-through' } }
          : {}),
      }}
    >
      <TableCell>
        <Box sx={{ pl: 3.25 }}>
          <StatusChip {...states[state]} />
        </Box>
      </TableCell>
      <Cells standard={standard} floor={floor} />
      <TableCell>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.secondary', fontSize: '0.75rem' }}>
          <Box sx={{ flex: 1, minWidth: '7rem', overflowWrap: 'anywhere' }}>
            {standard.source}
            <Box>
              {standard.recordedBy} {formatInstant(standard.recordedAt)}
            </Box>
            {standard.voidedAt ? (
              <Box sx={{ color: 'warning.main' }}>
                {formatInstant(standard.voidedAt)} 作废：{standard.voidReason}
              </Box>
            ) : null}
          </Box>
          {onVoid === null || standard.voidedAt !== null ? null : standard.isUsed ? (
            <Box component="span" title="已用于发放表的标准不能作废，请按新文件登记新的标准" sx={{ flex: 'none' }}>
              已用于发放
            </Box>
          ) : (
            <Button color="secondary" onClick={() => onVoid(standard)} sx={{ flex: 'none', minHeight: '1.5rem', py: 0, px: 1, mr: -1 }}>
              作废
            </Button>
          )}
        </Box>
      </TableCell>
    </TableRow>
  );
}

function Group({
  group,
  floor,
  onVoid,
}: {
  readonly group: StandardGroup;
  readonly floor: string | null;
  readonly onVoid: ((standard: StandardRow) => void) | null;
}): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const { current, coming } = group;
  const shown = current ?? coming;
  return (
    <>
      <TableRow
        hover
        onClick={() => setIsOpen(!isOpen)}
        sx={{ cursor: 'pointer', ...(isOpen ? { '& > td': { borderBottomStyle: 'dotted' } } : {}) }}
      >
        <TableCell>
          <Box sx={{ display: 'flex', alignItems: 'center' }}>
            <IconButton
              size="small"
              aria-label={`${isOpen ? '收起' : '展开'}历次标准：${group.scope}`}
              aria-expanded={isOpen}
              sx={{ p: 0.25, mr: 1, ml: -0.5 }}
            >
              <Icon path={isOpen ? mdiChevronDown : mdiChevronRight} />
            </IconButton>
            {group.scope}
          </Box>
        </TableCell>
        {shown ? (
          <Cells standard={shown} floor={floor} />
        ) : (
          <TableCell colSpan={4} sx={{ color: 'text.secondary' }}>
            现无执行中的标准
          </TableCell>
        )}
        <TableCell>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Box sx={{ flex: 1 }}>
              {coming && current ? (
                <Box component="span" sx={{ color: 'primary.main' }}>
                  {coming.validFrom} 起 <Money fen={coming.amountFen} />
                </Box>
              ) : shown ? (
                <StatusChip {...states[current ? 'current' : 'coming']} />
              ) : null}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {group.history.length} 次
            </Box>
          </Box>
        </TableCell>
      </TableRow>
      {isOpen
        ? group.history.map((standard) => <HistoryRow key={standard.standardId} standard={standard} floor={floor} onVoid={onVoid} />)
        : null}
    </>
  );
}

/** What is paid now, by kind and for whom; each opens into its history. */
export function StandardTable({
  onAdd,
  onVoid,
}: {
  readonly onAdd: (() => void) | null;
  readonly onVoid: ((standard: StandardRow) => void) | null;
}): ReactNode {
  const { today } = useSession();
  const found = useCall('standards.list', {});
  const parameters = useCall('parameters.list', {});
  const floor =
    parameters.data?.findLast((parameter) => parameter.key === 'destitute.multiple' && parameter.validFrom <= today)?.value ?? null;
  if (!found.data) return found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : <Loading />;
  if (found.data.length === 0)
    return (
      <EmptyState
        icon={mdiScaleBalance}
        what="还没有登记救助标准"
        next="编制发放表需要三类标准：低保标准、特困基本生活标准、照料护理标准，每项都要有文号和起始日期。可以逐项登记，也可以导入救助标准表。"
        action={
          onAdd ? (
            <Button variant="contained" onClick={onAdd}>
              登记标准
            </Button>
          ) : null
        }
      />
    );
  const standards = found.data;
  return (
    <Section isFlush>
      <Table sx={{ '& td, & th': { fontSize: '0.8125rem', px: 1.25 }, '& td:nth-of-type(2)': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ minWidth: '7.5rem' }}>适用对象</TableCell>
            <TableCell align="right">元/月</TableCell>
            <TableCell>为低保标准的</TableCell>
            <TableCell>执行时间</TableCell>
            <TableCell>文号</TableCell>
            <TableCell>状态和历次登记</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {kindOrder.map((kind) => {
            const groups = groupsOf(standards, kind, today as IsoDate);
            return (
              <Fragment key={kind}>
                <TableRow>
                  <TableCell colSpan={columns} component="th" scope="rowgroup" sx={{ fontWeight: 600, color: 'primary.main', pt: 1.5 }}>
                    {labelOf(standardKinds, kind)}
                  </TableCell>
                </TableRow>
                {groups.length === 0 ? (
                  <TableRow>
                    <TableCell colSpan={columns} sx={{ color: 'warning.main' }}>
                      还没有登记，不能编制发放表
                    </TableCell>
                  </TableRow>
                ) : (
                  groups.map((group) => <Group key={group.key} group={group} floor={floor} onVoid={onVoid} />)
                )}
              </Fragment>
            );
          })}
        </TableBody>
      </Table>
    </Section>
  );
}

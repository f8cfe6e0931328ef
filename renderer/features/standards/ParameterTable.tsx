import { mdiHistory, mdiPencilOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Fragment, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { ParameterRow } from '../../../electron/contract/parameters.ts';
import { parameterAreas } from '../../../electron/contract/parameter-words.ts';
import { useCall } from '../../shared/client.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { LoadError, Loading, Section, StatusChip } from '../../shared/ui.tsx';
import { RowButton } from '../homes/RowButton.tsx';
import { ParameterDialog } from './ParameterDialog.tsx';
import { ParameterHistory } from './ParameterHistory.tsx';
import { parameterText, sinceText, type Parameter } from './parameter-text.ts';
import { useQuery } from '../../shared/navigation.ts';
import { DocumentLink } from '../tasks/DocumentLink.tsx';

/** Of a value the program ships and no document of the place has confirmed. */
const unconfirmed = '默认值';

function parametersOn(rows: readonly ParameterRow[], today: string): Parameter[] {
  return [...Map.groupBy(rows, ({ key }) => key).values()].flatMap((values) => {
    const now = values.findLast(({ validFrom }) => validFrom <= today) ?? values[0];
    return now ? [{ now, rows: values }] : [];
  });
}

function areaOf({ now }: Parameter): string {
  return parameterAreas.find(({ starts }) => starts.some((start) => now.key.startsWith(start)))?.title ?? '';
}

function Since({ parameter, today }: { readonly parameter: Parameter; readonly today: string }): ReactNode {
  const next = parameter.rows.find(({ validFrom }) => validFrom > today && validFrom > parameter.now.validFrom);
  return (
    <>
      {sinceText(parameter.now.validFrom)}
      {next ? (
        <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {next.validFrom} 起 {parameterText(next, next.value)}
        </Box>
      ) : null}
    </>
  );
}

function ParameterLine({
  parameter,
  today,
  onEdit,
  onHistory,
}: {
  readonly parameter: Parameter;
  readonly today: string;
  readonly onEdit: (() => void) | null;
  readonly onHistory: () => void;
}): ReactNode {
  const { now } = parameter;
  const isAsked = useQuery().get('key') === now.key;
  const place = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView({ block: 'center' });
  }, [isAsked]);
  return (
    <TableRow hover ref={place} selected={isAsked}>
      <TableCell sx={{ maxWidth: '17rem' }}>{now.title}</TableCell>
      <TableCell sx={{ fontWeight: 600, maxWidth: '24rem' }}>{parameterText(now, now.value)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Since parameter={parameter} today={today} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {now.documentNo === unconfirmed ? <StatusChip label={unconfirmed} tone="warning" /> : <DocumentLink documentNo={now.documentNo} />}
      </TableCell>
      <TableCell sx={{ color: 'text.secondary' }}>{now.documentTitle}</TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap', width: '5rem' }}>
        {onEdit && now.shape.kind !== 'fixed' ? (
          <RowButton icon={mdiPencilOutline} label={`登记${now.title}的新数值`} onClick={onEdit} />
        ) : null}
        <RowButton icon={mdiHistory} label={`${now.title}的历次数值`} onClick={onHistory} />
      </TableCell>
    </TableRow>
  );
}

/** The numbers of the rules with the documents they come from; a new value holds from its day on. */
export function ParameterTable(): ReactNode {
  const { today } = useSession();
  const mayWrite = useMay(everyClerk);
  const found = useCall('parameters.list', {});
  const [asked, setAsked] = useState<{ readonly what: 'edit' | 'history'; readonly key: string } | null>(null);
  const parameters = useMemo(() => parametersOn(found.data ?? [], today), [found.data, today]);
  if (!found.data) return found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : <Loading />;
  const chosen = parameters.find(({ now }) => now.key === asked?.key);
  const close = (): void => setAsked(null);
  return (
    <Section isFlush>
      <Table sx={{ '& td, & th': { fontSize: '0.8125rem', px: 1.5, verticalAlign: 'top' } }}>
        <TableHead>
          <TableRow>
            <TableCell>参数</TableCell>
            <TableCell>数值</TableCell>
            <TableCell>执行时间</TableCell>
            <TableCell>文号</TableCell>
            <TableCell>依据</TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {parameterAreas.map(({ title }) => {
            const own = parameters.filter((parameter) => areaOf(parameter) === title);
            if (own.length === 0) return null;
            return (
              <Fragment key={title}>
                <TableRow>
                  <TableCell
                    colSpan={6}
                    component="th"
                    scope="colgroup"
                    sx={{ fontWeight: 600, color: 'text.secondary', bgcolor: 'action.hover' }}
                  >
                    {title}
                  </TableCell>
                </TableRow>
                {own.map((parameter) => (
                  <ParameterLine
                    key={parameter.now.key}
                    parameter={parameter}
                    today={today}
                    onEdit={mayWrite ? () => setAsked({ what: 'edit', key: parameter.now.key }) : null}
                    onHistory={() => setAsked({ what: 'history', key: parameter.now.key })}
                  />
                ))}
              </Fragment>
            );
          })}
        </TableBody>
      </Table>
      <Box sx={{ px: 1.5, py: 1.25, color: 'text.secondary', fontSize: '0.8125rem' }}>
        标为“默认值”的数值没有本地文件依据，启用前请核对。新数值自起始日期执行，以前的数值保留备查。
      </Box>
      {asked?.what === 'edit' && chosen ? <ParameterDialog parameter={chosen} onClose={close} /> : null}
      {asked?.what === 'history' && chosen ? <ParameterHistory parameter={chosen} onClose={close} /> : null}
    </Section>
  );
}

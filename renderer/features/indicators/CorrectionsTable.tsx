import { mdiCheckDecagramOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { IndicatorCorrection } from '../../../electron/contract/indicator-periods.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { EmptyState, LoadError, Loading } from '../../shared/ui.tsx';

const mostNames = 30;

type Names = readonly { readonly key: string; readonly name: string }[];

function NameLine({ title, names, isPeople }: { readonly title: string; readonly names: Names; readonly isPeople: boolean }): ReactNode {
  if (names.length === 0) return null;
  return (
    <Typography variant="body2" component="div" sx={{ color: 'text.secondary' }}>
      {title}（{count(names.length)}）：
      {names.slice(0, mostNames).map(({ key, name }, index) => (
        <span key={key}>
          {index === 0 ? '' : '、'}
          {isPeople ? (
            <Link component="button" onClick={() => goTo(`/people/${key}`)}>
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
      ))}
      {names.length > mostNames ? `等 ${count(names.length)} 个` : ''}
    </Typography>
  );
}

function Correction({ correction }: { readonly correction: IndicatorCorrection }): ReactNode {
  const isPeople = correction.lists === 'people';
  const side = correction.numeratorTitle;
  return (
    <Box component="li" sx={{ py: 1.25, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
      <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>{correction.text}</Typography>
      <NameLine title="应计未计" names={correction.came} isPeople={isPeople} />
      <NameLine title="不应计而计" names={correction.went} isPeople={isPeople} />
      <NameLine title={`应计入“${side}”`} names={correction.gained} isPeople={isPeople} />
      <NameLine title={`不应计入“${side}”`} names={correction.lost} isPeople={isPeople} />
      <NameLine title="数值有变动" names={correction.changed} isPeople={false} />
    </Box>
  );
}

/** What the report of a period tells, or would tell today, of the periods closed before it. */
export function CorrectionsTable({ end, townCode }: { readonly end: IsoDate; readonly townCode: string | null }): ReactNode {
  const found = useCall('indicatorPeriods.corrections', { end, townCode });
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  if (found.data.length === 0)
    return <EmptyState icon={mdiCheckDecagramOutline} what="没有更正" next="以前封存的期末数与截至封存时查明的情况一致。" />;
  return (
    <Box component="ul" aria-label="更正" sx={{ listStyle: 'none', m: 0, p: 0, flex: 1, minHeight: 0, overflowY: 'auto' }}>
      {found.data.map((correction) => (
        <Correction key={`${correction.periodEnd} ${correction.code} ${correction.batchYear}`} correction={correction} />
      ))}
    </Box>
  );
}

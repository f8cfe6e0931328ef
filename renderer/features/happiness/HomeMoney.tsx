import { mdiContentCopy } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { HappinessDetail } from '../../../electron/contract/happiness-shapes.ts';
import { useCall } from '../../shared/client.ts';
import { keepQuery } from '../../shared/navigation.ts';
import { copyText, Icon, LoadError, Loading, Money, Section } from '../../shared/ui.tsx';
import { Arithmetic, explanationText, MonthsTable } from './YearExplanation.tsx';
import { IssuedMoney } from './IssuedMoney.tsx';
import { useYear, YearChoice } from './YearChoice.tsx';

function Figure({ label, fen }: { readonly label: string; readonly fen: number }): ReactNode {
  return (
    <Box sx={{ bgcolor: 'background.paper', px: 2, py: 1 }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{label}</Box>
      <Box sx={{ fontSize: '1.1875rem' }}>
        <Money fen={fen} isStrong hasUnit />
      </Box>
    </Box>
  );
}

/** The subsidy of a year: what it comes to, month by month, by which rule; and what was paid of it. */
export function HomeMoney({ home }: { readonly home: HappinessDetail }): ReactNode {
  const year = useYear();
  const found = useCall('happiness.explain', { happinessHomeId: home.happinessHomeId, year }, { keepsPrevious: true });
  const { data } = found;
  if (found.error && !data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return <Loading />;
  const figures: readonly (readonly [string, number])[] = [
    ['全年应补', data.entitlementFen],
    ['第一批', data.firstBatchFen],
    ['第二批', data.secondBatchFen],
    ['市级', data.split.cityFen],
    ['县级', data.split.countyFen],
    ['乡镇', data.split.townFen],
  ];
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', pt: 0.75 }}>
        <YearChoice year={year} years={home.years} onChange={(next) => keepQuery({ tab: 'money', year: String(next) })} />
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiContentCopy} />}
          sx={{ ml: 'auto' }}
          onClick={() => void copyText(explanationText(data), '计算依据已复制，可以粘贴到文档中打印。')}
        >
          复制计算依据
        </Button>
      </Box>
      <Section isFlush>
        <Box
          sx={{
            display: 'grid',
            gap: '1px',
            bgcolor: 'divider',
            borderRadius: 1,
            overflow: 'hidden',
            gridTemplateColumns: 'repeat(auto-fit, minmax(9rem, 1fr))',
          }}
        >
          {figures.map(([label, fen]) => (
            <Figure key={label} label={label} fen={fen} />
          ))}
        </Box>
      </Section>
      <IssuedMoney happinessHomeId={home.happinessHomeId} />
      <Section title={`${data.year}年各月`} isFlush>
        <MonthsTable found={data} />
      </Section>
      <Section title="计算依据">
        <Arithmetic found={data} />
      </Section>
    </>
  );
}

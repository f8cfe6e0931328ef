import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { useCall } from '../../shared/client.ts';
import { count } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { LoadError, Loading, Page } from '../../shared/ui.tsx';

type Register = OutputOf<'registers.definitions'>['registers'][number];

const figures = [
  { key: 'open', label: '未办结', tone: 'text.primary' },
  { key: 'due', label: '临近期限', tone: 'warning.main' },
  { key: 'overdue', label: '超过期限', tone: 'error.main' },
  { key: 'all', label: '共登记', tone: 'text.primary' },
] as const;

/** Every register of the county's duties, with what is open, near its day and past it. */
export function RegistersPage(): ReactNode {
  const found = useCall('registers.definitions', {});
  const registers = found.data?.registers ?? [];
  const sum = (key: 'open' | 'overdue'): number => registers.reduce((total, { counts }) => total + counts[key], 0);
  return (
    <Page
      title="登记"
      subtitle={
        found.data ? `${count(registers.length)} 本登记簿，未办结 ${count(sum('open'))} 件，超过期限 ${count(sum('overdue'))} 件` : null
      }
      scrolls
    >
      {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      <Box
        component="ul"
        aria-label="登记簿"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25, gridTemplateColumns: 'repeat(auto-fill, minmax(21rem, 1fr))' }}
      >
        {registers.map((register) => (
          <RegisterCard key={register.definition.code} register={register} />
        ))}
      </Box>
    </Page>
  );
}

function RegisterCard({ register: { definition, counts } }: { readonly register: Register }): ReactNode {
  const { code, title, group, purpose, link } = definition;
  return (
    <Box component="li" sx={{ display: 'flex' }}>
      <ButtonBase
        onClick={() => goTo(link === null ? `/registers/${code}` : link.path)}
        sx={{
          flex: 1,
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'stretch',
          textAlign: 'left',
          fontFamily: 'inherit',
          px: 2,
          py: 1.25,
          gap: 0.5,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          '&:hover': { borderColor: 'primary.main' },
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
          <Box component="span" sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>
            {title}
          </Box>
          <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: '0.75rem', whiteSpace: 'nowrap' }}>
            {group}
          </Box>
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', lineHeight: 1.5, flex: 1 }}>{purpose}</Box>
        {link === null ? (
          <Box sx={{ display: 'flex', gap: 2, fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
            {figures.map(({ key, label, tone }) => (
              <Box key={key} component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap', '&:last-child': { ml: 'auto' } }}>
                {label}{' '}
                <Box component="span" sx={counts[key] > 0 ? { color: tone, fontWeight: 600 } : {}}>
                  {count(counts[key])}
                </Box>
              </Box>
            ))}
          </Box>
        ) : (
          <Box sx={{ fontSize: '0.8125rem', color: 'primary.main' }}>在“{link.label}”办理</Box>
        )}
      </ButtonBase>
    </Box>
  );
}

import { mdiCheck, mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import type { Coverage, CoverageHome } from '../../../../electron/contract/renovation-targets.ts';
import { goTo } from '../../../shared/navigation.ts';
import { Icon, Section, StatusChip } from '../../../shared/ui.tsx';

function Tests({ home }: { readonly home: CoverageHome }): ReactNode {
  return (
    <Box
      component="ul"
      aria-label={`${home.name}的条件`}
      sx={{ listStyle: 'none', m: 0, mt: 0.25, p: 0, fontSize: '0.8125rem', lineHeight: 1.6 }}
    >
      {home.tests.map(({ text, isMet }) => (
        <Box
          component="li"
          key={text}
          sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start', color: isMet ? 'text.primary' : 'warning.main' }}
        >
          <Icon
            path={isMet ? mdiCheck : mdiClose}
            sx={{ fontSize: '1rem', mt: '0.1875rem', color: isMet ? 'success.main' : 'warning.main' }}
          />
          <span>
            {text}
            {isMet ? '' : '（未满足）'}
          </span>
        </Box>
      ))}
    </Box>
  );
}

/** The homes of the county level, each test of the definition, and whether the county is covered. */
export function CountyHomes({ found }: { readonly found: Coverage }): ReactNode {
  const homes = found.homes.filter(({ level }) => level === 'county');
  return (
    <Section title="县级敬老院覆盖">
      {found.counties.map((county) => (
        <Box key={county.code} sx={{ mb: 1, pb: 1, borderBottom: 1, borderColor: 'divider' }}>
          <Box sx={{ fontWeight: 600, display: 'flex', gap: 1 }}>
            {county.name}
            <StatusChip label={county.isCovered ? '已覆盖' : '未覆盖'} tone={county.isCovered ? 'success' : 'error'} />
          </Box>
          {county.isCovered ? null : (
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {homes.length === 0 ? '还没有登记县级敬老院。' : '还没有一家县级敬老院满足全部条件，未满足的列在下面。'}
            </Box>
          )}
        </Box>
      ))}
      {homes.map((home) => (
        <Box key={home.homeId} sx={{ '& + &': { mt: 1.25 } }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
            <Box component="h3" sx={{ m: 0, fontSize: '0.875rem', fontWeight: 600 }}>
              <ButtonBase
                onClick={() => goTo(`/homes/${home.homeId}`)}
                sx={{ font: 'inherit', textAlign: 'left', '&:hover': { textDecoration: 'underline' } }}
              >
                {home.name}
              </ButtonBase>
            </Box>
            <StatusChip label={home.counts ? '计入覆盖' : '不计入'} tone={home.counts ? 'success' : 'warning'} />
          </Box>
          <Tests home={home} />
        </Box>
      ))}
      {homes.length === 0 && found.counties.length === 0 ? <Box sx={{ color: 'text.secondary' }}>没有登记县级敬老院。</Box> : null}
    </Section>
  );
}

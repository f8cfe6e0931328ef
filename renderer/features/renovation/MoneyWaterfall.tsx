import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Section } from '../../shared/ui.tsx';
import { sourceColour } from './source-colour.ts';
import type { SourceMoney } from './waterfall.ts';

/** The chart library comes when a chart is looked at. */
const LazyChart = lazy(async () => ({ default: (await import('./WaterfallChart.tsx')).WaterfallChart }));
function Choice({
  label,
  isOn,
  onChoose,
  children,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <ButtonBase
      aria-pressed={isOn}
      onClick={onChoose}
      sx={(theme) => ({
        gap: 0.5,
        px: 0.75,
        py: 0.25,
        borderRadius: 1,
        fontSize: '0.75rem',
        color: isOn ? 'text.primary' : 'text.secondary',
        ...(isOn ? { bgcolor: accentWash(theme, 0.12), fontWeight: 600 } : { '&:hover': { bgcolor: accentWash(theme, 0.05) } }),
      })}
    >
      {children}
      {label}
    </ButtonBase>
  );
}

/** From the plan to what is spent, and what is missing on the way; of all sources, or of one. */
export function MoneyWaterfall({ money }: { readonly money: ProjectMoney }): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const { sources } = money;
  const only = sources.find(({ source }) => source === chosen);
  const shown: readonly SourceMoney[] = only ? [only] : sources;
  if (sources.length === 0) return null;
  return (
    <Section title="资金从计划到支出">
      <Box role="group" aria-label="资金来源" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.25, mb: 0.5, ml: -0.75 }}>
        <Choice label="全部来源" isOn={!only} onChoose={() => setChosen(null)} />
        {sources.map(({ source, sourceName }, index) => (
          <Choice
            key={source}
            label={sourceName}
            isOn={source === only?.source}
            onChoose={() => setChosen(source === chosen ? null : source)}
          >
            <Box
              component="span"
              aria-hidden
              sx={{ width: '0.625rem', height: '0.625rem', bgcolor: (theme) => sourceColour(theme, index) }}
            />
          </Choice>
        ))}
      </Box>
      <Suspense fallback={<Box sx={{ height: '15rem' }} />}>
        <LazyChart sources={sources} shown={shown} />
      </Suspense>
    </Section>
  );
}

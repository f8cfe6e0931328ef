import { mdiCheck } from '@mdi/js';
import Box from '@mui/material/Box';
import type { KeyboardEvent, ReactNode } from 'react';
import type { FitBed } from '../../../electron/contract/placement-waiting.ts';
import { dateText } from '../../shared/format.ts';
import { isComposing } from '../../shared/keyboard.ts';
import { accentWash } from '../../shared/theme.tsx';
import { Icon } from '../../shared/ui.tsx';
import { bedKindText, distanceText } from './waiting-words.ts';

const columns = 'minmax(8rem, 1.2fr) 4.5rem minmax(11.25rem, 1.4fr) minmax(7.25rem, 1fr) 5rem minmax(4.5rem, 1fr)';

type FitBedsProps = {
  readonly beds: readonly FitBed[];
  readonly asOf: string;
  readonly chosen: number | null;
  readonly onChoose: (bedId: number) => void;
  /** Enter on the chosen one. */
  readonly onTake: () => void;
  readonly onBack: () => void;
};

/** Free beds for one person, those that suit first: arrows choose, Enter takes, Escape goes back to the list. */
export function FitBeds({ beds, asOf, chosen, onChoose, onTake, onBack }: FitBedsProps): ReactNode {
  const place = beds.findIndex(({ bedId }) => bedId === chosen);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const target = beds[Math.max(0, Math.min(beds.length - 1, place + step))];
      if (target) {
        onChoose(target.bedId);
        event.currentTarget.querySelector<HTMLElement>(`[data-bed="${target.bedId}"]`)?.focus();
      }
    } else if (event.key === 'Enter') onTake();
    else if (event.key === 'ArrowLeft') onBack();
    else return;
    event.preventDefault();
  };
  return (
    <Box sx={{ minWidth: '44rem' }}>
      <Box
        aria-hidden
        sx={{
          display: 'grid',
          gridTemplateColumns: columns,
          columnGap: 1,
          px: 1.5,
          py: 0.75,
          position: 'sticky',
          top: 0,
          zIndex: 1,
          bgcolor: 'background.paper',
          borderBottom: 1,
          borderColor: 'divider',
          color: 'text.secondary',
          fontSize: '0.75rem',
          fontWeight: 600,
        }}
      >
        {['机构', '远近', '床位', '床位类型', '可入住', '是否合适'].map((title) => (
          <span key={title}>{title}</span>
        ))}
      </Box>
      <Box role="radiogroup" aria-label="可用床位" onKeyDown={onKeyDown}>
        {beds.map((bed, index) => {
          const isChosen = bed.bedId === chosen;
          return (
            <Box
              key={bed.bedId}
              data-bed={bed.bedId}
              role="radio"
              aria-checked={isChosen}
              aria-label={`${bed.homeName} ${bed.place}，${distanceText(bed)}，${bedKindText(bed)}，${bed.misfits.length === 0 ? '合适' : bed.misfits.join('、')}`}
              tabIndex={isChosen || (place < 0 && index === 0) ? 0 : -1}
              onClick={() => onChoose(bed.bedId)}
              onFocus={() => chosen === null && onChoose(bed.bedId)}
              sx={(theme) => ({
                display: 'grid',
                gridTemplateColumns: columns,
                columnGap: 1,
                px: 1.5,
                py: 0.625,
                cursor: 'pointer',
                borderBottom: 1,
                borderColor: 'divider',
                fontSize: '0.8125rem',
                fontVariantNumeric: 'tabular-nums',
                outlineOffset: '-2px',
                ...(bed.misfits.length > 0 ? { color: 'text.secondary' } : {}),
                ...(isChosen ? { bgcolor: accentWash(theme, 0.14) } : { '&:hover': { bgcolor: accentWash(theme, 0.05) } }),
              })}
            >
              <span>
                {bed.homeName}
                {bed.isReserved ? (
                  <Box component="span" sx={{ color: 'primary.main', ml: 0.75, fontSize: '0.75rem', whiteSpace: 'nowrap' }}>
                    已为他预留
                  </Box>
                ) : bed.isWished ? (
                  <Box component="span" sx={{ color: 'primary.main', ml: 0.75, fontSize: '0.75rem', whiteSpace: 'nowrap' }}>
                    本人希望
                  </Box>
                ) : null}
              </span>
              <span>{distanceText(bed)}</span>
              <span>
                {bed.place}
                {bed.alike > 1 ? (
                  <Box component="span" sx={{ color: 'text.secondary', ml: 0.75, fontSize: '0.75rem', whiteSpace: 'nowrap' }}>
                    同类 {bed.alike} 张
                  </Box>
                ) : null}
              </span>
              <span>{bedKindText(bed)}</span>
              <span>{bed.freeFrom === asOf ? '现在' : dateText(bed.freeFrom)}</span>
              {bed.misfits.length === 0 ? (
                <Box
                  component="span"
                  sx={{ color: 'success.main', display: 'inline-flex', alignItems: 'center', alignSelf: 'start', gap: 0.5 }}
                >
                  <Icon path={mdiCheck} fontSize="inherit" />
                  合适
                </Box>
              ) : (
                <span>{bed.misfits.join('、')}</span>
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

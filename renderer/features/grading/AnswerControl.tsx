import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { KeyboardEvent, ReactNode } from 'react';
import { pointsText, type Answer, type SheetItem } from '../../../electron/contract/grading-sheet.ts';
import { accentWash } from '../../shared/theme.tsx';
import { PointsInput } from './PointsInput.tsx';
import { byKey, isImpossible } from './score-draft.ts';

export type Given = Partial<Pick<Answer, 'ticked' | 'band' | 'isPassed' | 'points' | 'notApplicable'>>;
type AnswerControlProps = {
  readonly item: SheetItem;
  readonly answer: Answer | undefined;
  readonly step: number;
  readonly onGive: (change: Given) => void;
  /** Enter goes on to the next item. */
  readonly onNext: () => void;
};

type Choice = {
  readonly key: string;
  readonly words: string;
  readonly points: number | null;
  readonly isOn: boolean;
  readonly give: Given;
};

function choicesOf(item: SheetItem, answer: Answer | undefined): Choice[] {
  const isOut = answer?.notApplicable !== null && answer?.notApplicable !== undefined;
  switch (item.kind) {
    case 'checklist':
      return item.parts.map((part) => {
        const ticked = answer?.ticked ?? [];
        const isOn = ticked.includes(part.code);
        return {
          key: part.code,
          words: part.text,
          points: part.points,
          isOn,
          give: { ticked: isOn ? ticked.filter((code) => code !== part.code) : [...ticked, part.code] },
        };
      });
    case 'band':
      return [...item.bands, { text: '都不符合', points: 0 }].map((band, index) => ({
        key: String(index),
        words: band.text,
        points: band.points,
        isOn: !isOut && answer?.band === index,
        give: { band: index },
      }));
    case 'pass':
      return [
        { key: 'yes', words: '达标', points: item.max, isOn: !isOut && answer?.isPassed === true, give: { isPassed: true } },
        { key: 'no', words: '不达标', points: 0, isOn: !isOut && answer?.isPassed === false, give: { isPassed: false } },
      ];
    case 'judged':
      return [];
  }
}

/** What an item is given: by clicks, or by the figure of the choice; Enter goes on. */
export function AnswerControl({ item, answer, step, onGive, onNext }: AnswerControlProps): ReactNode {
  const choices = choicesOf(item, answer);
  const isMany = item.kind === 'checklist';
  const chosen = Math.max(
    choices.findIndex(({ isOn }) => isOn),
    0,
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onNext();
      return;
    }
    const change = /^\d$/.test(event.key) ? byKey(item, answer, Number(event.key)) : null;
    if (!change || item.kind === 'judged') return;
    event.preventDefault();
    onGive(change);
  };
  return (
    <Box
      role={isMany ? 'group' : 'radiogroup'}
      aria-label={`${item.code} ${item.name}`}
      onKeyDown={onKeyDown}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}
    >
      {item.kind === 'judged' ? (
        <>
          <PointsInput
            label={`${item.code} 得分`}
            value={answer?.notApplicable ? null : (answer?.points ?? null)}
            onChange={(points) => onGive({ points })}
            isWrong={isImpossible(item, answer, step)}
          />
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            0—{pointsText(item.max)} 分，每 {pointsText(step)} 分一档
          </Box>
        </>
      ) : (
        choices.map((choice, index) => (
          <Chip
            key={choice.key}
            kind={isMany ? 'checkbox' : 'radio'}
            isOn={choice.isOn}
            isFirst={isMany ? index === 0 : index === chosen}
            onClick={() => onGive(choice.give)}
          >
            {choice.words}
            <Figure points={choice.points} />
          </Chip>
        ))
      )}
      {isMany && choices.length > 0 ? (
        <Chip kind="checkbox" isOn={answer?.ticked?.length === 0} isFirst={false} onClick={() => onGive({ ticked: [] })}>
          均不具备
          <Figure points={0} />
        </Chip>
      ) : null}
      {item.notApplicable.map((entry) => (
        <Chip
          key={entry.code}
          kind={isMany ? 'checkbox' : 'radio'}
          isOn={answer?.notApplicable === entry.code}
          isFirst={false}
          isQuiet
          onClick={() => onGive({ notApplicable: entry.code })}
        >
          {entry.text}（{entry.rule === 'FULL' ? '按满分计' : entry.rule === 'ZERO' ? '不得分' : '分值由本组分担'}）
        </Chip>
      ))}
    </Box>
  );
}

function Figure({ points }: { readonly points: number | null }): ReactNode {
  if (points === null) return null;
  return (
    <Box
      component="span"
      sx={{ ml: 0.5, color: 'text.secondary', fontSize: '0.75rem', fontVariantNumeric: 'tabular-nums', fontWeight: 400 }}
    >
      {pointsText(points)}
    </Box>
  );
}

function Chip({
  kind,
  isOn,
  isFirst,
  isQuiet = false,
  onClick,
  children,
}: {
  readonly kind: 'checkbox' | 'radio';
  readonly isOn: boolean;
  readonly isFirst: boolean;
  readonly isQuiet?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <ButtonBase
      role={kind}
      aria-checked={isOn}
      tabIndex={isFirst ? 0 : -1}
      data-first={isFirst ? '' : undefined}
      onClick={onClick}
      sx={(theme) => ({
        px: 0.875,
        fontFamily: 'inherit',
        minHeight: '1.625rem',
        border: 1,
        borderColor: isOn ? 'primary.main' : 'divider',
        borderStyle: isQuiet && !isOn ? 'dashed' : 'solid',
        borderRadius: '4px',
        fontSize: '0.8125rem',
        lineHeight: 1.3,
        textAlign: 'left',
        bgcolor: isOn ? accentWash(theme, 0.14) : 'background.paper',
        color: isOn ? 'primary.main' : isQuiet ? 'text.secondary' : 'text.primary',
        fontWeight: isOn ? 600 : 400,
        '&:hover': { bgcolor: accentWash(theme, isOn ? 0.18 : 0.06) },
        '&.Mui-focusVisible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: '1px' },
      })}
    >
      {children}
    </ButtonBase>
  );
}

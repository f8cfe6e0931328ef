import { mdiBedOutline, mdiSwapVertical } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode, type RefObject } from 'react';
import { admitters, everyClerk, everyRegistrar, everyReporter } from '../../../electron/contract/method.ts';
import type { WaitingRow } from '../../../electron/contract/placement-waiting.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { count, dateText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, Section } from '../../shared/ui.tsx';
import { ApplyDialog } from './ApplyDialog.tsx';
import { FitBeds } from './FitBeds.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { StepLine } from './StepLine.tsx';
import { AdmitDialog, ReserveDialog } from './TakeDialogs.tsx';
import { levelText, placeText, whoText } from './waiting-words.ts';

type WaitingPanelProps = {
  readonly row: WaitingRow;
  readonly asOf: IsoDate;
  readonly isPast: boolean;
  readonly bedsRef: RefObject<HTMLDivElement | null>;
  readonly onBack: () => void;
};

type Asked = 'move' | 'apply' | 'reserve' | 'admit';

/** One who waits: why he stands where he stands, how far his application is, which beds suit him. */
export function WaitingPanel({ row, asOf, isPast, bedsRef, onBack }: WaitingPanelProps): ReactNode {
  const mayMove = useMay(everyClerk);
  const mayApply = useMay(everyRegistrar);
  const mayTake = useMay(everyReporter);
  const mayAdmit = useMay(admitters);
  const [isFittingOnly, setIsFittingOnly] = useState(true);
  const [isGrouped, setIsGrouped] = useState(true);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [chosenBed, setChosenBed] = useState<number | null>(null);
  const beds = useCall('placement.beds', { personId: row.personId, asOf, isFittingOnly, isGrouped, limit: 200 }, { keepsPrevious: true });
  const application = useCall('placement.application', { applicationId: row.applicationId ?? 1 }, { enabled: row.applicationId !== null });
  const found = beds.data?.rows ?? [];
  // The bed that is held for him is the one meant, until another is chosen.
  const bed = found.find(({ bedId, isReserved }) => (chosenBed === null ? isReserved : bedId === chosenBed)) ?? null;
  const line = row.applicationId === null ? null : (application.data ?? null);
  const blocking = line ? line.missing.filter(({ isRequired }) => isRequired) : [];
  const admitHint = !mayAdmit
    ? '入住由县级审批，由机构或县级办理'
    : line === null
      ? '先登记入住申请，再办理入住'
      : blocking.length > 0
        ? `还不能办理入住：${blocking.map(({ text }) => text).join('，')}`
        : '';
  const hint = admitHint || (bed === null && found.length > 0 ? '在上面选一张床位，再预留或办理入住' : '');
  const isReadOnly = isPast || !mayTake;

  return (
    <Box sx={{ minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.25 }}>
      <Section>
        <Box sx={{ display: 'flex', alignItems: 'baseline', columnGap: 1.5, rowGap: 0.5, flexWrap: 'wrap' }}>
          <Typography variant="h3" component="h2">
            第 {row.rank} 位
            <Link
              component="button"
              type="button"
              onClick={() => goTo(`/people/${row.personId}`)}
              sx={{ font: 'inherit', verticalAlign: 'baseline', ml: 1.5 }}
            >
              {row.name}
            </Link>
          </Typography>
          <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {whoText(row)}　{levelText(row.level)}　{placeText(row)}
          </Box>
          <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
            {mayMove && !isPast ? (
              <Button variant="outlined" startIcon={<Icon path={mdiSwapVertical} />} onClick={() => setAsked('move')}>
                调整次序
              </Button>
            ) : null}
            {row.applicationId !== null ? (
              <Button variant="outlined" onClick={() => goTo(`/placement/applications/${row.applicationId}`)}>
                打开申请
              </Button>
            ) : mayApply && !isPast ? (
              <Button variant="outlined" onClick={() => setAsked('apply')}>
                登记入住申请
              </Button>
            ) : null}
          </Box>
        </Box>
        <Reasons row={row} />
        {line ? (
          <Box sx={{ mt: 1.25 }}>
            <StepLine steps={line.steps} isSmall />
          </Box>
        ) : null}
        {row.reservation ? (
          <Box sx={{ mt: 1, fontSize: '0.8125rem', color: 'primary.main' }}>
            已预留：{row.reservation.homeName} {row.reservation.bed}，{dateText(row.reservation.fromOn)} 起
          </Box>
        ) : null}
      </Section>
      <Box sx={{ flex: 1, minHeight: '8rem' }}>
        <Section
          fills
          isFlush
          title={beds.data ? `可用床位　合适 ${count(beds.data.fitting)} 张，共 ${count(beds.data.total)} 张` : '可用床位'}
          actions={
            <>
              <Button aria-pressed={!isGrouped} onClick={() => setIsGrouped(!isGrouped)}>
                {isGrouped ? '逐张列出' : '合并同类'}
              </Button>
              <Button aria-pressed={!isFittingOnly} onClick={() => setIsFittingOnly(!isFittingOnly)}>
                {isFittingOnly ? '也看不合适的' : '只看合适的'}
              </Button>
              {isReadOnly ? null : (
                <>
                  <Button variant="outlined" disabled={bed === null || row.reservation !== null} onClick={() => setAsked('reserve')}>
                    预留床位
                  </Button>
                  {mayAdmit ? (
                    <span title={admitHint}>
                      <Button variant="contained" disabled={bed === null || admitHint !== ''} onClick={() => setAsked('admit')}>
                        办理入住
                      </Button>
                    </span>
                  ) : null}
                </>
              )}
            </>
          }
        >
          <Box ref={bedsRef}>
            {beds.error && !beds.data ? (
              <LoadError error={beds.error} onRetry={() => void beds.refetch()} />
            ) : !beds.data ? (
              <Loading />
            ) : found.length === 0 ? (
              <EmptyState
                icon={mdiBedOutline}
                what={beds.data.total === 0 ? '各机构没有空闲床位' : '没有合适的空闲床位'}
                next={
                  beds.data.total === 0
                    ? '床位在“床位”中登记；有人退出后，床位当天即可再用。'
                    : '可以看看不合适的床位，或把床位改造成护理型。'
                }
              />
            ) : (
              <FitBeds
                beds={found}
                asOf={asOf}
                chosen={bed?.bedId ?? null}
                onChoose={setChosenBed}
                onTake={() => {
                  if (isReadOnly || bed === null) return;
                  setAsked(mayAdmit && admitHint === '' ? 'admit' : row.reservation === null ? 'reserve' : null);
                }}
                onBack={onBack}
              />
            )}
          </Box>
        </Section>
      </Box>
      {hint && !isReadOnly ? <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', flex: 'none' }}>{hint}。</Box> : null}
      {asked === 'move' ? <MoveDialog row={row} onClose={() => setAsked(null)} /> : null}
      {asked === 'apply' ? <ApplyDialog person={row} application={null} onClose={() => setAsked(null)} /> : null}
      {asked === 'reserve' && bed ? <ReserveDialog row={row} bed={bed} onClose={() => setAsked(null)} /> : null}
      {asked === 'admit' && bed && line ? <AdmitDialog application={line} bed={bed} onClose={() => setAsked(null)} /> : null}
    </Box>
  );
}

/** What counts for him in the order of the rules, and what puts him behind the one before. */
function Reasons({ row }: { readonly row: WaitingRow }): ReactNode {
  return (
    <Box sx={{ mt: 0.75, fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
      <Box
        component="ol"
        aria-label="排位依据"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.25 }}
      >
        {row.reasons.map((reason) => (
          <Box component="li" key={reason} sx={{ '&:not(:last-of-type)::after': { content: '"›"', ml: 1.5, color: 'text.secondary' } }}>
            {reason}
          </Box>
        ))}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', mt: 0.25 }}>
        {row.behind ? `排在第 ${row.rank - 1} 位之后：${row.behind}` : '排在最前'}
        {`；等候自 ${dateText(row.waitingSince)} 起`}
        {row.movedBy ? `；${row.movedBy}手动调整` : ''}
        {row.partnerName ? `；与${row.partnerName}同住` : ''}
      </Box>
    </Box>
  );
}

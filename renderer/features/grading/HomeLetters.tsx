import { mdiEmailOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { gradingPaperSchema, homeLetters, type GradingPaper } from '../../../electron/contract/grading-papers.ts';
import { scatteredReaders } from '../../../electron/contract/method.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { nextQuarterStart, type IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useMay, useOwnTown, useSession } from '../../shared/session.ts';
import { Icon } from '../../shared/ui.tsx';
import { PaperDialog } from './PaperDialog.tsx';

type Letter = (typeof homeLetters)[number]['id'];
type Home = { readonly happinessHomeId: number; readonly name: string };

/** Letters of the county to one home: what is asked, then the paper itself. A township makes none. */
export function HomeLetters({ home }: { readonly home: Home }): ReactNode {
  const mayPrint = useMay(scatteredReaders);
  const ownTown = useOwnTown();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Letter | null>(null);
  const [paper, setPaper] = useState<GradingPaper | null>(null);
  if (!mayPrint || ownTown !== null) return null;
  return (
    <>
      <Button
        color="secondary"
        startIcon={<Icon path={mdiEmailOutline} />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        通知书
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {homeLetters.map(({ id, label }) => (
          <MenuItem key={id} onClick={() => (setAnchor(null), setAsked(id))}>
            {label}
          </MenuItem>
        ))}
      </Menu>
      {asked ? (
        <LetterQuestion
          letter={asked}
          home={home}
          onPaper={(next) => {
            setAsked(null);
            setPaper(next);
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {paper ? <PaperDialog paper={paper} subject={home.name} onClose={() => setPaper(null)} /> : null}
    </>
  );
}

type QuestionProps = {
  readonly letter: Letter;
  readonly home: Home;
  readonly onPaper: (paper: GradingPaper) => void;
  readonly onClose: () => void;
};

/** Waits for what is recorded, so that it need not be typed again. */
function LetterQuestion(props: QuestionProps): ReactNode {
  const { data } = useCall('grading.history', { happinessHomeId: props.home.happinessHomeId });
  return data ? <LetterDialog {...props} history={data} /> : null;
}

/** The last decision or veto such a letter is about. */
function recorded(
  letter: Letter,
  { decisions, vetoes }: OutputOf<'grading.history'>,
): { readonly reason: string | null; readonly vetoText: string | null; readonly effectiveFrom: IsoDate | null } & {
  readonly documentNo: string | null;
  readonly rectifyBy: IsoDate | null;
} {
  const kind = letter === 'gradingRemove' ? 'remove' : 'suspend';
  const decision = decisions.filter((row) => row.kind === kind).toSorted((one, other) => other.decidedOn.localeCompare(one.decidedOn))[0];
  const veto = vetoes
    .filter(({ withdrawnReason }) => withdrawnReason === null)
    .toSorted((one, other) => other.foundOn.localeCompare(one.foundOn))[0];
  return {
    reason: decision?.reason ?? veto?.evidence ?? null,
    vetoText: veto?.text ?? null,
    effectiveFrom: decision?.effectiveFrom ?? veto?.suspendsFrom ?? null,
    documentNo: decision?.documentNo ?? veto?.documentNo ?? null,
    rectifyBy: decision?.rectifyBy ?? null,
  };
}

function LetterDialog({
  letter,
  home,
  history,
  onPaper,
  onClose,
}: QuestionProps & { readonly history: OutputOf<'grading.history'> }): ReactNode {
  const { today } = useSession();
  const isRecheck = letter === 'gradingRecheck';
  const hasVeto = letter === 'gradingSuspend' || letter === 'gradingRemove';
  const hasDeadline = letter === 'gradingSuspend' || letter === 'gradingRectify';
  const defaults = useMemo(() => {
    const known = recorded(letter, history);
    const about = { reason: known.reason, effectiveFrom: known.effectiveFrom ?? nextQuarterStart(today as IsoDate) };
    return {
      kind: 'letter' as const,
      letter,
      happinessHomeId: home.happinessHomeId,
      documentNo: isRecheck ? null : known.documentNo,
      documentDay: today as IsoDate,
      reason: isRecheck ? null : about.reason,
      vetoText: hasVeto ? known.vetoText : null,
      rectifyBy: hasDeadline ? known.rectifyBy : null,
      effectiveFrom: isRecheck ? null : about.effectiveFrom,
      recheckOn: null,
      phone: null,
    };
  }, [letter, home.happinessHomeId, history, today, isRecheck, hasVeto, hasDeadline]);
  const label = labelOf(homeLetters, letter);
  return (
    <FormDialog title={`${label}：${home.name}`} submitLabel="预览" isRunning={false} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={label}
          guardsLeaving={false}
          schema={gradingPaperSchema}
          defaultValues={defaults}
          onSubmit={(paper) => onPaper(paper)}
        >
          <FormGrid>
            <TextField name="documentNo" label="文号" isNullable autoFocus maxLength={40} hint="不填的项目留空，打印后手写" />
            <DateField name="documentDay" label="成文日期" />
            {isRecheck ? <DateField name="recheckOn" label="复核日期" /> : null}
            {isRecheck ? null : <DateField name="effectiveFrom" label={letter === 'gradingRemove' ? '取消等级自' : '暂停等级自'} />}
            {hasDeadline ? <DateField name="rectifyBy" label="整改期限" /> : null}
            {hasVeto ? <TextField name="vetoText" label="一票否决情形" isNullable maxLength={100} /> : null}
            <TextField name="phone" label="联系电话" isNullable maxLength={20} />
          </FormGrid>
          {isRecheck ? null : (
            <Box sx={{ mt: 2 }}>
              <TextField name="reason" label="事由" isNullable rows={3} maxLength={300} />
            </Box>
          )}
        </Form>
      )}
    </FormDialog>
  );
}

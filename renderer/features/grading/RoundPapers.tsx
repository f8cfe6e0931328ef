import { mdiFileDocumentOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { gradingPaperNames, type GradingPaper } from '../../../electron/contract/grading-papers.ts';
import type { RoundRow } from '../../../electron/contract/grading-shapes.ts';
import { everyClerk, scatteredReaders } from '../../../electron/contract/method.ts';
import { Form, FormDialog, FormGrid, SelectField, TextField, useDivisions } from '../../shared/form.tsx';
import { useMay, useOwnTown } from '../../shared/session.ts';
import { Icon } from '../../shared/ui.tsx';
import { PaperDialog } from './PaperDialog.tsx';
import { VisitDialog } from './VisitDialog.tsx';

const kinds = ['scores', 'summary', 'posting', 'notice', 'award', 'visit'] as const;
type Kind = (typeof kinds)[number];
const county: readonly Kind[] = ['notice', 'award'];

/** Papers of a round: what is asked of each, then the paper itself. */
export function RoundPapers({ round }: { readonly round: RoundRow }): ReactNode {
  const mayPrint = useMay(scatteredReaders);
  const mayRead = useMay(everyClerk);
  const ownTown = useOwnTown();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<Kind | null>(null);
  const [paper, setPaper] = useState<GradingPaper | null>(null);
  const [isReading, setIsReading] = useState(false);
  if (!mayPrint) return null;
  const shown = kinds.filter((kind) => ownTown === null || !county.includes(kind));
  return (
    <>
      <Button
        color="secondary"
        startIcon={<Icon path={mdiFileDocumentOutline} />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        文书
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {shown.map((kind) => (
          <MenuItem key={kind} onClick={() => (setAnchor(null), setAsked(kind))}>
            {kind === 'visit' ? '导出现场评分表（Excel）' : kind === 'scores' ? '评分表（逐处）' : gradingPaperNames[kind]}
          </MenuItem>
        ))}
        {mayRead ? <MenuItem onClick={() => (setAnchor(null), setIsReading(true))}>导入现场评分表</MenuItem> : null}
      </Menu>
      {asked ? (
        <AskDialog
          kind={asked}
          round={round}
          ownTown={ownTown}
          onPaper={(next) => {
            setAsked(null);
            setPaper(next);
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {paper ? <PaperDialog paper={paper} subject={round.name} onClose={() => setPaper(null)} /> : null}
      {isReading ? <VisitDialog round={round} onClose={() => setIsReading(false)} /> : null}
    </>
  );
}

const text = z.string().trim().max(100).nullable();
const schema = z.object({
  townCode: text,
  use: z.enum(['filled', 'visit']),
  size: z.enum(['A4', 'A3']),
  phone: text,
  address: text,
  recipients: text,
});
const phoneForm = /^[\d-]{7,20}$/;

function AskDialog({
  kind,
  round,
  ownTown,
  onPaper,
  onClose,
}: {
  readonly kind: Kind;
  readonly round: RoundRow;
  readonly ownTown: string | null;
  readonly onPaper: (paper: GradingPaper) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { towns } = useDivisions();
  const needsPhone = kind === 'posting' || kind === 'notice';
  const checked = schema.superRefine((value, context) => {
    if (needsPhone && !phoneForm.test(value.phone ?? '')) context.addIssue({ code: 'custom', path: ['phone'], message: '请填写电话号码' });
    if (kind === 'award' && (value.recipients ?? '').length < 2)
      context.addIssue({ code: 'custom', path: ['recipients'], message: '请填写主送机关' });
  });
  const submit = (value: z.output<typeof schema>): void => {
    const { roundId } = round;
    const townCode = ownTown ?? value.townCode;
    const phone = value.phone ?? '';
    const papers: Readonly<Record<Kind, GradingPaper>> = {
      scores: { kind: 'scores', roundId, townCode, isForVisit: value.use === 'visit' },
      summary: { kind: 'summary', roundId, townCode, size: value.size },
      posting: { kind: 'posting', roundId, townCode, phone, address: value.address },
      notice: { kind: 'notice', roundId, phone, address: value.address },
      award: { kind: 'award', roundId, documentNo: null, documentDay: null, recipients: value.recipients ?? '' },
      visit: { kind: 'visit', roundId, townCode },
    };
    onPaper(papers[kind]);
  };
  return (
    <FormDialog
      title={kind === 'visit' ? '导出现场评分表' : gradingPaperNames[kind]}
      submitLabel={kind === 'visit' ? '下一步' : '预览'}
      isRunning={false}
      onClose={onClose}
    >
      {(formId) => (
        <Form
          id={formId}
          label="文书内容"
          guardsLeaving={false}
          schema={checked}
          defaultValues={{
            townCode: ownTown,
            use: 'filled',
            size: 'A3',
            phone: null,
            address: null,
            recipients: kind === 'award' ? '各乡镇（街道）' : null,
          }}
          onSubmit={submit}
        >
          <FormGrid>
            {county.includes(kind) || ownTown !== null ? null : (
              <SelectField
                name="townCode"
                label="范围"
                emptyLabel="全县"
                options={towns.map(({ code, name }) => ({ id: code, label: name }))}
              />
            )}
            {kind === 'scores' ? (
              <SelectField
                name="use"
                label="用途"
                isRequired
                options={[
                  { id: 'filled', label: '按已评分数打印' },
                  { id: 'visit', label: '现场填写用（评定栏留空）' },
                ]}
              />
            ) : null}
            {kind === 'summary' ? (
              <SelectField
                name="size"
                label="纸张"
                isRequired
                options={[
                  { id: 'A4', label: 'A4 横排' },
                  { id: 'A3', label: 'A3 横排' },
                ]}
              />
            ) : null}
            {needsPhone ? <TextField name="phone" label="监督电话" isRequired maxLength={20} /> : null}
            {needsPhone ? <TextField name="address" label="反映意见的地址" isNullable maxLength={60} /> : null}
            {kind === 'award' ? <TextField name="recipients" label="主送机关" isRequired maxLength={100} /> : null}
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

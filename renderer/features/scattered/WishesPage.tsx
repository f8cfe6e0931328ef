import { mdiCommentQuestionOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import { admissionWishes, type AdmissionWish } from '../../../electron/contract/terms.ts';
import { isoDateSchema, type IsoDate } from '../../../electron/contract/values.ts';
import { wishStandings } from '../../../electron/contract/visits.ts';
import { useAction, useCall } from '../../shared/client.ts';
import type { TableColumn } from '../../shared/DataTable.tsx';
import { count, termText } from '../../shared/format.ts';
import { DateField, Form, TextField } from '../../shared/form.tsx';
import { forgetUnsaved, useLeaveGuard } from '../../shared/leave-guard.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { showToast, StatusChip } from '../../shared/ui.tsx';
import { AnswerPills } from './AnswerPills.tsx';
import { personColumns } from './person-columns.tsx';
import { wishTones } from './scattered-words.ts';
import { ScatteredFilters, StandingChips } from './ScatteredFilters.tsx';
import { ScatteredFrame } from './ScatteredFrame.tsx';
import { ScatteredTable } from './ScatteredTable.tsx';
import { oneOf, useScatteredView } from './use-scattered-view.ts';

type Row = OutputOf<'wishes.page'>['rows'][number];
type Answers = ReadonlyMap<number, AdmissionWish>;

const headSchema = z.object({ askedOn: isoDateSchema, witness: z.string().trim().min(1, '请填写见证人').max(40) });

function columnsOf(answers: Answers, answer: ((row: Row, wish: AdmissionWish | null) => void) | null): readonly TableColumn<Row>[] {
  const columns: TableColumn<Row>[] = [
    ...personColumns<Row>(),
    {
      key: 'standing',
      title: '意愿询问',
      width: 96,
      value: (row) => row.standing,
      render: (row) => <StatusChip label={termText(wishStandings, row.standing)} tone={wishTones[row.standing]} />,
    },
    { key: 'wish', title: '现有意愿', width: 90, value: (row) => termText(admissionWishes, row.wish) },
    { key: 'askedOn', title: '询问日期', width: 100, kind: 'date', value: (row) => row.askedOn },
    { key: 'witness', title: '见证人', width: 92, value: (row) => row.witness },
    { key: 'dueOn', title: '应再询问', width: 100, kind: 'date', value: (row) => row.dueOn },
  ];
  if (answer !== null)
    columns.push({
      key: 'answer',
      title: '本次意愿',
      width: 236,
      value: () => '',
      render: (row) => (
        <Box component="span" onDoubleClick={(event) => event.stopPropagation()}>
          <AnswerPills
            label={`${row.name}的意愿`}
            options={admissionWishes}
            value={answers.get(row.personId) ?? null}
            onChange={(wish) => answer(row, wish)}
          />
        </Box>
      ),
    });
  return columns;
}

/** Asked again every year: date and witness once, an answer for each who was asked. */
export function WishesPage(): ReactNode {
  const { today } = useSession();
  const view = useScatteredView();
  const standing = oneOf(wishStandings, view.standing);
  const { offset, limit } = view.paging;
  const found = useCall('wishes.page', { ...view.place, standing, offset, limit }, { keepsPrevious: true });
  const mayWrite = useMay(everyRegistrar);
  const [answers, setAnswers] = useState<Answers>(new Map());
  useLeaveGuard(answers.size > 0);
  const answer = useCallback((row: Row, wish: AdmissionWish | null) => {
    setAnswers((before) => {
      const next = new Map(before);
      if (wish === null) next.delete(row.personId);
      else next.set(row.personId, wish);
      return next;
    });
  }, []);
  const columns = useMemo(() => columnsOf(answers, mayWrite ? answer : null), [answers, answer, mayWrite]);
  const record = useAction('wishes.record', {
    onSuccess: ({ recorded }) => {
      showToast({ tone: 'success', text: `已登记 ${count(recorded)} 人的意愿` });
      setAnswers(new Map());
      forgetUnsaved();
    },
  });
  const defaults = useMemo(() => ({ askedOn: today as IsoDate, witness: '' }), [today]);
  const { data } = found;
  return (
    <ScatteredFrame path="/scattered/wishes" subtitle={data ? `集中供养意愿每 ${data.reaskMonths} 个月询问一次` : null}>
      <ScatteredFilters view={view}>
        <StandingChips
          label="意愿询问"
          options={wishStandings}
          counts={data?.counts}
          value={standing}
          onChange={(next) => view.set({ standing: next })}
        />
      </ScatteredFilters>
      <ScatteredTable id="wishes" label="意愿询问" columns={columns} found={found} view={view} icon={mdiCommentQuestionOutline} />
      {mayWrite ? (
        <Form
          label="登记意愿"
          schema={headSchema}
          defaultValues={defaults}
          fieldErrors={record.fieldErrors}
          guardsLeaving={false}
          onSubmit={(head) => record.run({ ...head, wishes: [...answers].map(([personId, wish]) => ({ personId, wish })) })}
        >
          <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1.5, pt: 1.5 }}>
            <Box sx={{ width: '11rem' }}>
              <DateField name="askedOn" label="询问日期" isRequired />
            </Box>
            <Box sx={{ width: '14rem' }}>
              <TextField name="witness" label="见证人" isRequired maxLength={40} />
            </Box>
            <Box sx={{ flex: 1, pt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
              {answers.size === 0 ? '在“本次意愿”一列逐人选择，再统一登记。' : `已选 ${count(answers.size)} 人`}
            </Box>
            <Button type="submit" variant="contained" disabled={answers.size === 0 || answers.size > 200} loading={record.isRunning}>
              登记意愿
            </Button>
          </Box>
        </Form>
      ) : null}
    </ScatteredFrame>
  );
}

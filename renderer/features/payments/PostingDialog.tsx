import { useMemo, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { postingSchema, type Posting } from '../../../electron/contract/payments.ts';
import type { IsoDate } from '../../../electron/contract/values.ts';
import { DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';

/** 公示 of seven days, the first one counted. */
const daysAfterFirst = 6;

function daysLater(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

/** The number people call hardly ever changes: kept while the program runs. */
let lastPhone = '';

/** What stands under a posted list: from when until when, and where objections are taken. */
export function PostingDialog({
  posting,
  onDone,
  onClose,
}: {
  readonly posting: Posting | null;
  readonly onDone: (posting: Posting) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const defaults = useMemo(
    () => posting ?? { from: today as IsoDate, until: daysLater(today, daysAfterFirst) as IsoDate, phone: lastPhone },
    [posting, today],
  );
  return (
    <FormDialog title="公示稿" submitLabel="生成公示稿" isRunning={false} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form
          id={formId}
          label="公示稿"
          schema={postingSchema}
          defaultValues={defaults}
          onSubmit={(given) => {
            lastPhone = given.phone;
            onDone(given);
            return Promise.resolve(null);
          }}
        >
          <Typography sx={{ mb: 2, color: 'text.secondary' }}>
            只列序号、姓名、村、类别、金额和备注；姓名隐去一部分，不含身份证号、账号和健康情况。
          </Typography>
          <FormGrid minWidth="11rem">
            <DateField name="from" label="公示起" isRequired />
            <DateField name="until" label="公示止" isRequired />
            <Box sx={{ gridColumn: '1 / -1', display: 'grid' }}>
              <TextField name="phone" label="监督电话" isRequired hasFigures autoFocus maxLength={40} />
            </Box>
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

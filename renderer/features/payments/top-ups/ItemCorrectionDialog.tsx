import Typography from '@mui/material/Typography';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import type { ItemRow } from '../../../../electron/contract/top-ups.ts';
import { addMonths, isoMonthSchema, monthOf, type IsoDate, type IsoMonth } from '../../../../electron/contract/values.ts';
import { Form, FormDialog, MonthField } from '../../../shared/form.tsx';
import { useSession } from '../../../shared/session.ts';

const schema = z.object({ month: isoMonthSchema });

/** The month a sheet of corrections counts for: this one, unless the last sheet is of it already. */
export function ItemCorrectionDialog({
  item,
  isRunning,
  onBuild,
  onClose,
}: {
  readonly item: ItemRow;
  readonly isRunning: boolean;
  readonly onBuild: (month: IsoMonth) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const last = item.sheets.at(-1)?.month;
  const now = monthOf(today as IsoDate);
  const month = last !== undefined && last >= now ? addMonths(last, 1) : now;
  const defaults = useMemo(() => ({ month }), [month]);
  return (
    <FormDialog title={`编制“${item.title}”更正表`} submitLabel="编制" isRunning={isRunning} onClose={onClose} maxWidth="xs">
      {(formId) => (
        <Form id={formId} label="更正表" schema={schema} defaultValues={defaults} onSubmit={(input) => onBuild(input.month)}>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
            只列发放以后才得知的情况：多发的抵扣或追回，漏发的补发。没有差额时不编。
          </Typography>
          <MonthField name="month" label="所属月份" isRequired autoFocus />
        </Form>
      )}
    </FormDialog>
  );
}

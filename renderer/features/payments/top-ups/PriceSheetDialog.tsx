import Typography from '@mui/material/Typography';
import { useMemo, type ReactNode } from 'react';
import { priceScheme } from '../../../../electron/contract/schemes.ts';
import { topUpMethods, type PriceMonthRow } from '../../../../electron/contract/top-ups.ts';
import { useJob } from '../../../shared/client.ts';
import { count, money, monthText } from '../../../shared/format.ts';
import { Form, FormDialog, FormGrid, TextField } from '../../../shared/form.tsx';
import { goTo } from '../../../shared/navigation.ts';
import { JobDialog, showToast } from '../../../shared/ui.tsx';
import { sheetPath } from '../sheet-key.ts';
import { percentText } from './top-up-words.ts';

const schema = topUpMethods['topUps.buildPrice'].input.pick({ documentNo: true, documentTitle: true });
const blank = { documentNo: '', documentTitle: null };

/** The document a month's subsidy is paid under; then its sheet. */
export function PriceSheetDialog({
  prices,
  isCorrection,
  onClose,
}: {
  readonly prices: PriceMonthRow;
  readonly isCorrection: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const job = useJob('topUps.buildPrice');
  const defaults = useMemo(() => ({ ...blank }), []);
  const { month, cpi } = prices;
  const build = async (document: { readonly documentNo: string; readonly documentTitle: string | null }): Promise<void> => {
    const card = await job.start({ ...document, month, isCorrection });
    if (!card) return;
    goTo(sheetPath({ month, scheme: priceScheme }));
    showToast({
      tone: 'success',
      text: `${monthText(month)}价格临时补贴发放表草稿已编制：${count(card.persons)} 人，${money(card.totalFen)} 元。`,
    });
  };
  return (
    <>
      <FormDialog
        title={isCorrection ? `编制${monthText(month)}价格临时补贴更正表` : `编制${monthText(month)}价格临时补贴发放表`}
        submitLabel="编制"
        isRunning={job.isRunning}
        onClose={onClose}
      >
        {(formId) => (
          <Form id={formId} label="发放依据" schema={schema} defaultValues={defaults} onSubmit={build}>
            <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
              {isCorrection
                ? '本月没有达到启动条件，不发新的补贴；只把以前月份的补发、抵扣、追回列成一张更正表。'
                : `当月在供养期内的人员，每人按当月1日执行的标准乘以 ${percentText(cpi)} 发放，四舍五入到分；以前月份的差额一并补发、抵扣或追回。`}
            </Typography>
            <FormGrid>
              <TextField name="documentNo" label="发放文件文号" isRequired autoFocus maxLength={80} />
              <TextField name="documentTitle" label="文件名称" isNullable maxLength={200} />
            </FormGrid>
          </Form>
        )}
      </FormDialog>
      <JobDialog job={job} title="编制价格临时补贴发放表" />
    </>
  );
}

import { mdiClose, mdiContentCopy, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactNode } from 'react';
import { officers } from '../../../electron/contract/method.ts';
import type { SheetCard } from '../../../electron/contract/payments.ts';
import { useCall } from '../../shared/client.ts';
import { formatInstant, money } from '../../shared/format.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { usePrint } from '../../shared/paper/use-print.ts';
import { copyText, Icon, LoadError, Loading, MaskedText, Money } from '../../shared/ui.tsx';
import { useCalmClose } from '../../shared/use-calm-close.ts';
import {
  causeText,
  clauseText,
  entryText,
  explanationText,
  factText,
  parameterText,
  payeeText,
  standardText,
  type ExplainedItem,
} from './explain-text.ts';
import { SaveExplanation } from './SaveExplanation.tsx';
import { keyOf } from './sheet-key.ts';
import { sheetName } from './sheet-words.ts';

function Term({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {title}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
        {children}
      </Box>
    </>
  );
}

/** One under the other, each a line of its own. */
function Lines({ texts }: { readonly texts: readonly string[] }): ReactNode {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
      {texts.map((text, index) => (
        <li key={`${index} ${text}`}>{text}</li>
      ))}
    </Box>
  );
}

/** The day first, then what it says, then where it comes from. */
function Dated({ day, text, source }: { readonly day: string; readonly text: string; readonly source: string }): ReactNode {
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '5.5rem minmax(0, 1fr)', columnGap: 1 }}>
      <span>{day}</span>
      <span>
        {text}
        <Box component="span" sx={{ color: 'text.secondary', display: 'block', fontSize: '0.75rem' }}>
          {source}
        </Box>
      </span>
    </Box>
  );
}

function Corrected({ corrects }: { readonly corrects: NonNullable<ExplainedItem['corrects']> }): ReactNode {
  const { entries, causes } = corrects;
  return (
    <>
      <Term title="更正">
        <Lines texts={entries.length === 0 ? ['以前各表没有列过'] : entries.map(entryText)} />
      </Term>
      {causes.length === 0 ? null : (
        <Term title="得知">
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
            {causes.map((cause) => (
              <Dated
                key={`${cause.recordedAt}${cause.title}${cause.text}`}
                day={cause.validFrom}
                text={causeText(cause)}
                source={`${cause.source}，${formatInstant(cause.recordedAt)} 登记`}
              />
            ))}
          </Box>
        </Term>
      )}
    </>
  );
}

function Item({ item, onPrint }: { readonly item: ExplainedItem; readonly onPrint: (() => void) | null }): ReactNode {
  return (
    <Box component="section" aria-label={item.title} sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 2, pr: 1, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="h4" component="h3">
          {item.title}
        </Typography>
        <Box sx={{ ml: 'auto', fontSize: '1rem' }}>
          <Money fen={item.fen} isStrong hasUnit />
        </Box>
        {onPrint ? (
          <IconButton aria-label={`打印这一行：${item.title}`} title="打印这一行的依据" size="small" onClick={onPrint}>
            <Icon path={mdiPrinterOutline} />
          </IconButton>
        ) : null}
      </Box>
      <Box
        component="dl"
        sx={{ m: 0, px: 2, py: 1.25, display: 'grid', gridTemplateColumns: '3rem minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.75 }}
      >
        <Term title="算式">
          <Box sx={{ fontWeight: 600 }}>
            <Lines texts={item.steps} />
          </Box>
        </Term>
        {item.corrects ? <Corrected corrects={item.corrects} /> : null}
        <Term title="规定">
          <Lines texts={item.clauses.map(clauseText)} />
        </Term>
        {item.standard ? <Term title="标准">{standardText(item.standard)}</Term> : null}
        {item.parameters.length > 0 ? (
          <Term title="参数">
            <Lines texts={item.parameters.map(parameterText)} />
          </Term>
        ) : null}
        <Term title="时间">
          <Lines texts={item.dates} />
        </Term>
        {item.days ? (
          <Term title="天数">
            {item.days.days} 天，当月按 {item.days.monthDays} 天计
          </Term>
        ) : null}
        {item.facts.length > 0 ? (
          <Term title="事实">
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
              {item.facts.map((fact) => (
                <Dated key={`${fact.title}${fact.validFrom}${fact.text}`} day={fact.validFrom} text={factText(fact)} source={fact.source} />
              ))}
            </Box>
          </Term>
        ) : null}
        <Term title="收款">
          <Box component="span" sx={item.payee !== null && item.payeeAccount === null ? { color: 'warning.main' } : {}}>
            {payeeText(item)}
          </Box>
        </Term>
        {item.paid.length > 0 ? (
          <Term title="付款">
            <Lines texts={item.paid} />
          </Term>
        ) : null}
      </Box>
    </Box>
  );
}

/** Why this person receives these amounts: rule, standard with its document, facts with their sources, arithmetic, payee. */
export function ExplainDrawer({
  card,
  personId,
  onHold = null,
  onClose,
}: {
  readonly card: Pick<SheetCard, 'month' | 'scheme' | 'title'>;
  readonly personId: number;
  /** Keeps the person's payments back; null for those who may not. */
  readonly onHold?: (() => void) | null;
  readonly onClose: () => void;
}): ReactNode {
  const titleId = useId();
  const closeCalmly = useCalmClose(onClose);
  const { role } = useSession().user;
  const explanation = useCall('payments.explain', { ...keyOf(card), personId });
  const { data } = explanation;
  const total = data?.lines.reduce((sum, line) => sum + line.fen, 0) ?? 0;
  const personPage = `/people/${personId}`;
  const mayPrint = useMay(officers);
  const [saving, setSaving] = useState<'pdf' | 'docx' | null>(null);
  const { print } = usePrint('payments.explainPaper');
  return (
    <Drawer
      anchor="right"
      open
      onClose={closeCalmly}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 'min(38rem, 92vw)', display: 'flex', flexDirection: 'column' } },
      }}
    >
      <Box sx={{ px: 2.5, pt: 2, pb: 1.5, borderBottom: 1, borderColor: 'divider', flex: 'none' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography id={titleId} variant="h3" component="h2">
            发放依据 · {sheetName(card)}
          </Typography>
          <IconButton aria-label="关闭" onClick={onClose} autoFocus sx={{ ml: 'auto' }}>
            <Icon path={mdiClose} />
          </IconButton>
        </Box>
        {data ? (
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap', mt: 0.5 }}>
            <Typography sx={{ fontWeight: 600, fontSize: '1rem' }}>{data.name}</Typography>
            <MaskedText idNumber={data.idNumber} />
            <Box sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums' }}>
              合计 <b>{money(total)}</b> 元
            </Box>
          </Box>
        ) : null}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 2.5, py: 2, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        {explanation.error ? (
          <LoadError error={explanation.error} onRetry={() => void explanation.refetch()} />
        ) : data ? (
          [...data.lines, ...data.claims].map((item) => (
            <Item
              key={item.key}
              item={item}
              onPrint={mayPrint ? () => void print({ ...keyOf(card), personId, key: item.key, purpose: 'print' }) : null}
            />
          ))
        ) : (
          <Loading />
        )}
      </Box>
      <Box sx={{ flex: 'none', borderTop: 1, borderColor: 'divider', px: 2.5, py: 1.25, display: 'flex', gap: 1 }}>
        {isReachable(personPage, role) ? (
          <Button color="secondary" onClick={() => goTo(personPage)}>
            打开人员页
          </Button>
        ) : null}
        {onHold ? (
          <Button color="secondary" onClick={onHold}>
            暂缓发放
          </Button>
        ) : null}
        <Button color="secondary" onClick={() => goTo(`/people/${personId}/money`)}>
          资金明细
        </Button>
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiContentCopy} />}
            disabled={!data}
            onClick={() => data && void copyText(explanationText(data), '发放依据已复制，可以粘贴到文档中打印。')}
          >
            复制文字
          </Button>
          {mayPrint ? (
            <>
              <Button variant="outlined" disabled={!data} onClick={() => setSaving('docx')}>
                Word
              </Button>
              <Button variant="outlined" disabled={!data} onClick={() => setSaving('pdf')}>
                PDF
              </Button>
              <Button
                variant="contained"
                startIcon={<Icon path={mdiPrinterOutline} />}
                disabled={!data}
                onClick={() => void print({ ...keyOf(card), personId, key: null, purpose: 'print' })}
              >
                打印
              </Button>
            </>
          ) : null}
        </Box>
      </Box>
      {saving && data ? (
        <SaveExplanation
          key={saving}
          sheet={keyOf(card)}
          personId={personId}
          explanation={data}
          format={saving}
          onClose={() => setSaving(null)}
        />
      ) : null}
    </Drawer>
  );
}

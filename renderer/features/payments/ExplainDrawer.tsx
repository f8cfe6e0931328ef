import { mdiClose, mdiContentCopy } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import type { SheetCard } from '../../../electron/contract/payments.ts';
import { useCall } from '../../shared/client.ts';
import { money, monthText } from '../../shared/format.ts';
import { goTo, isReachable } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { copyText, Icon, LoadError, Loading, MaskedText, Money } from '../../shared/ui.tsx';
import { useCalmClose } from '../../shared/use-calm-close.ts';
import { explanationText, factText, payeeText, standardText, type Explanation } from './explain-text.ts';
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

function Line({ line }: { readonly line: Explanation['lines'][number] }): ReactNode {
  return (
    <Box component="section" aria-label={line.title} sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2, px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="h4" component="h3">
          {line.title}
        </Typography>
        <Box sx={{ ml: 'auto', fontSize: '1rem' }}>
          <Money fen={line.fen} isStrong hasUnit />
        </Box>
      </Box>
      <Box
        component="dl"
        sx={{ m: 0, px: 2, py: 1.25, display: 'grid', gridTemplateColumns: '3rem minmax(0, 1fr)', columnGap: 1.5, rowGap: 0.75 }}
      >
        <Term title="算式">
          <Box component="span" sx={{ fontWeight: 600 }}>
            {line.arithmetic}
          </Box>
        </Term>
        <Term title="规定">{line.rule}</Term>
        {line.standard ? <Term title="标准">{standardText(line.standard)}</Term> : null}
        {line.facts.length > 0 ? (
          <Term title="依据">
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
              {line.facts.map((fact) => (
                <Box
                  component="li"
                  key={`${fact.title}${fact.validFrom}${fact.text}`}
                  sx={{ display: 'grid', gridTemplateColumns: '5.5rem minmax(0, 1fr)', columnGap: 1 }}
                >
                  <span>{fact.validFrom}</span>
                  <span>
                    {factText(fact)}
                    <Box component="span" sx={{ color: 'text.secondary', display: 'block', fontSize: '0.75rem' }}>
                      {fact.source}
                    </Box>
                  </span>
                </Box>
              ))}
            </Box>
          </Term>
        ) : null}
        <Term title="收款">
          <Box component="span" sx={line.payeeAccount === null ? { color: 'warning.main' } : {}}>
            {payeeText(line)}
          </Box>
        </Term>
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
          data.lines.map((line) => <Line key={`${line.title}${line.payee}${line.fen}`} line={line} />)
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
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiContentCopy} />}
          disabled={!data}
          onClick={() => data && void copyText(explanationText(card, data), '发放依据已复制，可以粘贴到文档中打印。')}
          sx={{ ml: 'auto' }}
        >
          复制文字
        </Button>
      </Box>
    </Drawer>
  );
}

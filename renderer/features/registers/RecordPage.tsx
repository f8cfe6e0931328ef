import { mdiClipboardTextOutline, mdiPencilOutline, mdiPrinterOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyRegistrar } from '../../../electron/contract/method.ts';
import type { RegisterDefinition, RegisterField, RegisterStep, RegisterTransition } from '../../../electron/contract/registers-shapes.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { dateText, formatInstant, text } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, NumberText, Page, ReasonDialog, Section, showToast, StatusChip } from '../../shared/ui.tsx';
import { BackButton } from '../assessments/BackButton.tsx';
import { Term } from '../recoveries/Term.tsx';
import { DocumentLink } from '../tasks/DocumentLink.tsx';
import { FiledPapers } from '../tasks/FiledPapers.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { clockText, clockTone, shownText, stateOf, stateTone } from './shown-value.ts';
import { StepDialog } from './StepDialog.tsx';

type Found = OutputOf<'registers.get'>;
const termGrid = { m: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 2, fontSize: '0.8125rem' } as const;

/** One record of any register: what it says, the clocks over it, the steps it took and those that come next. */
export function RecordPage(): ReactNode {
  const { code, id } = useParams<{ code: string; id: string }>();
  const recordId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const registers = useCall('registers.definitions', {});
  const found = useCall('registers.get', { recordId }, { enabled: recordId > 0 });
  const definition = registers.data?.registers.find((register) => register.definition.code === code)?.definition;
  if (found.data && definition && found.data.code === code) return <Record found={found.data} definition={definition} />;
  const error = found.error ?? registers.error;
  const isMissing = recordId === 0 || (registers.data && !definition) || (found.data && found.data.code !== code);
  return (
    <Page title="登记事项" above={<BackButton to={`/registers/${code}`} />}>
      {error ? (
        <LoadError error={error} onRetry={() => void Promise.all([found.refetch(), registers.refetch()])} />
      ) : isMissing ? (
        <EmptyState icon={mdiClipboardTextOutline} what="没有这条登记" next="请从登记簿中打开。" />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Record({ found, definition }: { readonly found: Found; readonly definition: RegisterDefinition }): ReactNode {
  const [isEditing, setIsEditing] = useState(false);
  const [step, setStep] = useState<RegisterTransition | null>(null);
  const [undone, setUndone] = useState<{ readonly stepId: number | null } | null>(null);
  const mayWithdraw = useMay(everyRegistrar) && found.withdrawnReason === null;
  const { recordId, recordNo, code } = found;
  const withdraw = useAction('registers.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: undone?.stepId === null ? `已撤销 ${recordNo}` : '已撤销最后一步' });
      if (undone?.stepId === null) goTo(`/registers/${code}`);
      setUndone(null);
    },
  });
  const add = useAction('registers.addPaper', { onSuccess: ({ title }) => showToast({ tone: 'success', text: `已添加：${title}` }) });
  const standing = found.steps.filter(({ withdrawnReason }) => withdrawnReason === null);
  const next = definition.transitions.filter(({ id }) => found.next.includes(id));
  // The way on stands last, where the hand looks for it.
  const buttons = next.toSorted((one, other) => Number(one.tone === 'main') - Number(other.tone === 'main'));
  const state = stateOf(definition, found.state);
  return (
    <Page
      title={`${definition.title}：${found.subject}`}
      above={<BackButton to={`/registers/${code}`} />}
      scrolls
      subtitle={
        <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
          <StatusChip
            label={found.withdrawnReason === null ? (state?.label ?? found.state) : '已撤销'}
            tone={found.withdrawnReason === null ? stateTone(definition, found.state) : 'neutral'}
          />
          <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {recordNo}
            {found.townName === null ? '' : `　${found.townName}`}
          </Box>
        </Box>
      }
      actions={
        <>
          <Button
            variant="outlined"
            startIcon={<Icon path={mdiPrinterOutline} />}
            onClick={() => goTo(`/registers/${code}/${recordId}/paper`)}
          >
            登记表
          </Button>
          {found.mayEdit ? (
            <Button variant="outlined" startIcon={<Icon path={mdiPencilOutline} />} onClick={() => setIsEditing(true)}>
              更正
            </Button>
          ) : null}
          {mayWithdraw && standing.length === 0 ? (
            <Button variant="outlined" onClick={() => setUndone({ stepId: null })}>
              撤销登记
            </Button>
          ) : null}
          {buttons.map((transition) => (
            <Button
              key={transition.id}
              variant={transition.tone === 'main' ? 'contained' : 'outlined'}
              {...(transition.tone === 'danger' ? { color: 'error' as const } : {})}
              onClick={() => setStep(transition)}
            >
              {transition.label}
            </Button>
          ))}
        </>
      }
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 3fr) minmax(0, 2fr)' }, gap: 1.5, alignItems: 'start' }}>
        <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
          <Said found={found} definition={definition} />
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
          {found.clocks.length > 0 ? <Clocks found={found} /> : null}
          {definition.transitions.length > 0 ? (
            <Section title="办理经过">
              <Steps
                steps={found.steps}
                definition={definition}
                found={found}
                onWithdraw={mayWithdraw ? (stepId) => setUndone({ stepId }) : null}
              />
            </Section>
          ) : null}
          <Section title="材料">
            {found.papers.length === 0 && !mayWithdraw ? <Box sx={{ color: 'text.secondary' }}>没有材料</Box> : null}
            <FiledPapers
              name={recordNo}
              papers={found.papers}
              limitBytes={found.limitBytes}
              addLabel="添加申请书、证明、凭证等"
              onAdd={mayWithdraw ? () => void add.run({ recordId, title: '' }) : null}
              isAdding={add.isRunning}
            />
          </Section>
        </Box>
      </Box>
      {isEditing ? (
        <RecordDialog definition={definition} found={found} onClose={() => setIsEditing(false)} onSaved={() => undefined} />
      ) : null}
      {step ? <StepDialog definition={definition} found={found} transition={step} onClose={() => setStep(null)} /> : null}
      {undone ? (
        <ReasonDialog
          title={undone.stepId === null ? '撤销这条登记？' : '撤销最后一步？'}
          confirmLabel="撤销"
          cancelLabel="不撤销"
          reasonLabel="撤销原因"
          subject={`${definition.title} ${recordNo}　${found.subject}`}
          effect={
            undone.stepId === null
              ? '登记和原因留在审计日志中，不再列出和统计。'
              : '退回上一步的状态，期限重新计算；撤销的一步留在办理经过中。'
          }
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ recordId, stepId: undone.stepId, reason })}
          onCancel={() => setUndone(null)}
        />
      ) : null}
    </Page>
  );
}

function ValueOf({ field, found }: { readonly field: RegisterField; readonly found: Pick<Found, 'values' | 'people'> }): ReactNode {
  const person = found.people[field.code];
  const value = found.values[field.code];
  if (person)
    return (
      <Button size="small" sx={{ p: 0, minWidth: 0, minHeight: 0 }} onClick={() => goTo(`/people/${person.personId}`)}>
        {person.name}
      </Button>
    );
  if (field.kind === 'idNumber' && typeof value === 'string') return <NumberText value={value} kind="id" />;
  return <Box sx={{ whiteSpace: 'pre-wrap' }}>{shownText(field, found.values, found.people)}</Box>;
}

function Said({ found, definition }: { readonly found: Found; readonly definition: RegisterDefinition }): ReactNode {
  const groups = [...new Set(definition.fields.map(({ group }) => group))];
  return (
    <>
      {groups.map((group) => (
        <Section key={group ?? ''} title={group ?? '登记内容'}>
          <Box component="dl" sx={termGrid}>
            {definition.fields
              .filter((field) => field.group === group)
              .map((field) => (
                <Term key={field.code} term={field.label}>
                  <ValueOf field={field} found={found} />
                </Term>
              ))}
          </Box>
        </Section>
      ))}
      <Section title="依据">
        <Box component="dl" sx={termGrid}>
          {definition.basis.map(({ documentNo, place }) => (
            <Term key={`${documentNo} ${place}`} term="文件">
              <DocumentLink documentNo={documentNo} place={place} />
            </Term>
          ))}
          <Term term="登记">
            {found.recordedBy}　{formatInstant(found.recordedAt)}
          </Term>
          {found.withdrawnReason === null ? null : <Term term="撤销原因">{text(found.withdrawnReason)}</Term>}
        </Box>
      </Section>
    </>
  );
}

function Clocks({ found }: { readonly found: Found }): ReactNode {
  return (
    <Section title="期限">
      <Box component="dl" sx={termGrid}>
        {found.clocks.map((clock) => (
          <Term key={clock.id} term={clock.label}>
            <Box component="span" sx={{ mr: 1.5, fontVariantNumeric: 'tabular-nums' }}>
              {dateText(clock.dueOn)}
            </Box>
            <StatusChip label={clockText(clock)} tone={clockTone(clock)} />
          </Term>
        ))}
      </Box>
    </Section>
  );
}

function Steps({
  steps,
  definition,
  found,
  onWithdraw,
}: {
  readonly steps: readonly RegisterStep[];
  readonly definition: RegisterDefinition;
  readonly found: Found;
  readonly onWithdraw: ((stepId: number) => void) | null;
}): ReactNode {
  const last = steps.findLast(({ withdrawnReason }) => withdrawnReason === null)?.stepId;
  if (steps.length === 0) return <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>还没有办理。下一步在右上角。</Box>;
  return (
    <Box component="ol" aria-label="办理经过" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25, fontSize: '0.8125rem' }}>
      {steps.map((step) => {
        const fields = definition.transitions.find(({ id }) => id === step.transition)?.fields ?? [];
        const filled = fields.filter(({ code }) => (step.values[code] ?? null) !== null);
        const isGone = step.withdrawnReason !== null;
        return (
          <Box component="li" key={step.stepId} sx={{ borderLeft: 3, borderColor: isGone ? 'divider' : 'primary.main', pl: 1.5 }}>
            <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'baseline', fontVariantNumeric: 'tabular-nums' }}>
              <Box component="span" sx={{ fontWeight: 600, ...(isGone ? { textDecoration: 'line-through', color: 'text.disabled' } : {}) }}>
                {step.label}
              </Box>
              <Box component="span" sx={{ color: 'text.secondary', flex: 1 }}>
                {dateText(step.doneOn)}　{step.recordedBy}
              </Box>
              {onWithdraw && step.stepId === last ? (
                <Button size="small" color="secondary" sx={{ minHeight: 0, p: 0 }} onClick={() => onWithdraw(step.stepId)}>
                  撤销
                </Button>
              ) : null}
            </Box>
            {filled.map((field) => (
              <Box key={field.code} sx={{ color: isGone ? 'text.disabled' : 'text.primary', overflowWrap: 'anywhere' }}>
                {field.label}：{shownText(field, step.values, found.people)}
              </Box>
            ))}
            {step.reason === null ? null : <Box>理由：{step.reason}</Box>}
            {isGone ? <Box sx={{ color: 'text.secondary' }}>已撤销：{step.withdrawnReason}</Box> : null}
          </Box>
        );
      })}
    </Box>
  );
}

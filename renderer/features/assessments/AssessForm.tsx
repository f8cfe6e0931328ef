import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { ConditionReport } from '../../../electron/contract/assessment-due.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { PersonDetail } from '../../../electron/contract/people.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { Form } from '../../shared/form.tsx';
import { useLeaveGuard, forgetUnsaved } from '../../shared/leave-guard.ts';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Page, Section, showToast } from '../../shared/ui.tsx';
import { PersonHead } from '../people/PersonHead.tsx';
import { BackButton } from './BackButton.tsx';
import {
  concludedOf,
  emptyDraft,
  emptyHead,
  headSchema,
  isTouched,
  rememberSigners,
  type Head,
  type ScaleDraft,
} from './assessment-draft.ts';
import { Keys, ReportLine, Weigh } from './AssessParts.tsx';
import { HeadFields, SignatureFields } from './HeadFields.tsx';
import { ResultPanel, type Weighed } from './ResultPanel.tsx';
import { ScaleItems } from './ScaleItems.tsx';

type Known = OutputOf<'assessments.scales'>;
type AssessFormProps = {
  readonly person: PersonDetail['person'];
  readonly reports: readonly ConditionReport[];
  readonly hasFormer: boolean;
  readonly known: Known;
  readonly firstScale: string | null;
};

/** What somebody has looked at: a doubt that comes later is another one. */
function doubtsKey(weighed: Weighed | null): string {
  return (weighed?.doubts ?? []).map((doubt) => doubt.text).join('\n');
}

export function AssessForm({ person, reports, hasFormer, known, firstScale }: AssessFormProps): ReactNode {
  const { personId, name } = person;
  const { today } = useSession();
  const formId = useId();
  const current = known.scales.filter((row) => row.isCurrent);
  const [scaleId, setScaleId] = useState(
    () => (current.find((row) => row.scale.code === firstScale) ?? current.find((row) => row.isDeciding) ?? current[0])?.scaleId ?? 0,
  );
  const [hasChosenScale, setHasChosenScale] = useState(false);
  const [drafts, setDrafts] = useState<Readonly<Record<number, ScaleDraft>>>({});
  const [seen, setSeen] = useState<string | null>(null);
  const chosen = current.find((row) => row.scaleId === scaleId);
  const draft = drafts[scaleId] ?? emptyDraft;
  const change = (next: ScaleDraft): void => setDrafts((before) => ({ ...before, [scaleId]: next }));
  useLeaveGuard(Object.values(drafts).some(isTouched));
  const conclude = useAction('assessments.conclude', {
    onSuccess: ({ assessmentId, effect }) => {
      showToast({ tone: 'success', text: `已登记${name}的评估结论。${effect[0] ?? ''}` });
      forgetUnsaved();
      goTo(`/assessments/${assessmentId}`, { replace: true });
    },
  });
  const defaults = useMemo(
    () =>
      emptyHead(known.rules.assessorCount, isoDate(today), {
        kind: reports.length > 0 ? 'change' : hasFormer ? 'regular' : 'first',
        place: person.homeName ?? '本人家中',
      }),
    [known, today, reports.length, hasFormer, person.homeName],
  );
  const latest = useRef<Weighed | null>(null);
  const submit = (head: Head, weighed: Weighed | null): unknown => {
    const concludedLevel = chosen ? concludedOf(chosen.scale, draft) : null;
    if (!chosen || concludedLevel === null) {
      showToast({ tone: 'error', text: '还有没有评定的项目。', next: '请逐项选择后再登记；空着的不算“能”。' });
      return undefined;
    }
    rememberSigners(head);
    return conclude.run({
      ...head,
      personId,
      scaleId,
      answers: { ...draft.answers },
      notes: { ...draft.notes },
      changes: [...draft.changes],
      concludedLevel,
      overrideReason: draft.override === null ? null : draft.overrideReason,
      acknowledged: seen === doubtsKey(weighed) ? (weighed?.doubts ?? []).map((doubt) => doubt.kind) : [],
    });
  };
  useShortcut('Ctrl+Enter', '登记结论', () => (document.getElementById(formId) as HTMLFormElement | null)?.requestSubmit());
  if (!chosen) return null;
  return (
    <Page
      title={`新评估：${name}`}
      above={<BackButton to={`/people/${personId}`} />}
      subtitle={<PersonHead person={person} />}
      actions={
        <Button type="submit" form={formId} variant="contained" loading={conclude.isRunning} title="Ctrl+Enter">
          登记结论
        </Button>
      }
      scrolls
    >
      <Tabs
        value={scaleId}
        onChange={(_, id: number) => {
          setScaleId(id);
          setHasChosenScale(true);
        }}
        sx={{ borderBottom: 1, borderColor: 'divider', flex: 'none', mb: 1.5 }}
      >
        {current.map((row) => (
          <Tab key={row.scaleId} value={row.scaleId} label={`${row.scale.shortTitle}${row.isDeciding ? '（决定档次）' : '（参考）'}`} />
        ))}
      </Tabs>
      <Form
        id={formId}
        label="新评估"
        schema={headSchema}
        defaultValues={defaults}
        fieldErrors={conclude.fieldErrors}
        onSubmit={(head) => submit(head, latest.current)}
      >
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: 'minmax(0, 1fr) minmax(20rem, 24rem)',
            gap: 2,
            alignItems: 'start',
            '@media (max-width: 60rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
          }}
        >
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
            {reports.map((report) => (
              <ReportLine key={report.conditionReportId} report={report} />
            ))}
            <HeadFields />
            <Section title={chosen.scale.title} actions={<Keys isGraded={chosen.scale.groups.length > 1} />} isFlush>
              <ScaleItems key={scaleId} scale={chosen.scale} draft={draft} onChange={change} startsFocused={hasChosenScale} />
            </Section>
            <SignatureFields assessors={known.rules.assessorCount} />
          </Box>
          <Box sx={{ position: 'sticky', top: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
            <Weigh personId={personId} scaleId={scaleId} draft={draft} concludedLevel={concludedOf(chosen.scale, draft)}>
              {(weighed, refusal) => {
                latest.current = weighed;
                return (
                  <ResultPanel
                    scale={chosen.scale}
                    isDeciding={chosen.isDeciding}
                    draft={draft}
                    onChange={change}
                    weighed={weighed}
                    refusal={refusal}
                    isSeen={weighed !== null && seen === doubtsKey(weighed)}
                    onSeen={(isSeen) => setSeen(isSeen ? doubtsKey(weighed) : null)}
                  />
                );
              }}
            </Weigh>
          </Box>
        </Box>
      </Form>
    </Page>
  );
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import { assessmentMethods } from '../../../electron/contract/assessments.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { careTierLabels, selfCareLevels } from '../../../electron/contract/terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, TextField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { EffectNote, Section, showToast } from '../../shared/ui.tsx';

type Known = OutputOf<'assessments.scales'>;
const tierOptions = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));

function abilityLevels({ scales, tiers }: Known): readonly { readonly id: string; readonly label: string }[] {
  const ability = scales.find((row) => row.isCurrent && row.scale.levels.every((level) => level.id in tiers));
  return ability?.scale.levels ?? [];
}

/** Which care tier goes with which elder ability level, both ways, and the numbers of the rules. */
export function TiersSection({ known }: { readonly known: Known }): ReactNode {
  const mayWrite = useMay(assessmentMethods['assessments.saveTiers'].access);
  const [isEditing, setIsEditing] = useState(false);
  const { tiers, tiersDocumentNo, rules } = known;
  const levels = abilityLevels(known);
  return (
    <Section
      title="等级与档次的对应"
      actions={
        mayWrite && levels.length > 0 ? (
          <Button size="small" onClick={() => setIsEditing(true)}>
            修改
          </Button>
        ) : null
      }
    >
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'max-content 1fr',
          columnGap: 2,
          rowGap: 0.5,
          fontSize: '0.8125rem',
          '& dd': { m: 0 },
        }}
      >
        {levels.map((level) => {
          const tier = tiers[level.id];
          return (
            <Box key={level.id} sx={{ display: 'contents' }}>
              <dt>
                {level.id}级　{level.label}
              </dt>
              <dd>{tier ? careTierLabels[tier] : '—'}</dd>
            </Box>
          );
        })}
      </Box>
      <Box sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
        依据：{tiersDocumentNo}。两种评估的结论按此对应不一致时提醒，不自动改变。
      </Box>
      <Box sx={{ mt: 1, fontSize: '0.8125rem' }}>
        评估人 {rules.assessorCount} 名、见证人 1 名；有效期 {rules.validMonths} 个月，到期前 {rules.warnDays} 天提醒；报告变化后{' '}
        {rules.reassessWorkDays} 个工作日内重新评估；同一评估人一天超过 {rules.maxPerDay} 人、与上次相差 {rules.jumpLevels} 级时提醒核对。
      </Box>
      {isEditing ? <TiersDialog known={known} onClose={() => setIsEditing(false)} /> : null}
    </Section>
  );
}

function TiersDialog({ known, onClose }: { readonly known: Known; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const levels = abilityLevels(known);
  const save = useAction('assessments.saveTiers', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已登记新的对应关系。' });
      onClose();
    },
  });
  const defaults = useMemo(() => ({ tiers: { ...known.tiers }, validFrom: isoDate(today), documentNo: '' }), [known.tiers, today]);
  return (
    <FormDialog title="修改等级与档次的对应" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="等级与档次的对应"
          schema={assessmentMethods['assessments.saveTiers'].input}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          {levels.map((level) => (
            <Box key={level.id} sx={{ mb: 1 }}>
              <ChoiceField name={`tiers.${level.id}`} label={`${level.id}级　${level.label}`} isRequired options={tierOptions} />
            </Box>
          ))}
          <FormGrid>
            <DateField name="validFrom" label="起始日期" isRequired />
            <TextField name="documentNo" label="依据文号" isRequired maxLength={60} />
          </FormGrid>
          <EffectNote
            label="影响"
            effect="原对应关系执行到起始日期前一日；已登记的评估不变，起始日期起登记的评估按新的对应判断。"
            hint=""
          />
        </Form>
      )}
    </FormDialog>
  );
}

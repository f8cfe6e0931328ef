import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { approvers } from '../../../electron/contract/method.ts';
import { fireKinds } from '../../../electron/contract/renovation-works-terms.ts';
import { renovationWorksMethods } from '../../../electron/contract/renovation-works.ts';
import type { Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { useAction } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, NumberField, TextField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { ChecklistField } from './ChecklistField.tsx';
import { NewRoomsField } from './NewRoomsField.tsx';
import { BedsField } from './BedsField.tsx';
import type { ProjectDetail } from './renovation-words.ts';
import { isOpen, type BedOption } from './works.ts';

function PartTitle({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Box component="h3" sx={{ mt: 2.25, mb: 1.25, fontSize: '0.875rem', fontWeight: 600 }}>
      {children}
    </Box>
  );
}

/** What the acceptance does to the beds, before it is made. */
function Effect({ works }: { readonly works: Works }): ReactNode {
  const [beds, nursing, rooms] = useWatch({ name: ['bedsAdded', 'nursingAdded', 'rooms'] }) as [
    unknown,
    unknown,
    readonly { readonly beds: unknown }[],
  ];
  const { bedsRegistered, nursingBeds } = works.capacity;
  const closed = works.closures.filter(isOpen).length;
  const drawn = rooms.reduce((sum, room) => sum + (typeof room.beds === 'number' ? room.beds : 0), 0);
  if (typeof beds !== 'number' || typeof nursing !== 'number')
    return <EffectNote label="对床位的影响" effect="" hint="填写增加的床位后，这里说明验收对床位的影响。" />;
  const parts = [
    `${works.homeName}核定床位由 ${bedsRegistered} 张变为 ${bedsRegistered + beds} 张，其中护理型由 ${nursingBeds} 张变为 ${nursingBeds + nursing} 张`,
    drawn > 0 ? `床位图新增 ${rooms.length} 间 ${drawn} 张` : '床位图不变，以后再画',
    closed > 0 ? `改造停用的 ${closed} 张恢复使用` : '',
    '项目计为改造完成，空床即可安排等候的老人入住',
  ];
  return <EffectNote label="对床位的影响" hint="" effect={`${parts.filter((part) => part !== '').join('；')}。`} />;
}

/** Acceptance with its evidence; the beds it adds come into the home and onto the map in the same step. */
export function AcceptDialog({
  project,
  works,
  onClose,
}: {
  readonly project: ProjectDetail;
  readonly works: Works;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const mayExcept = useMay(approvers);
  const beds = useMemo(
    (): readonly BedOption[] => works.rooms.flatMap((room) => room.beds.map((bed) => ({ id: bed.bedId, label: bed.place }))),
    [works.rooms],
  );
  const normal = useMemo(
    (): readonly BedOption[] =>
      works.rooms.flatMap((room) =>
        room.beds.filter((bed) => bed.bedType === 'normal').map((bed) => ({ id: bed.bedId, label: bed.place })),
      ),
    [works.rooms],
  );
  const defaults = useMemo(
    () => ({
      projectId: works.projectId,
      acceptedOn: today,
      documentNo: '',
      panel: '',
      opinion: '',
      fireKind: works.fireKindNeeded,
      fireDocumentNo: null,
      electricalNo: null,
      checklist: works.checklistItems.map(({ code }) => ({ code, isMet: false, note: null })),
      // By the plan of the project; the acceptance may find something else.
      bedsAdded: project.bedsAfter - project.bedsBefore,
      nursingAdded: project.nursingAfter - project.nursingBefore,
      rooms: [],
      nursingBedIds: [],
      retiredBedIds: [],
      exceptionReason: null,
    }),
    [works, project, today],
  );
  const save = useAction('renovation.accept', {
    onSuccess: ({ bedsRegistered, nursingBeds, reopened }) => {
      showToast({
        tone: 'success',
        text: `已登记竣工验收：${works.homeName}核定床位 ${bedsRegistered} 张，其中护理型 ${nursingBeds} 张`,
        ...(reopened > 0 ? { next: `${reopened} 张停用的床位已恢复使用。` } : {}),
      });
      onClose();
    },
  });
  return (
    <FormDialog title={`登记竣工验收：${project.name}`} submitLabel="登记验收" isRunning={save.isRunning} onClose={onClose} maxWidth="lg">
      {(formId) => (
        <Form
          id={formId}
          label="登记竣工验收"
          schema={renovationWorksMethods['renovation.accept'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="acceptedOn" label="验收日期" isRequired autoFocus />
            <TextField name="documentNo" label="验收文号" isRequired maxLength={60} />
            <TextField name="panel" label="验收组成员" isRequired maxLength={300} />
            <TextField name="electricalNo" label="电气检测报告编号" isNullable maxLength={60} />
          </FormGrid>
          <Box sx={{ mt: 1.75, display: 'grid', gap: 1.75 }}>
            <TextField name="opinion" label="验收意见" isRequired rows={2} maxLength={500} />
            <FormGrid minWidth="22rem">
              <ChoiceField name="fireKind" label="消防凭证" isRequired options={fireKinds} />
              <TextField name="fireDocumentNo" label="消防验收或备案文号" isNullable isRequired maxLength={60} />
            </FormGrid>
          </Box>
          <PartTitle>核对</PartTitle>
          <ChecklistField items={works.checklistItems} />
          <PartTitle>床位</PartTitle>
          <FormGrid minWidth="13rem">
            <NumberField name="bedsAdded" label="核定床位增加" unit="张" isSigned isRequired hint="减少的填负数" />
            <NumberField name="nursingAdded" label="其中护理型增加" unit="张" isSigned isRequired />
          </FormGrid>
          <NewRoomsField />
          {beds.length > 0 ? (
            <Box sx={{ mt: 1.75 }}>
              <FormGrid minWidth="22rem">
                <BedsField name="nursingBedIds" label="原有床位改为护理型" options={normal} />
                <BedsField name="retiredBedIds" label="拆除的原有床位" options={beds} />
              </FormGrid>
            </Box>
          ) : null}
          {mayExcept ? (
            <Box sx={{ mt: 1.75 }}>
              <TextField
                name="exceptionReason"
                label="例外理由"
                isNullable
                maxLength={200}
                hint="跳过前面阶段时由审批人填写；消防凭证不能例外"
              />
            </Box>
          ) : null}
          <Effect works={works} />
        </Form>
      )}
    </FormDialog>
  );
}

import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import { projectInputSchema } from '../../../electron/contract/renovation.ts';
import { projectKinds } from '../../../electron/contract/renovation-terms.ts';
import { useAction, useCall } from '../../shared/client.ts';
import {
  DateField,
  Form,
  FormDialog,
  FormGrid,
  MoneyField,
  NumberField,
  SearchSelectField,
  SelectField,
  TextField,
} from '../../shared/form.tsx';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import type { ProjectDetail } from './renovation-words.ts';

/** The area is typed in square metres. */
const { floorAreaCenti: _centi, ...fields } = projectInputSchema.shape;
const schema = z
  .object({ ...fields, floorArea: z.number('面积应为数字').min(0).max(1_000_000, '面积过大').nullable() })
  .superRefine(({ bedsBefore, nursingBefore, bedsAfter, nursingAfter }, context) => {
    const message = '护理型床位不能多于床位合计';
    if (nursingBefore > bedsBefore) context.addIssue({ code: 'custom', path: ['nursingBefore'], message });
    if (nursingAfter > bedsAfter) context.addIssue({ code: 'custom', path: ['nursingAfter'], message });
  });

function valuesOf(project: ProjectDetail) {
  const { projectId, code, name, batchYear, homeId, kind, content, floorAreaCenti, unit, managerName } = project;
  const { bedsBefore, nursingBefore, bedsAfter, nursingAfter, approvalNo, approvedOn, approvedFen, estimateFen, readyOn } = project;
  const floorArea = floorAreaCenti === null ? null : floorAreaCenti / 100;
  return {
    projectId,
    code,
    name,
    batchYear,
    homeId,
    kind,
    content,
    floorArea,
    unit,
    managerName,
    bedsBefore,
    nursingBefore,
    bedsAfter,
    nursingAfter,
    approvalNo,
    approvedOn,
    approvedFen,
    estimateFen,
    readyOn,
    // It comes masked: the field stays empty, and what is recorded stays unless somebody types.
    managerPhone: null,
  };
}

/** Registers a project in the pipeline, or changes its particulars; each change stands in the audit. */
export function ProjectDialog({ project, onClose }: { readonly project: ProjectDetail | null; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const homes = useCall('homes.list', {});
  const homeOptions = useMemo(() => (homes.data ?? []).map(({ homeId, name, code }) => ({ id: homeId, label: name, code })), [homes.data]);
  const defaults = useMemo(
    () =>
      project === null
        ? {
            projectId: null,
            code: '',
            name: '',
            batchYear: null,
            homeId: null,
            kind: null,
            content: null,
            floorArea: null,
            unit: null,
            managerName: null,
            managerPhone: null,
            bedsBefore: null,
            nursingBefore: null,
            bedsAfter: null,
            nursingAfter: null,
            approvalNo: null,
            approvedOn: null,
            approvedFen: null,
            estimateFen: null,
            readyOn: null,
            enteredOn: today,
            needDocumentNo: null,
          }
        : valuesOf(project),
    [project, today],
  );
  const save = useAction('renovation.save', {
    onSuccess: ({ projectId }, { name }) => {
      showToast({ tone: 'success', text: `已保存：${name}` });
      onClose();
      if (project === null) goTo(`/renovation/project/${projectId}`);
    },
  });
  const title = project === null ? '登记改造项目' : '修改项目信息';
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={schema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={({ floorArea, managerPhone, ...input }) =>
            save.run({
              ...input,
              ...(project === null || managerPhone !== null ? { managerPhone } : {}),
              floorAreaCenti: floorArea === null ? null : Math.round(floorArea * 100),
            })
          }
        >
          <FormGrid minWidth="22rem">
            <TextField name="name" label="项目名称" isRequired autoFocus maxLength={80} />
            <SearchSelectField name="homeId" label="敬老院" isRequired options={homeOptions} emptyText="没有这家机构" />
          </FormGrid>
          <Box sx={{ mt: 1.75 }}>
            <FormGrid>
              <TextField name="code" label="项目编号" isRequired hasFigures maxLength={30} hint="台账以此对应" />
              <NumberField name="batchYear" label="年度任务批次" unit="年" hint="没有列入年度任务的不填" />
              <SelectField name="kind" label="改造类型" isRequired options={projectKinds} />
            </FormGrid>
          </Box>
          <Box sx={{ my: 1.75 }}>
            <TextField name="content" label="主要建设内容" isNullable rows={2} maxLength={500} />
          </Box>
          <FormGrid minWidth="11.5rem">
            <NumberField name="floorArea" label="建筑面积" unit="㎡" hasDecimals />
            <MoneyField name="estimateFen" label="估算投资" />
            <DateField name="readyOn" label="预计投用" />
            <TextField name="unit" label="责任单位" isNullable maxLength={60} />
            <NumberField name="bedsBefore" label="改造前床位" unit="张" isRequired />
            <NumberField name="nursingBefore" label="其中护理型" unit="张" isRequired />
            <NumberField name="bedsAfter" label="改造后床位" unit="张" isRequired />
            <NumberField name="nursingAfter" label="其中护理型" unit="张" isRequired />
            {project === null ? (
              <>
                <DateField name="enteredOn" label="入库日期" isRequired />
                <TextField name="needDocumentNo" label="需求说明或鉴定报告号" isNullable maxLength={60} />
              </>
            ) : (
              <>
                <TextField name="approvalNo" label="批复文号" isNullable maxLength={60} />
                <DateField name="approvedOn" label="批复日期" />
                <MoneyField name="approvedFen" label="批复投资" />
              </>
            )}
            <TextField name="managerName" label="责任人" isNullable maxLength={30} />
            <TextField
              name="managerPhone"
              label="联系电话"
              isNullable
              hasFigures
              maxLength={20}
              {...(project?.managerPhone ? { hint: `不填即保留 ${project.managerPhone}` } : {})}
            />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

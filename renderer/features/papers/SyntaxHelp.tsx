import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Fragment, useId, type ReactNode } from 'react';

const rules: readonly (readonly [write: string, get: string])[] = [
  ['{{姓名}}', '填入登记的内容；没有登记的印成横线，供手工填写'],
  ['{{姓名：8}}', '没有登记时留出 8 个字的横线'],
  ['普通的一行', '一个自然段，首行缩进两字'],
  ['# 标题　## 一、章　### （一）节', '标题（宋体加粗）、黑体、楷体'],
  ['**重点**　____', '加粗；留一段横线'],
  ['【居中】… 【顶格】… 【靠右】… 【小字】…', '这一行的位置和字号'],
  ['【签字：甲方（盖章）：| 乙方（签字）：】', '并排的签字处；连写几行排在一起，不会与正文分在两页'],
  ['【盖章：{{民政局}} | {{今天}}】', '右下方的落款和盖章处'],
  ['【表格：24 34 22 24 22 39】', '表格各列宽度（毫米），下面每行写｜格｜格｜'],
  ['｜意见｜[下右]负责人：｜＜｜ 26', '[左中右上下小] 是位置和小号字；＜ 与左边合并，＾ 与上面合并；行末数字是行高（毫米）'],
  ['//', '格子里另起一行'],
  ['【如有：联系人】… 【否则】… 【完】', '有登记才印的内容；相反的写【如无：…】'],
  ['【版式：公文】【版式：表格】【字号：四号】', '页边距；正文字号：三号、小三、四号、小四、五号'],
  ['【页码】【空行】【空：10】【分页】', '页脚印页码；空出一行或若干毫米；另起一页'],
];

export function SyntaxHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={titleId} slotProps={{ paper: { sx: { maxWidth: '52rem' } } }}>
      <DialogTitle id={titleId}>模板的写法</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(14rem, auto) 1fr', columnGap: 3, rowGap: 1, fontSize: '0.875rem' }}>
          {rules.map(([write, get]) => (
            <Fragment key={write}>
              <Box component="code" sx={{ fontFamily: 'inherit', fontWeight: 600 }}>
                {write}
              </Box>
              <Box sx={{ color: 'text.secondary' }}>{get}</Box>
            </Fragment>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          关闭
        </Button>
      </DialogActions>
    </Dialog>
  );
}

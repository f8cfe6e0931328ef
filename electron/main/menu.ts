/** Menus in Chinese, where a system needs them. */
import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

const editing: MenuItemConstructorOptions[] = [
  { role: 'undo', label: '撤销' },
  { role: 'redo', label: '重做' },
  { type: 'separator' },
  { role: 'cut', label: '剪切' },
  { role: 'copy', label: '复制' },
  { role: 'paste', label: '粘贴' },
  { role: 'selectAll', label: '全选' },
];

/** Before the application is ready, or Electron makes a menu of its own, in English, which also takes time. */
export function setMenu(): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null);
  // There the keys for editing exist only through the menu.
  const template: MenuItemConstructorOptions[] = [
    { label: '颐养台账', submenu: [{ role: 'hide', label: '隐藏' }, { type: 'separator' }, { role: 'quit', label: '退出' }] },
    { label: '编辑', submenu: editing },
    { label: '视图', submenu: [{ role: 'togglefullscreen', label: '全屏' }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** The right mouse button: what people look for there, and nothing else. */
export function offerEditing(contents: WebContents): void {
  contents.on('context-menu', (_, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText.trim() === '') return;
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', label: '剪切', enabled: editFlags.canCut },
          { role: 'copy', label: '复制', enabled: editFlags.canCopy },
          { role: 'paste', label: '粘贴', enabled: editFlags.canPaste },
          { type: 'separator' },
          { role: 'selectAll', label: '全选', enabled: editFlags.canSelectAll },
        ]
      : [{ role: 'copy', label: '复制', enabled: editFlags.canCopy }];
    Menu.buildFromTemplate(items).popup();
  });
}

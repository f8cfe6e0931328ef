/** The log's words for who came in, who was kept out. */
export const sessionActions: Readonly<Record<string, string>> = {
  'session.login': '登录',
  'session.logout': '退出登录',
  'session.recover': '用恢复密钥打开',
  'session.lock': '锁定窗口',
  'session.unlock': '解锁窗口',
  'session.wrongPassphrase': '口令错误',
  'session.triesDamaged': '口令错误记录文件已损坏',
  'session.revokedKey': '旧钥匙文件登录被拒绝',
  'session.clockAccepted': '确认电脑时间无误',
};

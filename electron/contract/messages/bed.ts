import type { ErrorText } from './text.ts';

/** Refusals of rooms, beds, stays, absences and roll calls. `{name}` of somebody in the way is masked where the caller may not see him. */
export const bedMessages = {
  BED_NOT_FOUND: { what: '没有找到这张床位。', next: '请刷新后重试。' },
  ROOM_NOT_FOUND: { what: '没有找到这个房间。', next: '请刷新后重试。' },
  ROOM_EXISTS: { what: '{building}已有房间：{rooms}。', next: '请换一个房间号，或修改已有的房间。' },
  ROOM_NOT_EMPTY: { what: '{room}还有 {beds} 张床位。', next: '请先撤减房间里的床位。' },
  BED_EXISTS: { what: '{room}已有 {label} 床。', next: '请换一个床位号。' },
  BED_OCCUPIED: { what: '{bed}自 {from} 起由{name}使用。', next: '请换一张床位，或选择其退床之后的日期。' },
  BED_RESERVED: { what: '{bed}自 {from} 起已为{name}预留。', next: '请换一张床位，或先取消预留。' },
  BED_OUT_OF_USE: { what: '{bed}自 {from} 起{kind}。', next: '请换一张床位，或先恢复使用。' },
  BED_NOT_IN_STOCK: { what: '{bed}在 {date} 不在用（自 {from} 起启用）。', next: '请核对日期，或换一张床位。' },
  BED_RETIRED: { what: '{bed}已自 {until} 起撤减。', next: '请换一张床位。' },
  BED_IN_USE: { what: '{bed}在这一天之后还有人使用或已预留（{name}）。', next: '请先调换床位或取消预留。' },
  BED_OTHER_HOME: { what: '{bed}不在{home}。', next: '请选择本机构的床位；到别的机构请办理转院。' },
  OUTAGE_OVERLAP: { what: '{bed}自 {from} 起已经停用。', next: '请先恢复使用，再登记新的停用。' },
  OUTAGE_NOT_FOUND: { what: '没有找到这条停用记录。', next: '请刷新后重试。' },
  OUTAGE_ENDED: { what: '{bed}已经恢复使用。', next: '请刷新后查看。' },

  STAY_NOT_FOUND: { what: '没有找到这条床位记录。', next: '请刷新后重试。' },
  STAY_WITHDRAWN: { what: '这条记录已经撤销过。', next: '无需再次撤销。' },
  STAY_NOT_IN_HOME: { what: '{name}在 {date} 没有住在机构里。', next: '请先办理入住，或核对日期。' },
  STAY_NO_BED: { what: '{name}在 {date} 没有安排床位。', next: '请先安排床位。' },
  STAY_HAS_BED: { what: '{name}自 {from} 起已在{bed}。', next: '请用“调换床位”。' },
  STAY_SAME_BED: { what: '{name}已在这张床位。', next: '请选择另一张床位。' },
  STAY_OTHER_HOME: { what: '{name}和{other}不在同一家机构。', next: '请用“转院”分别办理。' },
  STAY_ALREADY_IN_HOME: { what: '{name}在 {date} 已住在{home}。', next: '安排床位请用“安排床位”，换机构请用“转院”。' },
  STAY_ALREADY_RESERVED: { what: '{name}自 {from} 起已预留{bed}。', next: '请先取消原来的预留。' },
  HELD_NOT_FOUND: { what: '这处预留已经收回，或本人已经入住。', next: '请刷新后查看。' },
  HELD_COUNTY_ONLY: { what: '没有床位图的机构，名额由县级按安置方案预留。', next: '请联系县级经办收回。' },
  STAY_RESERVATION_ONLY: { what: '这不是预留记录。', next: '在院人员的床位请用“调换床位”或“退出”。' },
  STAY_NOT_SUPPORTED: { what: '{name}在 {date} 不是在册特困人员。', next: '请核对人员状态和日期。' },
  STAY_LATER_CHANGE: { what: '{name}在 {date} 或之后已有床位变动。', next: '请选择更晚的日期，或先撤销之后的记录。' },
  HOME_NO_BED_LEFT: {
    what: '{home}在 {date} 已没有空余床位（可用 {available}，已住 {occupied}）。',
    next: '请核对核定床位和停用床位，或选择别的机构。',
  },

  ABSENCE_NOT_FOUND: { what: '没有找到这条请假住院记录。', next: '请刷新后重试。' },
  ABSENCE_OVERLAP: { what: '{name}自 {from} 起已登记{kind}，尚未返院。', next: '请先登记返院，再登记新的请假或住院。' },
  ABSENCE_ENDED: { what: '{name}已于 {date} 返院。', next: '请刷新后查看。' },
  ABSENCE_BACK_TOO_EARLY: { what: '返院日期早于离院日期 {from}。', next: '请核对日期。' },

  ROLL_NOT_IN_HOME: { what: '有 {count} 人在 {date} 不在本机构。', next: '请刷新点名表后重新点名。' },
  INCIDENT_NOT_FOUND: { what: '没有找到这条事故记录。', next: '请刷新后重试。' },
  INCIDENT_CLOSED: { what: '这起事故已于 {date} 销号。', next: '无需再次登记。' },
} as const satisfies Record<string, ErrorText>;

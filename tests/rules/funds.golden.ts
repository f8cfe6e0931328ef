/** Worked by hand, in yuan as a clerk writes them: sources A, B, C in the order of drawing. */

/** 按比例: each share rounded half up to the fen, the last one bears the rest. */
export const byShares = [
  // total, shares in percent, what each pays
  { total: '1000.00', percent: [60, 30, 10], pays: ['600.00', '300.00', '100.00'], why: '除得尽' },
  { total: '100.01', percent: [50, 50], pays: ['50.01', '50.00'], why: '半分进一，末位取余' },
  { total: '999.99', percent: [33.33, 33.33, 33.34], pays: ['333.30', '333.30', '333.39'], why: '末位取余' },
  { total: '0.01', percent: [50, 50], pays: ['0.01', '0.00'], why: '只有一分' },
  { total: '0.02', percent: [30, 30, 40], pays: ['0.01', '0.01', '0.00'], why: '前两家已付完' },
  { total: '0.01', percent: [25, 50, 25], pays: ['0.00', '0.01', '0.00'], why: '四舍五入后不超过总额' },
  { total: '-300.00', percent: [60, 40], pays: ['-180.00', '-120.00'], why: '抵扣大于应发，按比例退回' },
  { total: '1838475.00', percent: [50, 20, 30], pays: ['919237.50', '367695.00', '551542.50'], why: '整县一个月' },
] as const;

/** 按次序: each source until it is empty, the last one bears what is left over. */
export const inOrder = [
  { total: '1000.00', available: ['600.00', '300.00', '500.00'], pays: ['600.00', '300.00', '100.00'], why: '前两家用完，末家补足' },
  { total: '500.00', available: ['600.00', '300.00', '500.00'], pays: ['500.00', '0.00', '0.00'], why: '第一家够' },
  { total: '1000.00', available: ['0.00', '300.00', '500.00'], pays: ['0.00', '300.00', '700.00'], why: '不够，末家超支200' },
  { total: '1000.00', available: ['-50.00', '1200.00', '0.00'], pays: ['0.00', '1000.00', '0.00'], why: '已超支的不再支付' },
  { total: '-80.00', available: ['0.00', '300.00', '0.00'], pays: ['-80.00', '0.00', '0.00'], why: '负数退回第一家' },
] as const;

/** 追回、退回的钱按原支付比例退给各来源. */
export const givenBack = [
  { amount: '100.00', paid: ['600.00', '400.00'], back: ['60.00', '40.00'] },
  { amount: '0.01', paid: ['500.00', '500.00'], back: ['0.01', '0.00'] },
  { amount: '1926.00', paid: ['919237.50', '367695.00', '551542.50'], back: ['963.00', '385.20', '577.80'] },
  { amount: '100.00', paid: ['0.00', '700.00'], back: ['0.00', '100.00'] },
] as const;

/** 同一来源几个文件: 先下达的先用. */
export const documents = {
  entries: [
    { on: '2022-03-10', document: '鲁财社〔2022〕15号', kind: 'allocated', yuan: '500000.00' },
    { on: '2022-01-05', document: '鲁财社〔2021〕88号', kind: 'allocated', yuan: '300000.00' },
    { on: '2022-01-20', document: '鲁财社〔2021〕88号', kind: 'received', yuan: '300000.00' },
    { on: '2022-06-30', document: '鲁财社〔2022〕31号', kind: 'allocated', yuan: '-100000.00' },
  ],
  spent: [
    {
      spent: '200000.00',
      rows: [
        ['鲁财社〔2021〕88号', '200000.00', '100000.00'],
        ['鲁财社〔2022〕15号', '0.00', '500000.00'],
        ['鲁财社〔2022〕31号', '0.00', '-100000.00'],
      ],
    },
    {
      spent: '450000.00',
      rows: [
        ['鲁财社〔2021〕88号', '300000.00', '0.00'],
        ['鲁财社〔2022〕15号', '150000.00', '350000.00'],
        ['鲁财社〔2022〕31号', '0.00', '-100000.00'],
      ],
    },
    // More than all documents allow stands with the last.
    {
      spent: '850000.00',
      rows: [
        ['鲁财社〔2021〕88号', '300000.00', '0.00'],
        ['鲁财社〔2022〕15号', '500000.00', '0.00'],
        ['鲁财社〔2022〕31号', '50000.00', '-150000.00'],
      ],
    },
  ],
} as const;

/** 全年测算: 1至3月已审批，4月已编制，5月起按现在所知. */
export const forecast = {
  year: 2022,
  sheets: [
    { month: '2022-01', isApproved: true, yuan: '100000.00' },
    { month: '2022-02', isApproved: true, yuan: '100500.00' },
    { month: '2022-03', isApproved: true, yuan: '99500.00' },
    { month: '2022-04', isApproved: false, yuan: '103000.00' },
  ],
  dueFromMay: '101000.00',
  otherPaid: '20000.00',
  back: '1926.00',
  allocated: '1100000.00',
  received: '700000.00',
  expect: {
    paid: '300000.00',
    expected: '911000.00', // 103000 + 8 × 101000
    total: '1229074.00', // 300000 + 20000 + 911000 − 1926
    difference: '-129074.00',
    // 1100000 − 20000 + 1926 = 1081926: January to October need 300000 + 103000 + 6 × 101000 = 1009000, November 1110000.
    firstShort: '2022-11',
  },
} as const;

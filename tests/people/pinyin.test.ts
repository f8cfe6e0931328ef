import { describe, expect, it } from 'vitest';
import { nameInitials } from '../../database/features/people/pinyin.ts';

describe('initials of a name', () => {
  it.each<[string, ...string[]]>([
    ['张三', 'zs'],
    ['李四光', 'lsg'],
    ['王小二', 'wxe'],
    ['欧阳修', 'oyx'],
    ['司马相如', 'smxr'],
    ['诸葛亮', 'zgl'],
    ['上官婉儿', 'sgwe'],
    ['令狐冲', 'lhc'],
    ['吕布', 'lb'],
    ['逄平', 'pp'],
    // Rare characters of the sample county.
    ['高䶮', 'gy'],
    ['邵㛃', 'sj'],
    ['王𬭚', 'wc'],
    ['吴犇成', 'wbc'],
    ['魏骉', 'wb'],
    ['许翀明', 'xcm'],
    ['程珺䶮', 'cjy'],
    // Names of other peoples and scripts.
    ['买买提·依明', 'mmtym'],
    ['阿依古丽 · 吐尔逊', 'aygltex'],
    ['李Anna', 'la'],
    ['John Smith', 'js'],
    ['Ａda', 'a'],
    // A character without any reading keeps its place.
    ['陈쭚', 'c?'],
    ['吉𠮷㐂', 'j??'],
    ['彭\ue170', 'p?'],
    ['张〇', 'zl'],
    [' 张 三\t', 'zs'],
    ['张三1', 'zs1'],
  ])('%s: %s', (name, ...expected) => {
    expect(nameInitials(name)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['单田芳', ['stf', 'dtf', 'ctf']],
    ['解珍', ['xz', 'jz']],
    ['仇英', ['qy', 'cy']],
    ['曾国藩', ['zgf', 'cgf']],
    ['查良镛', ['zly', 'cly']],
    ['区大相', ['odx', 'qdx']],
    ['盖叫天', ['gjt', 'hjt']],
    ['朴槿惠', ['pjh', 'bjh']],
    ['乐毅', ['yy', 'ly']],
    ['翟让', ['zr', 'dr']],
    ['覃永', ['qy', 'ty']],
    ['尉迟恭', ['ycg', 'wcg']],
    ['万俟卨', ['mqx', 'wqx']],
    ['长孙无忌', ['zswj', 'cswj']],
    ['单于得志', ['sydz', 'dydz', 'cydz']],
    ['李重阳', ['lzy', 'lcy']],
    ['陈盛', ['cs', 'cc']],
    ['张茜', ['zq', 'zx']],
    ['黄晟', ['hs', 'hc']],
  ])('%s has the readings %j, the likeliest first', (name, expected) => {
    expect(nameInitials(name)).toEqual(expected);
  });

  it('are at most four, whatever the name', () => {
    const found = nameInitials('单长乐朝重行盛');
    expect(found).toHaveLength(4);
    expect(new Set(found).size).toBe(4);
    for (const initials of found) expect(initials).toMatch(/^[a-z]{7}$/);
  });

  it.each(['', ' ', '·', '（）', '--'])('%j has none', (name) => {
    expect(nameInitials(name)).toEqual([]);
  });

  it('come one for each character over the whole of the common characters', () => {
    for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
      const name = `张${String.fromCodePoint(code)}`;
      for (const initials of nameInitials(name)) expect(initials).toMatch(/^z[a-z?]$/);
    }
  });
});

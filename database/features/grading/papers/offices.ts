/** Offices by the names of their places. */

/** Division names may say so already: 前寨子村村委会. */
export function committeeOf(village: string): string {
  return /(?:委员会|村委会|居委会)$/.test(village) ? village : `${village}村民委员会`;
}

/** 镇、乡 have a government, 街道 an office. */
export function governmentOf(town: string): string {
  if (town.endsWith('办事处')) return town;
  return town.endsWith('街道') ? `${town}办事处` : `${town}人民政府`;
}

/** Division names end with their committee: 前寨子村村委会 is the village 前寨子村. */
export function villageText(name: string): string {
  return name.replace(/村?(?:村民委员会|村委会)$/, '村');
}

export const themeCookie = 'ringratt.theme';
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

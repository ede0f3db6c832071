const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Minutes after local midnight by the wall clock, 0–1439, also on the nights when it is moved. */
export function localMinutes(at: number): number {
  const [hours, minutes] = wall.format(at).split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

/** The local half-hour that an instant lies in, 0–47: 16 is 08:00–08:30. */
export const halfHourOf = (at: number) => Math.floor(localMinutes(at) / 30);

import type { Forecast } from '@ringratt/services';
import { noonOf } from '@/format/instants';

const width = 272;
const height = 104;
const top = 14;

interface ForecastChartProps {
  forecast: Forecast;
  label: string;
  axis: string;
  words: { first: string; today: string; last: string; finished: string | null };
}

/** Done as a solid line, expected dashed within its spread. The table beside it says the same. */
export function ForecastChart({ forecast, label, axis, words }: ForecastChartProps) {
  const { done, expected, today, callable } = forecast;
  const now = done.at(-1)?.done ?? 0;
  const begin = noonOf([forecast.startsOn, done[0]?.date ?? forecast.startsOn, today].sort()[0]!);
  const end = noonOf([forecast.endsOn, expected.at(-1)?.date ?? today, today].sort().at(-1)!);
  const x = (date: string) => ((noonOf(date) - begin) / Math.max(1, end - begin)) * width;
  const y = (count: number) => height - (count / Math.max(1, callable)) * (height - top);
  const at = (date: string, count: number) => `${x(date).toFixed(1)},${y(count).toFixed(1)}`;
  const past = done.filter((day) => day.date <= today);
  const solid = [
    ...(past.length > 0 ? [`${x(past[0]!.date).toFixed(1)},${height}`] : []),
    ...past.map((day) => at(day.date, day.done)),
    at(today, now),
  ];
  const ahead = expected.filter((day) => day.date > today);
  const dashed = [at(today, now), ...ahead.map((day) => at(day.date, day.expected))];
  const band = [
    at(today, now),
    ...ahead.map((day) => at(day.date, day.high)),
    ...ahead.toReversed().map((day) => at(day.date, day.low)),
  ];
  const here = x(today);
  return (
    <figure className="flex flex-col gap-1">
      <svg
        viewBox={`-4 0 ${width + 8} ${height + 4}`}
        role="img"
        aria-label={label}
        className="w-full max-w-md overflow-visible"
      >
        <line x1={0} x2={width} y1={height} y2={height} className="stroke-line" />
        <line x1={0} x2={width} y1={top} y2={top} className="stroke-line" />
        <text x={0} y={top - 4} className="fill-(--ink-2) text-[10px]">
          {axis}
        </text>
        <line x1={here} x2={here} y1={top} y2={height} strokeDasharray="2 3" className="stroke-(--ink-3)" />
        {ahead.length > 0 ? (
          <>
            <polygon points={band.join(' ')} className="fill-(--scale-1)" />
            <polyline
              points={dashed.join(' ')}
              fill="none"
              strokeWidth={2}
              strokeDasharray="3 4"
              strokeLinecap="round"
              className="stroke-accent"
            />
          </>
        ) : null}
        <polyline points={solid.join(' ')} fill="none" strokeWidth={2} className="stroke-accent" />
        <circle cx={here} cy={y(now)} r={3} className="fill-accent" />
        {forecast.finishedOn && words.finished ? (
          <>
            <circle
              cx={x(forecast.finishedOn)}
              cy={y(expected.at(-1)!.expected)}
              r={4}
              strokeWidth={2}
              className="fill-surface stroke-accent"
            />
            <text
              x={x(forecast.finishedOn) - 8}
              y={top - 4}
              textAnchor="end"
              className="fill-(--ink) font-medium text-[10px]"
            >
              {words.finished}
            </text>
          </>
        ) : null}
      </svg>
      <figcaption aria-hidden="true" className="relative h-4 max-w-md text-ink-2 text-label">
        <span className="absolute left-0">{here / width > 0.2 ? words.first : ''}</span>
        <span
          className="absolute -translate-x-1/2 font-medium text-ink"
          style={{ left: `${Math.min(92, Math.max(8, (here / width) * 100))}%` }}
        >
          {words.today}
        </span>
        <span className="absolute right-0">{here / width < 0.8 ? words.last : ''}</span>
      </figcaption>
    </figure>
  );
}

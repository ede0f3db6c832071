import {
  DataTable,
  HeatLegend,
  HeatMap,
  Ribbon,
  SegmentedProgress,
  Status,
  TableSkeleton,
  WorkProgress,
} from '@ringratt/ui';
import { Specimen, State } from './specimen';

const rows = [
  { id: 'a', name: 'Höstens elavtal', state: 'Pågår', tone: 'ok', volume: '12 000' },
  { id: 'b', name: 'Vinterns elavtal', state: 'Utkast', tone: 'neutral', volume: '400' },
] as const;
const columns = (tall: boolean) => [
  {
    id: 'name',
    header: 'Uppdrag',
    rowHeader: true,
    sorted: 'ascending' as const,
    cell: (row: (typeof rows)[number]) => (
      <span className="flex flex-col">
        <span className="font-medium">{row.name}</span>
        {tall ? <span className="text-ink-2 text-label">2 nov–18 dec</span> : null}
      </span>
    ),
  },
  {
    id: 'state',
    header: 'Läge',
    cell: (row: (typeof rows)[number]) => <Status tone={row.tone}>{row.state}</Status>,
  },
  { id: 'volume', header: 'Nummer', align: 'end' as const, cell: (row: (typeof rows)[number]) => row.volume },
];

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 24, 7);
const steps = [20, 40, 60, 80];
const cell = (column: number, value: number, done: boolean) => ({
  column,
  value,
  shown: String(value),
  done,
  name: `tisdag 24 november ${8 + column}:00, ${value} ringtider`,
  tip: [`tis 24 nov ${8 + column}:00`, `${value} ringtider`] as const,
});

export function DataSpecimens() {
  return (
    <>
      <Specimen name="DataTable">
        <State name="en rad hög">
          <DataTable caption="Exempel" columns={columns(false)} rows={rows} rowKey={(row) => row.id} />
        </State>
        <State name="två rader hög">
          <DataTable
            caption="Exempel, höga rader"
            columns={columns(true)}
            rows={rows}
            rowKey={(row) => row.id}
            tall
          />
        </State>
      </Specimen>
      <Specimen name="TableSkeleton">
        <TableSkeleton rows={3} label="Hämtar exempel" />
      </Specimen>
      <Specimen name="SegmentedProgress">
        <SegmentedProgress
          label="Förlopp"
          parts={[
            { id: 'done', label: 'Klara', value: 5_200, shown: '5 200', fill: 'strong' },
            { id: 'tried', label: 'Försökta', value: 2_100, shown: '2 100', fill: 'medium' },
            { id: 'left', label: 'Kvar', value: 4_000, shown: '4 000', fill: 'light' },
            { id: 'blocked', label: 'Spärrade', value: 700, shown: '700', fill: 'hatched' },
          ]}
        />
      </Specimen>
      <Specimen name="WorkProgress">
        <State name="i början">
          <WorkProgress value={0} max={1_000_000} label="Import, i början">
            0 av 1 000 000 rader
          </WorkProgress>
        </State>
        <State name="under arbete">
          <WorkProgress value={340_000} max={1_000_000} label="Import, under arbete">
            340 000 av 1 000 000 rader
          </WorkProgress>
        </State>
        <State name="klar">
          <WorkProgress value={1} max={1} label="Import, klar">
            1 000 000 av 1 000 000 rader
          </WorkProgress>
        </State>
      </Specimen>
      <Specimen name="HeatMap">
        <HeatMap
          label="Ringtider, exempel"
          rowHeading="Dag"
          groupHeading="Vecka"
          totalHeading="Summa"
          closedWord="stängt"
          columns={Array.from({ length: 12 }, (_, index) => ({
            id: String(index),
            label: `${8 + index}:00`,
            shown: index % 2 === 0,
          }))}
          now={{ row: 'tue', column: 2 }}
          steps={steps}
          rows={[
            {
              id: 'tue',
              group: 'v. 48',
              label: 'tis 24 nov',
              emphasized: true,
              from: 0,
              to: 10,
              total: '1,5 tn',
              cells: [
                cell(0, 34, true),
                cell(1, 88, true),
                ...[1, 20, 40, 60, 80, 1_200].map((value, index) => ({
                  ...cell(index + 3, value, false),
                  shown: value === 1_200 ? '1,2k' : String(value),
                })),
              ],
            },
            {
              id: 'sun',
              label: 'sön 29 nov',
              from: 0,
              to: 0,
              closed: 'Stängt: ingen ringtid',
              total: '–',
              cells: [],
            },
          ]}
        />
      </Specimen>
      <Specimen name="HeatLegend">
        <HeatLegend
          plannedWord="Planerat"
          doneWord="Gjort"
          nowWord="Nu"
          closedWord="Stängt"
          steps={[1, ...steps].map(String)}
        />
      </Specimen>
      <Specimen name="Ribbon">
        <Ribbon
          from={start}
          to={start + 24 * hour}
          days={[{ at: start, label: 'tisdag 24 november', short: 'tis' }]}
          ticks={[8, 12, 16, 20].map((clock) => ({ at: start + (clock - 8) * hour, label: `${clock}:00` }))}
          marks={[start + hour, start + 3 * hour]}
          markWord="påringning"
          now={{ at: start + 4 * hour, label: 'nu 12:00' }}
          lanes={[
            {
              id: 'hours',
              label: 'Ringtider',
              note: '3.2',
              parts: [
                { from: start, to: start + 13 * hour, tone: 'free', label: 'öppet' },
                { from: start + 13 * hour, to: start + 24 * hour, tone: 'closed', label: 'stängt' },
              ],
            },
            {
              id: 'attempts',
              label: 'Påringningar',
              note: '3.3',
              parts: [
                { from: start, to: start + 4 * hour, tone: 'past', label: 'förbi' },
                { from: start + 4 * hour, to: start + 16 * hour, tone: 'hindered', label: 'hindrat' },
                { from: start + 16 * hour, to: start + 24 * hour, tone: 'free', label: 'fritt' },
              ],
            },
            {
              id: 'all',
              label: 'Får ringas',
              strong: true,
              parts: [
                { from: start, to: start + 16 * hour, tone: 'no', label: 'nej', shown: true },
                { from: start + 16 * hour, to: start + 24 * hour, tone: 'yes', label: 'ja', shown: true },
              ],
            },
          ]}
        />
      </Specimen>
    </>
  );
}

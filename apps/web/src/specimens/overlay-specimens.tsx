'use client';

import {
  Button,
  buttonLooks,
  ClauseChip,
  CommandPalette,
  CopyId,
  createReceipts,
  Dialog,
  Drawer,
  Menu,
  MenuChecks,
  MenuChoices,
  MenuItem,
  MenuSeparator,
  notify,
  ToastRegion,
} from '@ringratt/ui';
import { Menu as MenuIcon, Pause, PhoneOutgoing, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Specimen, State, States } from './specimen';

const hits = [
  { id: 'number', group: 'Nummer', icon: <PhoneOutgoing aria-hidden="true" />, title: '070-174 06 05' },
  { id: 'page', group: 'Sidor', title: 'Uppdrag', detail: 'Förutsättningar' },
];

export function OverlaySpecimens() {
  return (
    <>
      <Specimen name="ClauseChip">
        <States>
          <State name="klausul">
            <ClauseChip clause="3.2" label="3.2, ringtider: visa" title="Ringtider">
              Vardagar mellan 8 och 21, lördagar, söndagar och helgdagar mellan 10 och 16.
            </ClauseChip>
          </State>
          <State name="bilaga">
            <ClauseChip clause="Bilaga 4" label="Bilaga 4: visa" title="Ansvar">
              Vem som svarar för vad.
            </ClauseChip>
          </State>
        </States>
      </Specimen>
      <Specimen name="CopyId">
        <CopyId id="cmp_01m4zcjm1wefwa9mf0g0s8d58j" label="Kopiera" copiedLabel="Kopierat" />
      </Specimen>
      <Dialogs />
      <Menus />
      <Toasts />
      <Palette />
    </>
  );
}

function Dialogs() {
  const [open, setOpen] = useState<'dialog' | 'drawer' | null>(null);
  const change = (which: 'dialog' | 'drawer') => (next: boolean) => setOpen(next ? which : null);
  return (
    <>
      <Specimen name="Dialog">
        <div>
          <Button onClick={() => setOpen('dialog')}>
            <Pause aria-hidden="true" />
            Pausa ringningen
          </Button>
        </div>
        <Dialog
          open={open === 'dialog'}
          onOpenChange={change('dialog')}
          title="Pausa ringningen?"
          description="20 agenter slutar få nummer genast. Ringtiderna ligger kvar."
          closeLabel="Stäng"
          actions={
            <>
              <Button onClick={() => setOpen(null)}>Avbryt</Button>
              <Button variant="primary" onClick={() => setOpen(null)}>
                Pausa
              </Button>
            </>
          }
        />
      </Specimen>
      <Specimen name="Drawer">
        <div>
          <Drawer
            open={open === 'drawer'}
            onOpenChange={change('drawer')}
            title="Meny"
            closeLabel="Stäng"
            trigger={<MenuIcon aria-hidden="true" />}
            triggerLabel="Öppna lådan"
            head={<p className="font-bold">Björkdal Energi</p>}
          >
            <p>Det som ligger i lådan.</p>
          </Drawer>
        </div>
      </Specimen>
    </>
  );
}

const columns = [
  { value: 'state', content: 'Läge' },
  { value: 'period', content: 'Period' },
];

function Menus() {
  const [density, setDensity] = useState<'tight' | 'roomy'>('tight');
  const [shown, setShown] = useState<string[]>(['state']);
  const menu = (label: string, disabled: boolean) => (
    <Menu face={label} triggerClassName={buttonLooks()} disabled={disabled}>
      <MenuItem onChoose={() => setDensity('tight')}>
        <Pause aria-hidden="true" />
        Pausa
      </MenuItem>
      <MenuSeparator />
      <MenuChoices
        label="Täthet"
        value={density}
        onChoose={setDensity}
        choices={[
          { value: 'tight', content: 'Tät' },
          { value: 'roomy', content: 'Luftig' },
        ]}
      />
      <MenuSeparator />
      <MenuItem danger onChoose={() => setDensity('roomy')}>
        <Trash2 aria-hidden="true" />
        Ta bort
      </MenuItem>
    </Menu>
  );
  return (
    <>
      <Specimen name="Menu">
        <States>
          <State name="stängd; öppnas med ett klick">{menu('Meny', false)}</State>
          <State name="avstängd">{menu('Avstängd meny', true)}</State>
        </States>
      </Specimen>
      <Specimen name="MenuItem">
        <p className="text-ink-2">I menyn ovan: vanlig och farlig.</p>
      </Specimen>
      <Specimen name="MenuChecks">
        <div>
          <Menu face="Kolumner" triggerClassName={buttonLooks()}>
            <MenuChecks
              label="Visas"
              checked={shown}
              onToggle={(column) =>
                setShown(shown.includes(column) ? shown.filter((one) => one !== column) : [...shown, column])
              }
              choices={columns}
            />
          </Menu>
        </div>
      </Specimen>
      <Specimen name="MenuChoices">
        <p className="text-ink-2">I menyn ovan: ett av flera, det valda förbockat.</p>
      </Specimen>
      <Specimen name="MenuSeparator">
        <p className="text-ink-2">I menyn ovan: en linje mellan grupper.</p>
      </Specimen>
    </>
  );
}

const samples = createReceipts();

function Toasts() {
  return (
    <Specimen name="ToastRegion">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => notify({ title: 'Uppdraget är pausat.' }, samples)}>Kvitto</Button>
        <Button
          onClick={() =>
            notify(
              {
                title: 'Spärren är tillagd.',
                detail: '070-174 06 05 rings inte mer.',
                undo: { label: 'Ångra', onUndo: () => notify({ title: 'Spärren är borttagen.' }, samples) },
              },
              samples,
            )
          }
        >
          Kvitto som kan ångras
        </Button>
        <Button
          onClick={() =>
            notify(
              {
                tone: 'refused',
                title: 'Ringningen kunde inte pausas.',
                detail: 'Ingenting har ändrats. Försök igen.',
              },
              samples,
            )
          }
        >
          Nekat
        </Button>
      </div>
      <ToastRegion label="Kvitton, prov" closeLabel="Stäng" receipts={samples} />
    </Specimen>
  );
}

function Palette() {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const items = hits.filter((hit) => hit.title.toLowerCase().includes(query.toLowerCase()));
  return (
    <Specimen name="CommandPalette">
      <div>
        <Button onClick={() => setOpen(true)}>Öppna paletten</Button>
      </div>
      <CommandPalette
        open={open}
        onOpenChange={setOpen}
        title="Sök bland exempel"
        placeholder="Nummer eller sida"
        query={query}
        onQueryChange={setQuery}
        items={items}
        onChoose={() => setOpen(false)}
        empty="Inget passar."
        count={`${items.length} träffar`}
      />
    </Specimen>
  );
}

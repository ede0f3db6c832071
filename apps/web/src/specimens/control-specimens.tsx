'use client';

import {
  Button,
  CheckboxField,
  ChoiceRow,
  DateField,
  ErrorSummary,
  Field,
  SelectBox,
  SelectField,
  TextAreaField,
  TextField,
} from '@ringratt/ui';
import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { Specimen, State, States } from './specimen';

const variants = ['primary', 'secondary', 'quiet', 'danger'] as const;
const calendar = {
  language: 'sv',
  today: '2026-11-24',
  words: {
    open: 'Öppna kalendern',
    pattern: 'ÅÅÅÅ-MM-DD',
    unreadable: 'Skriv ett datum, till exempel 2026-11-24.',
  },
} as const;
const fault = 'Skriv numret med riktnummer, till exempel 070-174 06 05.';

export function ControlSpecimens() {
  return (
    <>
      <Specimen name="Button">
        {variants.map((variant) => (
          <State key={variant} name={variant}>
            <div className="flex flex-wrap items-center gap-2">
              <Button variant={variant} size="small">
                Liten
              </Button>
              <Button variant={variant}>Skapa uppdrag</Button>
              <Button variant={variant}>
                <Plus aria-hidden="true" />
                Med symbol
              </Button>
              <Button variant={variant} busy>
                Under arbete
              </Button>
              <Button variant={variant} disabled>
                Avstängd
              </Button>
              <Button variant={variant} size="large">
                Stor
              </Button>
              <Button variant={variant} size="icon" aria-label={`Lägg till, ${variant}`}>
                <Plus aria-hidden="true" />
              </Button>
            </div>
          </State>
        ))}
      </Specimen>
      <Fields />
    </>
  );
}

function Fields() {
  const [answer, setAnswer] = useState<'yes' | 'no'>('yes');
  const answers = [
    { value: 'yes', label: 'Ja' },
    { value: 'no', label: 'Nej' },
  ] as const;
  return (
    <>
      <Specimen name="Field">
        <States>
          <State name="etikett, hjälp och valfritt">
            <Field id="specimen-field" label="Namn" hint="Som det ska stå i listan" optional="valfritt">
              <input
                id="specimen-field"
                aria-describedby="specimen-field-hint"
                className="h-8 rounded-control border border-control bg-surface px-2.5"
              />
            </Field>
          </State>
          <State name="fel">
            <Field id="specimen-field-fault" label="Namn" error="Skriv ett namn." errorPrefix="Fel:">
              <input
                id="specimen-field-fault"
                aria-invalid
                aria-describedby="specimen-field-fault-error"
                className="h-8 rounded-control border border-bad bg-surface px-2.5"
              />
            </Field>
          </State>
        </States>
      </Specimen>
      <Specimen name="TextField">
        <States>
          <State name="tomt">
            <TextField id="specimen-text" label="Nummer" placeholder="070-174 06 05" />
          </State>
          <State name="hjälp och symbol">
            <TextField id="specimen-text-hint" label="Nummer" hint="I valfri stavning" icon={<Search />} />
          </State>
          <State name="ifyllt, valfritt">
            <TextField
              id="specimen-text-filled"
              label="Referens"
              optional="valfritt"
              defaultValue="K-2026-118"
            />
          </State>
          <State name="fel">
            <TextField
              id="specimen-text-fault"
              label="Nummer"
              error={fault}
              errorPrefix="Fel:"
              defaultValue="1740605"
            />
          </State>
          <State name="avstängt">
            <TextField id="specimen-text-off" label="Nummer" disabled defaultValue="070-174 06 05" />
          </State>
        </States>
      </Specimen>
      <Specimen name="TextAreaField">
        <States>
          <State name="hjälp">
            <TextAreaField id="specimen-area" label="Skäl" hint="Visas för den andra parten" />
          </State>
          <State name="fel">
            <TextAreaField id="specimen-area-fault" label="Skäl" error="Skriv ett skäl." errorPrefix="Fel:" />
          </State>
        </States>
      </Specimen>
      <Specimen name="DateField">
        <States>
          <State name="tomt">
            <DateField id="specimen-date" label="Startar" {...calendar} />
          </State>
          <State name="ifyllt, med hjälp">
            <DateField
              id="specimen-date-filled"
              label="Slutar"
              hint="Sista dagen räknas in"
              defaultValue="2026-12-18"
              {...calendar}
            />
          </State>
          <State name="med klockslag">
            <DateField
              id="specimen-date-time"
              label="Samtalet slutade"
              withTime
              defaultValue="2026-11-24 14:20"
              {...calendar}
            />
          </State>
          <State name="fel">
            <DateField
              id="specimen-date-fault"
              label="Till och med"
              error="Dagen ligger före den första."
              errorPrefix="Fel:"
              defaultValue="2026-11-01"
              {...calendar}
            />
          </State>
          <State name="avstängt">
            <DateField
              id="specimen-date-off"
              label="Skapad"
              disabled
              defaultValue="2026-11-24"
              {...calendar}
            />
          </State>
        </States>
      </Specimen>
      <Specimen name="SelectField">
        <States>
          {(
            [
              ['vald', {}],
              ['hjälp', { hint: 'Kan ändras senare' }],
              ['fel', { error: 'Välj ett läge.' }],
              ['avstängd', { disabled: true }],
            ] as const
          ).map(([name, given], index) => (
            <State key={name} name={name}>
              <SelectField id={`specimen-select-${index}`} label="Uppringning" {...given}>
                <option>Manuell</option>
                <option>Progressiv</option>
              </SelectField>
            </State>
          ))}
        </States>
      </Specimen>
      <Specimen name="SelectBox">
        <States>
          <State name="vald">
            <SelectBox aria-label="Läge" defaultValue="live">
              <option value="">Läge: Alla</option>
              <option value="live">Ringer</option>
            </SelectBox>
          </State>
          <State name="avstängd">
            <SelectBox aria-label="Läge" disabled>
              <option>Läge: Alla</option>
            </SelectBox>
          </State>
        </States>
      </Specimen>
      <Specimen name="CheckboxField">
        <States>
          <State name="tom">
            <CheckboxField id="specimen-check" label="Skicka påminnelser" />
          </State>
          <State name="ikryssad, med hjälp">
            <CheckboxField
              id="specimen-check-on"
              label="Skicka påminnelser"
              hint="En om dagen"
              defaultChecked
            />
          </State>
          <State name="avstängd">
            <CheckboxField id="specimen-check-off" label="Skicka påminnelser" disabled />
          </State>
        </States>
      </Specimen>
      <Specimen name="ChoiceRow">
        <State name="vald">
          <ChoiceRow
            id="specimen-choice"
            legend="Spelas samtalen in?"
            options={answers}
            value={answer}
            onChange={setAnswer}
          />
        </State>
        <State name="fel">
          <ChoiceRow
            id="specimen-choice-fault"
            legend="Spelas samtalen in?"
            options={answers}
            value={answer}
            onChange={setAnswer}
            error="Svara på frågan."
            errorPrefix="Fel:"
          />
        </State>
      </Specimen>
      <Refused />
    </>
  );
}

/** A form that is refused when it is sent: the summary takes the focus, each line leads to its field. */
function Refused() {
  const [tries, setTries] = useState(0);
  return (
    <Specimen name="ErrorSummary">
      <form
        noValidate
        className="flex max-w-120 flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
        }}
      >
        <ErrorSummary
          key={tries}
          title="En uppgift behöver ändras"
          errors={tries > 0 ? [{ id: 'specimen-refused', text: fault }] : []}
        />
        <TextField
          id="specimen-refused"
          label="Nummer"
          defaultValue="1740605"
          error={tries > 0 ? fault : undefined}
          errorPrefix="Fel:"
        />
        <div className="flex gap-2">
          <Button type="submit" variant="primary">
            Skicka med fel
          </Button>
          <Button onClick={() => setTries(0)}>Rätta</Button>
        </div>
      </form>
    </Specimen>
  );
}

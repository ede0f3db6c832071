import type { ScriptElement } from '@ringratt/rules';
import type { ScriptLanguage } from './blocks.ts';

/** Our own words for every element, to begin a script from. The principal makes them its own. */
export const defaultWords: Record<ScriptLanguage, Record<ScriptElement, string>> = {
  sv: {
    'agent-name': 'Hej, mitt namn är {agent}.',
    principal: 'Jag ringer dig på uppdrag av {principal}.',
    relation: 'Själv arbetar jag på {contactCenter}, som sköter samtal åt {principal}.',
    purpose: 'Jag ringer för att berätta om {offer}.',
    'may-we-talk': 'Har du tid några minuter nu, eller ska vi avsluta här?',
    'written-form':
      'Blir du intresserad får du hela erbjudandet skriftligt av oss. Läs det i lugn och ro. Vill du tacka ja gör du det skriftligt, efter att vi har lagt på.',
    'void-in-call':
      'Säger du ja redan nu i telefonen gäller det inte. Det blir ett avtal först när du har svarat skriftligt.',
    'recording-consent-before':
      'Jag skulle vilja spela in resten av samtalet, så att det går att visa vad vi har sagt. Går det bra för dig? (Vänta in svaret. Spela inte in om svaret är nej.)',
    'recording-consent-inside':
      'Nu spelas samtalet in. Du har sagt ja till det för att vi ska kunna visa vad vi har kommit fram till. Stämmer det? (Vänta in svaret.)',
    'date-and-agreement': 'Det är den {date} och vi har talat om att du är intresserad av {offer}.',
    'product-price-terms': 'Det här får du: {terms} Priset är {price}.',
    'is-this-right': 'Har jag uppfattat allt det rätt? (Vänta in svaret.)',
    'full-name': 'Vad heter du i för- och efternamn? (Vänta in svaret.)',
    'withdrawal-right':
      'Du har ångerrätt. Under 14 dagar kan du ändra dig utan att säga varför, även sedan du har tackat ja.',
    'withdrawal-start-goods': 'Dagarna börjar räknas när du har fått varan i din hand.',
    'withdrawal-start-service': 'Dagarna börjar räknas när du har tackat ja skriftligt.',
    'withdrawal-how':
      'Vill du ångra dig säger du till {principal}: ring {principalPhone}, mejla {principalEmail} eller skriv till {principalAddress}. Du kan också säga till oss på {contactCenter}.',
    'withdrawal-form':
      'Det finns en färdig blankett att ångra sig med. Den följer med erbjudandet och finns hos Konsumentverket på konsumentverket.se. Du behöver inte använda den.',
    'withdrawal-costs':
      'Ångrar du dig kan du få betala för att skicka tillbaka en vara, och för den del av en tjänst som du själv har bett oss att börja med. Står det inget om kostnader i erbjudandet tillkommer inga.',
    'confirmation-promise':
      'När du har tackat ja får du en skriftlig bekräftelse inom fem arbetsdagar, och aldrig senare än att varan levereras eller tjänsten börjar.',
    'purchase-understood': 'Berätta gärna med egna ord vad det här köpet innebär för dig. (Vänta in svaret.)',
    'details-noted':
      'Jag skriver upp det som är viktigt: namn, adress, vad du köper, pris och villkor. (Anteckna innan du går vidare.)',
    'order-read': 'Nu läser jag upp din beställning, långsamt: {offer}. {terms} Avbryt mig om något är fel.',
    'purchase-summed-up': 'Sammanfattat köper du {offer} av {principal}. Priset är {price}.',
    'terms-understood': 'Är villkoren klara för dig, eller ska jag gå igenom något igen? (Vänta in svaret.)',
    'confirmation-announced': 'Du får en bekräftelse av {principal} inom fem arbetsdagar.',
    'anything-to-add': 'Är det något mer du vill lägga till eller fråga om? (Vänta in svaret.)',
    closing: 'Tack för samtalet, {consumer}. Du har talat med {agent}, och jag ringde för {principal}.',
    'contact-center-name': 'Om någon frågar: jag ringer från {contactCenter}.',
    'address-source': 'Om någon frågar: ditt nummer kommer från {addressSource}.',
    'blocking-nix':
      'Om någon inte vill bli uppringd: i NIX-Telefon spärrar du ditt nummer mot försäljningssamtal från alla företag. Det gör du på nixtelefon.org.',
    'blocking-own-list':
      'Om någon inte vill bli uppringd: jag kan skriva upp numret på den egna spärrlistan hos {principal} nu på en gång, så ringer vi inte mer.',
  },
  en: {
    'agent-name': 'Hello, my name is {agent}.',
    principal: 'I am calling you on behalf of {principal}.',
    relation: 'I work at {contactCenter}, which makes calls for {principal}.',
    purpose: 'I am calling to tell you about {offer}.',
    'may-we-talk': 'Do you have a few minutes now, or should we end here?',
    'written-form':
      'If you are interested you will get the whole offer from us in writing. Read it in your own time. If you want to say yes you do so in writing, after we have hung up.',
    'void-in-call':
      'A yes on the phone now does not count. There is no agreement until you have answered in writing.',
    'recording-consent-before':
      'I would like to record the rest of the call, so that it can be shown what we said. Is that all right with you? (Wait for the answer. Do not record if it is no.)',
    'recording-consent-inside':
      'The call is being recorded now. You said yes to it so that we can show what we have arrived at. Is that correct? (Wait for the answer.)',
    'date-and-agreement': 'Today is {date} and we have talked about your interest in {offer}.',
    'product-price-terms': 'This is what you get: {terms} The price is {price}.',
    'is-this-right': 'Have I understood all of that correctly? (Wait for the answer.)',
    'full-name': 'What is your first and last name? (Wait for the answer.)',
    'withdrawal-right':
      'You have a right of withdrawal. For 14 days you may change your mind without saying why, even after you have said yes.',
    'withdrawal-start-goods': 'The days begin to count when you have the goods in your hands.',
    'withdrawal-start-service': 'The days begin to count when you have said yes in writing.',
    'withdrawal-how':
      'If you want to withdraw, tell {principal}: call {principalPhone}, write to {principalEmail} or send a letter to {principalAddress}. You may tell us at {contactCenter} as well.',
    'withdrawal-form':
      'There is a ready-made form to withdraw with. It comes with the offer and is on the website of the Swedish Consumer Agency, konsumentverket.se. You need not use it.',
    'withdrawal-costs':
      'If you withdraw you may have to pay for sending goods back, and for the part of a service that you asked us to begin with. Where the offer names no costs there are none.',
    'confirmation-promise':
      'When you have said yes you get a confirmation in writing within five working days, and never later than the goods are delivered or the service begins.',
    'purchase-understood':
      'Please tell me in your own words what this purchase means for you. (Wait for the answer.)',
    'details-noted':
      'I am writing down what matters: name, address, what you buy, price and terms. (Make the note before going on.)',
    'order-read': 'Now I will read your order to you, slowly: {offer}. {terms} Stop me if anything is wrong.',
    'purchase-summed-up': 'In short you buy {offer} from {principal}. The price is {price}.',
    'terms-understood':
      'Are the terms clear to you, or should I go through anything again? (Wait for the answer.)',
    'confirmation-announced': 'You will get a confirmation from {principal} within five working days.',
    'anything-to-add': 'Is there anything more you want to add or ask? (Wait for the answer.)',
    closing: 'Thank you for the call, {consumer}. You have talked to {agent}, and I called for {principal}.',
    'contact-center-name': 'If somebody asks: I am calling from {contactCenter}.',
    'address-source': 'If somebody asks: your number comes from {addressSource}.',
    'blocking-nix':
      'If somebody does not want calls: in the register NIX-Telefon you block your number for sales calls from every company. You do that at nixtelefon.org.',
    'blocking-own-list':
      'If somebody does not want calls: I can put the number on the own blocking list of {principal} right now, and then we will not call again.',
  },
};

/** What the purpose is where nothing is sold. */
export const purposes: Record<ScriptLanguage, Record<'marketing' | 'fundraising' | 'collection', string>> = {
  sv: {
    marketing: 'Jag ringer för att informera om {offer}. Jag säljer ingenting i det här samtalet.',
    fundraising: 'Jag ringer för att fråga om du vill ge en gåva till {offer}.',
    collection: 'Jag ringer för att fråga om du har något att skänka till {offer}.',
  },
  en: {
    marketing: 'I am calling to tell you about {offer}. I am not selling anything in this call.',
    fundraising: 'I am calling to ask whether you would like to give to {offer}.',
    collection: 'I am calling to ask whether you have anything to donate to {offer}.',
  },
};

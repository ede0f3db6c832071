// What draws and sends: for the worker and the seed, apart from the acts that the portal bundles.
export { type Letter, type Mailer, type Post, sendEmail } from '../emails/send.ts';
export { sendContract } from '../sales/send-contract.ts';
export { lapseOffer, sendOffer } from '../sales/send-offer.ts';

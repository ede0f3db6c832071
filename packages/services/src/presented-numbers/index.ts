export {
  type Announcement,
  type AnsweredBy,
  answeredByKinds,
  renderAnnouncement,
} from './announcement.ts';
export {
  type AnnouncementLanguage,
  type AnnouncementParties,
  announcementLanguages,
} from './announcement-words.ts';
export { confirmAnnouncement, recordCallbackTest } from './callback.ts';
export {
  getPresentedNumber,
  listPresentedNumbers,
  type PresentedNumberDetail,
  type PresentedNumberItem,
} from './list.ts';
export { removePresentedNumber } from './remove.ts';
export { type Caller, type PublishedParty, whoCalled } from './who-called.ts';

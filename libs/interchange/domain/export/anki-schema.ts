/** Anki's schema 11, which every version since 2.1 reads (legacy2 packages). */
export const schema11 = `
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
  odue integer not null, odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
create table graves (usn integer not null, oid integer not null, type integer not null);
create index ix_notes_usn on notes (usn);
create index ix_cards_usn on cards (usn);
create index ix_revlog_usn on revlog (usn);
create index ix_cards_nid on cards (nid);
create index ix_cards_sched on cards (did, queue, due);
create index ix_revlog_cid on revlog (cid);
create index ix_notes_csum on notes (csum);`;

export const noteTypeId = 1_700_000_000_000;
export const deckId = 1_700_000_000_001;
const presetId = 1;

const field = (name: string, ord: number) => ({
  name,
  ord,
  sticky: false,
  rtl: false,
  font: 'Arial',
  size: 20,
  media: [],
});

/** The one note type: a question on the front, its answer and what one noted on the back. */
export const noteTypes = {
  [noteTypeId]: {
    id: noteTypeId,
    name: 'Rehearse',
    type: 0,
    mod: 0,
    usn: -1,
    sortf: 0,
    did: deckId,
    req: [[0, 'any', [0]]],
    vers: [],
    tags: [],
    latexPre: '',
    latexPost: '',
    css: '.card { font-family: sans-serif; font-size: 18px; text-align: left } pre { overflow-x: auto }',
    flds: ['Front', 'Back', 'Note'].map(field),
    tmpls: [
      {
        name: 'Card 1',
        ord: 0,
        qfmt: '{{Front}}',
        afmt: '{{FrontSide}}<hr id=answer>{{Back}}{{#Note}}<hr>{{Note}}{{/Note}}',
        bqfmt: '',
        bafmt: '',
        did: null,
      },
    ],
  },
};

const deck = (id: number, name: string, desc: string) => ({
  id,
  name,
  desc,
  mod: 0,
  usn: -1,
  dyn: 0,
  conf: presetId,
  collapsed: false,
  browserCollapsed: false,
  extendNew: 0,
  extendRev: 0,
  newToday: [0, 0],
  revToday: [0, 0],
  lrnToday: [0, 0],
  timeToday: [0, 0],
});

/** `leftOut`: what the package doesn't hold, shown with the deck. */
export const decks = (leftOut: string) => ({
  1: deck(1, 'Default', ''),
  [deckId]: deck(deckId, 'Rehearse', leftOut),
});

export const presets = (desiredRetention: number) => ({
  [presetId]: {
    id: presetId,
    name: 'Default',
    mod: 0,
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    dyn: false,
    desiredRetention,
    new: { bury: true, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 7], order: 1, perDay: 20, separate: true },
    rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36_500, minSpace: 1, perDay: 200, hardFactor: 1.2 },
    lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
  },
});

/** `minutesWest`: of UTC, when the collection's first day began; with the hour it says which day a card is due on. */
export const config = ({ minutesWest, rolloverHour }: { minutesWest: number; rolloverHour: number }) => ({
  activeDecks: [1],
  curDeck: 1,
  curModel: String(noteTypeId),
  newSpread: 0,
  collapseTime: 1200,
  timeLim: 0,
  estTimes: true,
  dueCounts: true,
  nextPos: 1,
  sortType: 'noteFld',
  sortBackwards: false,
  addToCur: true,
  schedVer: 2,
  creationOffset: minutesWest,
  rollover: rolloverHour,
  fsrs: true,
});

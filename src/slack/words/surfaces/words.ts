/** Words of the surfaces. Days, counts and names arrive as they are to be shown. Titles of modals have 24 characters. */
export interface SurfaceWords {
  /** The form behind "Ask rare earth". */
  askTitle: string;
  askLabel: string;
  askHint: string;
  dayLabel: string;
  dayHint: string;
  ask: string;
  cancel: string;

  /** "Check export rules" on a message. */
  nothingNamed: string;
  answerInThread: string;
  answeredInThread: string;
  notMember: string;
  /** A mention in a thread, without a question. */
  parentOffer: string;
  checkParent: string;
  parentUnreadable: string;
  parentEmpty: string;

  /** The form for lists. */
  listTitle: string;
  listLabel: string;
  listHint: string;
  listButton: string;
  listWaiting: string;
  listSent: (items: string) => string;
  listFile: string;
  listNoFile: string;
  listTooLong: string;

  /** The agent. */
  working: string;
  promptChanged: (act: string) => string;

  /** The Home tab. */
  stateToday: string;
  recentQuestions: string;
  subscriptions: string;
  gaps: string;
  checkedFrom: (oldest: string, newest: string) => string;
  openChange: string;
  openTopic: string;
}

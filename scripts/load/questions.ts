/** What people ask, so that the bot has all kinds of work. */
export const questions: readonly string[] = [
  'is NdFeB tech controlled?',
  'do neodymium magnets need an export licence?',
  'holmium to Japan on 2025-12-01',
  'samarium oxide',
  'what is Announcement 61 of 2025 about',
  'which controls are suspended, and until when?',
  'how do I apply for a dual-use licence',
  'dysprozium oxide to Germany',
  '钕铁硼磁体出口需要许可证吗',
  'Sind Terbium-Targets genehmigungspflichtig?',
  'gallium to the US',
  'Nd28 Pr5.9 Fe65 B1, HS 8505111000',
  'lithium carbonate price',
  'changes 2025-10-01 2025-12-31',
  'help',
];

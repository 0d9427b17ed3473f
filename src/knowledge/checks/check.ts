import type { Day } from '../../core/day.ts';
import type { Path } from '../document.ts';
import type { KnowledgeFile, KnowledgeFiles } from '../files.ts';

/** Tells a fault: the file, the path of the value at fault, what is wrong, and what to do about it. */
export type Report = (file: KnowledgeFile<unknown>, path: Path, message: string, more?: ReportMore) => void;

export interface ReportMore {
  tip?: string;
  /** A fault only from this day on. */
  since?: Day;
}

/** One rule that the files must keep beyond their shape. */
export interface Check {
  name: string;
  description: string;
  /** A warning does not keep a knowledge base from loading. */
  level: 'error' | 'warning';
  /** Looks for what is absent, and so would speak up wrongly while some file cannot be read. */
  needsAll?: boolean;
  check: (files: KnowledgeFiles, report: Report) => void;
}

import type { AssignmentRule, Destination } from '../assignment/rules.ts';
import type { Appended } from './log.ts';

/** Who gets which new conversations. */
export interface Assignment {
  assignmentRules(): Promise<readonly AssignmentRule[]>;
  /** False where the rules are not `known` any more: somebody else has saved meanwhile. */
  saveAssignmentRules(rules: readonly AssignmentRule[], known: readonly AssignmentRule[]): Promise<boolean>;
  /** Assigns a conversation that nobody has been given yet; null where somebody has. */
  assignAtFirst(conversation: string, destination: Destination, at: number): Promise<Appended | null>;
}

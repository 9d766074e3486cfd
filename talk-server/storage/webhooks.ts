import type { EventType, LogEvent } from '@talk-suite/core/contract';

/** Where another system hears of a site's events. */
export interface Webhook {
  readonly id: string;
  readonly site: string;
  readonly url: string;
  readonly events: readonly EventType[];
  readonly createdAt: number;
}

/** A delivery that is under way. The secrets sign it: the present one, and the one before for a while. */
export interface Delivery {
  readonly id: string;
  readonly webhook: string;
  readonly url: string;
  readonly site: string;
  readonly secrets: readonly string[];
  /** How often it was tried before. */
  readonly attempts: number;
  readonly event: LogEvent;
}

export interface DeadDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly deadAt: number;
  readonly lastError: string | null;
}

export interface Webhooks {
  webhooks(): Promise<readonly Webhook[]>;
  addWebhook(webhook: Webhook, secret: string): Promise<void>;
  /** False where there is none. */
  removeWebhook(id: string): Promise<boolean>;
  /** Signs with another secret from now on, and with the old one as well until a time. False where there is none. */
  rotateWebhook(id: string, secret: string, oldUntil: number): Promise<boolean>;
  /** Deliveries whose time has come; nobody else gets them before `until`. */
  claimDeliveries(now: number, until: number, limit: number): Promise<readonly Delivery[]>;
  delivered(id: string): Promise<void>;
  /** Tried in vain: again at a time, or never (null). */
  failed(id: string, error: string, nextAt: number | null, now: number): Promise<void>;
  deadDeliveries(): Promise<readonly DeadDelivery[]>;
  /** Tries what was given up of a webhook anew. @returns how many. */
  reviveDeliveries(webhook: string, now: number): Promise<number>;
}

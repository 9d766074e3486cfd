import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from an index lookup to a request that waited for the disk. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 30];

/** What Prometheus reads. No label is of a person, a site or a conversation: their number would have no limit. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests: Counter<'method' | 'route' | 'status'>;
  readonly seconds: Histogram<'route'>;
  readonly events: Counter;
  readonly deliveries: Counter<'outcome'>;

  /** @param sockets how many WebSockets are open. */
  constructor(sockets: () => number) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Counter({
      name: 'talk_http_requests_total',
      help: 'Requests that were answered.',
      labelNames: ['method', 'route', 'status'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'talk_http_request_seconds',
      help: 'Seconds until a request was answered. Those that wait for news wait as long as they ask for.',
      labelNames: ['route'],
      buckets: BUCKETS,
      registers,
    });
    this.events = new Counter({
      name: 'talk_events_total',
      help: 'Events that were stored by this process.',
      registers,
    });
    this.deliveries = new Counter({
      name: 'talk_webhook_deliveries_total',
      help: 'Tries to deliver to a webhook: delivered, failed (tried again later) or dead.',
      labelNames: ['outcome'],
      registers,
    });
    const open: Gauge = new Gauge({
      name: 'talk_sockets',
      help: 'WebSockets that are open.',
      registers,
      collect: () => void open.set(sockets()),
    });
  }
}

import { useState } from 'react';
import { base as address } from '../data/api.ts';
import { useAsked } from '../data/queries.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { locale, span, t } from '../texts/index.ts';

/** As the server answers it: a bar for each day or hour. */
interface Bar {
  readonly label: string;
  readonly started: number;
  readonly answered: number;
  /** Seconds; null where nothing was answered. */
  readonly median: number | null;
}
interface ReportData {
  readonly total: Omit<Bar, 'label'>;
  readonly days: readonly Bar[];
  readonly hours: readonly Bar[];
}

const PERIODS = [7, 30, 90] as const;

/** Units of the plot; fewer on a phone, where the same letters would be too small to read. */
const PLOT = { width: window.innerWidth < 600 ? 320 : 720, height: 180, foot: 24 } as const;
const LABELS = PLOT.width / 90;

const dayLabel = (day: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(day),
  );

interface PlotProps {
  readonly title: string;
  readonly head: string;
  readonly bars: readonly Bar[];
  readonly label: (bar: Bar) => string;
}

interface ColumnProps extends Pick<React.SVGProps<SVGRectElement>, 'className' | 'x' | 'width'> {
  readonly height: number;
}

/** A bar that stands on the plot's lower edge. */
const Column = ({ height, ...bar }: ColumnProps) => (
  <rect {...bar} y={PLOT.height - height} height={height} rx="3" />
);

/** A plot for eyes, and the same as a table for everybody else. */
const Plot = ({ title, head, bars, label }: PlotProps) => {
  const most = Math.max(1, ...bars.map(({ started }) => started));
  const step = PLOT.width / bars.length;
  const every = Math.ceil(bars.length / LABELS);
  return (
    <section className="card">
      <h2>{title}</h2>
      <svg
        className="plot"
        viewBox={`-24 0 ${PLOT.width + 48} ${PLOT.height + PLOT.foot}`}
        aria-hidden="true"
      >
        {[0.25, 0.5, 0.75, 1].map((part) => (
          <line
            key={part}
            x1="0"
            x2={PLOT.width}
            y1={PLOT.height * (1 - part)}
            y2={PLOT.height * (1 - part)}
          />
        ))}
        {bars.map((bar, index) => {
          const height = (bar.started / most) * (PLOT.height - 8);
          const answered = (bar.answered / most) * (PLOT.height - 8);
          const x = index * step + step * 0.15;
          return (
            <g key={bar.label}>
              <Column className="bar" x={x} width={step * 0.7} height={height} />
              <Column className="bar-answered" x={x} width={step * 0.7} height={answered} />
              {index % every === 0 && (
                <text x={x + step * 0.35} y={PLOT.height + 16} textAnchor="middle">
                  {label(bar)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <details>
        <summary>{t('reportTable')}</summary>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{head}</th>
                <th scope="col">{t('reportStarted')}</th>
                <th scope="col">{t('reportAnswered')}</th>
                <th scope="col">{t('reportMedian')}</th>
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.label}>
                  <th scope="row">{label(bar)}</th>
                  <td>{bar.started}</td>
                  <td>{bar.answered}</td>
                  <td>{bar.median === null ? t('reportNone') : span(bar.median)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
};

const Figure = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div className="number card">
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

/** How many conversations, and how fast the first answer. */
const Report = () => {
  const [days, setDays] = useState<number>(30);
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  const query = new URLSearchParams({ days: `${days}`, zone }).toString();
  const report = useAsked<ReportData>(['report', days], `/inbox/report?${query}`);
  return (
    <div className="page">
      <PageHead title={t('report')} intro={t('reportIntro')}>
        <select
          aria-label={t('reportPeriod')}
          value={days}
          onChange={(event) => setDays(Number.parseInt(event.target.value, 10))}
        >
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {t('reportDays', { count: period })}
            </option>
          ))}
        </select>
        <a
          className="button"
          href={`${address.replace(/\/inbox$/, '')}/v1/inbox/report.csv?${query}`}
          download
        >
          {t('reportCsv')}
        </a>
      </PageHead>
      <main className="page-main">
        {report.isPending && <Loading />}
        {report.error && <Failed error={report.error} again={() => void report.refetch()} />}
        {report.data?.total.started === 0 && (
          <Empty icon="chart" title={t('reportEmpty')} next={t('reportEmptyNext')} />
        )}
        {report.data && report.data.total.started > 0 && (
          <>
            <dl className="numbers">
              <Figure label={t('reportStarted')} value={`${report.data.total.started}`} />
              <Figure label={t('reportAnswered')} value={`${report.data.total.answered}`} />
              <Figure
                label={t('reportMedian')}
                value={report.data.total.median === null ? t('reportNone') : span(report.data.total.median)}
              />
            </dl>
            <Plot
              title={t('reportByDay')}
              head={t('reportDay')}
              bars={report.data.days}
              label={({ label }) => dayLabel(label)}
            />
            <Plot
              title={t('reportByHour')}
              head={t('reportHour')}
              bars={report.data.hours}
              label={({ label }) => label}
            />
          </>
        )}
      </main>
    </div>
  );
};

export default Report;

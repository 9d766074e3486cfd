/** One thing that is known of a person, with what it is called. */
export const Fact = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => (
  <div className="fact">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

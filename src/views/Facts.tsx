import './Facts.css';

/** A term and what is said of it, in one line or several. */
export type Fact = readonly [term: string, ...says: string[]];

/** What is known, as a list of definitions. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(([term, ...says]) => (
        <div key={term}>
          <dt>{term}</dt>
          {says.map((each, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have no identity but their place
            <dd key={index}>{each}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** The same as plain text, a line each. */
export function factsText(facts: readonly Fact[]): string {
  return facts.map(([term, ...says]) => `${term}: ${says.join('\n  ')}\n`).join('');
}

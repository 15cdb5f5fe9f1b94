import './TermLinks.css';

interface Props<Term extends string> {
  label: string;
  /** What they are called among others of the page. */
  name: string;
  terms: readonly { id: Term; name: string; says: string; href: string }[];
  /** What is often said of them and not so. */
  notes: readonly string[];
  onTerm: (id: Term) => void;
}

/** Terms of what is on view, each a link to its entry in the glossary. */
export function TermLinks<Term extends string>({ label, name, terms, notes, onTerm }: Props<Term>) {
  return (
    <nav className="term-links" aria-label={name}>
      <span>{label}</span>
      {terms.map(({ id, name: term, says, href }) => (
        <a
          key={id}
          href={href}
          title={says}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onTerm(id);
          }}
        >
          {term}
        </a>
      ))}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </nav>
  );
}

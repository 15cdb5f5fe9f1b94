import './TermLinks.css';

interface Props<Term extends string> {
  label: string;
  terms: readonly { id: Term; name: string; says: string; href: string }[];
  onTerm: (id: Term) => void;
}

/** Terms of what is on view, each a link to its entry in the glossary. */
export function TermLinks<Term extends string>({ label, terms, onTerm }: Props<Term>) {
  return (
    <nav className="term-links" aria-label={label}>
      <span>{label}</span>
      {terms.map(({ id, name, says, href }) => (
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
          {name}
        </a>
      ))}
    </nav>
  );
}

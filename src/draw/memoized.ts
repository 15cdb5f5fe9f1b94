/**
 * The same function with its last answer about every subject kept as long as the subject lives, for the same further arguments. What
 * a view keeps is lost with the view.
 */
export function memoized<Subject extends object, Rest extends readonly unknown[], Answer>(
  compute: (subject: Subject, ...rest: Rest) => Answer,
): (subject: Subject, ...rest: Rest) => Answer {
  const last = new WeakMap<Subject, { rest: Rest; answer: Answer }>();
  return (subject, ...rest) => {
    const known = last.get(subject);
    if (known?.rest.every((each, i) => Object.is(each, rest[i]))) return known.answer;
    const answer = compute(subject, ...rest);
    last.set(subject, { rest, answer });
    return answer;
  };
}

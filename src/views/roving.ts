/** Moves the focus among the children of `group` with the arrow keys, Home and End; other keys are left alone. */
export function rove(event: KeyboardEvent, group: Element | null, index: number): void {
  const count = group?.children.length ?? 0;
  const to = {
    ArrowRight: index + 1,
    ArrowDown: index + 1,
    ArrowLeft: index - 1,
    ArrowUp: index - 1,
    Home: 0,
    End: count - 1,
  }[event.key];
  const target = to === undefined ? undefined : group?.children[to];
  if (!(target instanceof SVGElement)) return;
  event.preventDefault();
  target.focus();
}

/** Whether a key presses a button. */
export function presses(event: KeyboardEvent): boolean {
  return event.key === 'Enter' || event.key === ' ';
}

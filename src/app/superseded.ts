/* oxlint-disable no-underscore-dangle -- the names are Preact's */
import { options, type Component, type VNode } from 'preact';

/** What Preact keeps in a drawn node and calls when it draws, by the names that its builds have. */
declare module 'preact' {
  interface VNode {
    /** Its children, as drawn. */
    __k?: unknown;
    /** What it is a child of. */
    __?: unknown;
    __c?: Component | null;
  }
  interface Options {
    /** All is drawn. */
    __c?: (...drawn: unknown[]) => void;
    /** Something could not be drawn. */
    __e?: (...thrown: unknown[]) => void;
  }
}

/**
 * Cuts what was drawn anew off from its former children and parent. Preact leaves both in the former node. Whoever holds that node, as
 * all do that draw it as a child and were not drawn again themselves, then leads from there to every later drawing of the page, each with the
 * capture that it was made of: 22 MiB a picture, for ever. It is cut once nothing compares with it any more, which is after the commit.
 */
export function letGoOfSuperseded(): void {
  const latest = new WeakMap<Component, VNode>();
  let superseded: VNode[] = [];
  const { __c: commit, __e: caught } = options;
  const diffed = options.diffed?.bind(options);
  options.diffed = (vnode) => {
    diffed?.(vnode);
    const component = vnode.__c;
    if (!component) return;
    const former = latest.get(component);
    if (former && former !== vnode) superseded.push(former);
    latest.set(component, vnode);
  };
  options.__c = (...drawn) => {
    for (const former of superseded) former.__k = former.__ = null;
    superseded = [];
    commit?.(...drawn);
  };
  // What failed to be drawn goes back to what was there before.
  options.__e = (...thrown) => {
    superseded = [];
    caught?.(...thrown);
  };
}

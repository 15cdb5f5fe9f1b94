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
    /** What stands for it in the document. */
    __e?: Node | null;
  }
  interface Options {
    /** All is drawn. */
    __c?: (...drawn: unknown[]) => void;
    /** Something could not be drawn. */
    __e?: (...thrown: unknown[]) => void;
  }
}

declare global {
  interface Element {
    /** Its listeners, by name. */
    __e?: object | null;
  }
}

/**
 * Cuts what was drawn anew off from its former children and parent. Preact leaves both in the former node. Whoever holds that node, as
 * all do that draw it as a child and were not drawn again themselves, then leads from there to every later drawing of the page, each with the
 * capture that it was made of: 22 MiB a picture, for ever. It is cut once nothing compares with it any more, which is after the commit.
 *
 * What was removed loses its listeners then: the browser goes on holding fields (for its history, to fill them in), and their
 * listeners everything that they were drawn from.
 */
export function letGoOfSuperseded(): void {
  const latest = new WeakMap<Component, VNode>();
  let superseded: VNode[] = [];
  let removed: Element[] = [];
  const { __c: commit, __e: caught } = options;
  const diffed = options.diffed?.bind(options);
  const unmount = options.unmount?.bind(options);
  options.diffed = (vnode) => {
    diffed?.(vnode);
    const component = vnode.__c;
    if (!component) return;
    const former = latest.get(component);
    if (former && former !== vnode) superseded.push(former);
    latest.set(component, vnode);
  };
  options.unmount = (vnode) => {
    if (vnode.__e instanceof Element && typeof vnode.type === 'string') removed.push(vnode.__e);
    unmount?.(vnode);
  };
  options.__c = (...drawn) => {
    for (const former of superseded) former.__k = former.__ = null;
    for (const element of removed) element.__e = null;
    superseded = [];
    removed = [];
    commit?.(...drawn);
  };
  // What failed to be drawn goes back to what was there before.
  options.__e = (...thrown) => {
    superseded = [];
    caught?.(...thrown);
  };
}

// Where the focus is, and whether a reader can see that: outlined, inside the window, under nothing.
() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getClientRects()[0];
  // What is larger than the window cannot be in it whole: then some of it is.
  const top = box.height > innerHeight ? Math.max(box.top, 0) : box.top;
  const above = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, top + Math.min(box.height, 20) / 2);
  return {
    index: [...document.querySelectorAll('*')].indexOf(one),
    what: `${one.tagName} ${one.textContent.trim().slice(0, 60)}`,
    outlined: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
    inside: box.width > 0 && box.height > 0 && top >= 0 && box.bottom > 0 && box.left >= 0 && top < innerHeight && box.left < innerWidth,
    uncovered: one.contains(above),
  };
}

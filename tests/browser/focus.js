// Where the focus is, and whether a reader can see that: outlined, inside the window, under nothing.
() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getClientRects()[0];
  const above = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + Math.min(box.height, 20) / 2);
  return {
    index: [...document.querySelectorAll('*')].indexOf(one),
    what: `${one.tagName} ${one.textContent.trim().slice(0, 60)}`,
    outlined: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
    inside: box.width > 0 && box.height > 0 && box.top >= 0 && box.left >= 0 && box.top < innerHeight && box.left < innerWidth,
    uncovered: one.contains(above),
  };
}

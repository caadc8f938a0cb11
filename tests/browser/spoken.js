// What a page says from top to bottom: each piece of text in its language, and whether it is quoted as it is typed.
() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pieces = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
    const unseen = getComputedStyle(parent).display === 'none';
    if (!text || unseen || parent.closest('script, style, [aria-hidden=true]')) continue;
    pieces.push({
      text,
      language: parent.closest('[lang]').lang,
      literal: parent.closest('code, pre, kbd, samp') !== null || text.includes('://'),
      cell: parent.closest('td, th') !== null,
      source: parent.closest('.sources') !== null,
    });
  }
  return pieces;
}
